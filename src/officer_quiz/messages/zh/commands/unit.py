"""单位用的命令的说明。"""

TEXTS: dict[str, str] = {
    "collect": (
        "把大家自愿交的练习成绩（officer-quiz hand-in）收进成绩库：每份都先检查，完好的收进去，有问题的等您定（--accept）。同样的文件再收一次，什么也不变。\n"
        "\n"
        "示例：\n"
        "  officer-quiz collect E:/handins --into unit.db\n"
        "  officer-quiz collect wang-3f9a2c.handin --into postgresql://trainer@server/unit"
    ),
    "collect-files": "答卷（.handin），或者放答卷的文件夹",
    "book": (
        "看成绩库里有什么：试卷、单位、人员。forget 先问再删掉一个人的全部记录，只留下不记名的合计。\n"
        "\n"
        "示例：\n"
        "  officer-quiz book\n"
        "  officer-quiz book people --unit 城东所 --book unit.db\n"
        "  officer-quiz book forget 李华 --unit 城东所"
    ),
    "book-words": "不写：试卷和单位；people：人员；forget 加姓名：删掉这个人",
    "book-address": "成绩库：文件或 postgresql:// 地址；不写就看 OFFICER_QUIZ_BOOK、项目文件，再就是当前文件夹的 unit.db",
    "book-unit": "只看这个单位",
    "book-post": "同名同单位的几个人里，这个岗位的那一个",
    "book-plain": "一条一行，不画表格",
    "analyse": (
        "分析一个班的成绩：试卷怎么样，每道题怎么样，哪道题要改，为什么。\n"
        "\n"
        "例：\n"
        "  officer-quiz analyse marks.xlsx --points q8=8 --pass 60\n"
        "  officer-quiz analyse unit.db --paper 3F9A2C\n"
        "  officer-quiz analyse unit.db --diff        先看会写入题库什么\n"
        "  officer-quiz analyse unit.db --write       把难度和区分度写到题目旁边\n"
        "  officer-quiz analyse unit.db --experts 法制支队"
    ),
    "analyse-source": "成绩库，或者成绩表（csv、tsv、xlsx）：第一列是人，以后每列一道题",
    "analyse-paper": "只分析这份试卷",
    "analyse-experts": "有经验的民警：姓名、单位或岗位；情境题由他们组成专家组",
    "analyse-write": "把实测的难度和区分度写进题库，一题一行",
    "analyse-diff": "只看题库会怎么改",
    "analyse-points": "题目的满分，表里没有“满分”一行时用",
    "analyse-pass": "及格线（分）",
    "report": (
        "单位的报告：班级成绩、下一课讲什么、与上月相比、个人情况。不排名次，不到五人的不比较。\n"
        "\n"
        "例：\n"
        "  officer-quiz report unit.db\n"
        "  officer-quiz report unit.db --out report.html\n"
        "  officer-quiz report unit.db --unit 二大队 --out report.html\n"
        "  officer-quiz report unit.db --person 小李 --out 小李.html\n"
        "  officer-quiz report unit.db --out marks.xlsx     全部成绩，一人一行"
    ),
    "report-book": "成绩库：文件，或 postgresql://…",
    "report-paper": "只看这份试卷",
    "report-unit": "只看这个单位",
    "report-person": "一个人的情况",
    "report-topic": "只看这个题库（编号）",
    "report-skill": "只看这项能力",
    "report-out": "写成网页（.html）或成绩表（.xlsx），不写就显示在屏幕上",
}
