"""班级试卷各命令的说明。"""

TEXTS: dict[str, str] = {
    "paper": (
        "全班同卷：make 按组卷方案抽一次题，做成试卷（.paper，里面没有答案）和答案卷（.key，阅卷用，自己留着），"
        "另有可打印的试卷、答题纸和标准答案（.docx 和网页）。show 看一份试卷或答案卷；fix 把题库里改正了的答案收进答案卷；print 重做可打印的文件。\n"
        "\n"
        "例：\n"
        "  officer-quiz paper make mock-basic --variants 2 --open 2026-12-01T09:00 --close 2026-12-01T11:00 --code 长安街7号 --out 月考\n"
        "  officer-quiz paper show 月考/mock-basic.paper\n"
        "  officer-quiz paper fix 月考/mock-basic.key\n"
        "  officer-quiz paper print 月考/mock-basic.key --out 月考"
    ),
    "paper-words": "make 加组卷方案，show 加试卷或答案卷，fix、print 加答案卷",
    "paper-seed": "抽题的种子：题库相同时，同一种子抽出同样的题；选项次序每次另行打乱",
    "paper-variants": "几种卷别（A、B……），题和选项的次序不同",
    "paper-open": "开考时间，如 2026-12-01T09:00",
    "paper-close": "收卷时间",
    "paper-code": "开考口令：试卷用它加密，开考时才宣布",
    "paper-name": "文件叫什么，不写就是组卷方案的编号",
    "paper-out": "写到哪个文件夹",
    "paper-no-print": "不做可打印的文件",
    "hand-in": (
        "把自己的成绩交给单位：愿意交哪几次就交哪几次，每次一个文件（.handin），里面只有姓名、单位、岗位、答案和用时。"
        "带论述题的考试也可以这样交给教官评阅。给出教官发过的试卷（--to），文件就只有教官能打开；不给就只签名、不加密。\n"
        "\n"
        "例：\n"
        "  officer-quiz hand-in\n"
        "  officer-quiz hand-in 3f9a1c --to mock-basic.paper\n"
        "  officer-quiz hand-in --since 2026-11-01 --out U盘"
    ),
    "hand-in-sessions": "要交的练习或考试，编号见 history；不写就列出可以交的",
    "hand-in-since": "交这一天以来做完的全部",
    "hand-in-to": "教官发过的试卷：只有他的答案卷打得开",
    "hand-in-out": "写到哪个文件夹",
    "mark": (
        "阅卷：每份答卷先验封（完好、改动过、换人签名、同一人第二份、时间不对、钟被调慢、重复……），再按考试的规则计分；"
        "有问题的一份不少地列出来，由您决定（--accept）。改过答案卷以后再阅一遍，会列出谁的成绩变了，先列过线和掉线的。\n"
        "\n"
        "例：\n"
        "  officer-quiz mark 月考/mock-basic.key 收来的答卷 --into unit.db\n"
        "  officer-quiz mark 月考/mock-basic.key 收来的答卷 --accept K7QX-3M2P --out 成绩.xlsx\n"
        "  officer-quiz mark 月考/mock-basic.key --sheet 登分表.xlsx\n"
        "  officer-quiz mark 月考/mock-basic.key 收来的答卷 --essays --marker 李教官"
    ),
    "mark-words": "答案卷（.key），再加答卷或者放答卷的文件夹；自己交的考试不用答案卷",
    "mark-sheet": "登分表（sheet 做的 .xlsx）：纸上作答的答案",
    "mark-accept": "照收有问题的这一份（凭证或文件名）；可重复",
    "mark-essays": "评阅论述题：答案和参考答案并排，下面是采分点，一键一点；不显示姓名",
    "mark-marker": "阅卷人，不写就是 me 里的姓名",
    "mark-into": "记进成绩库：文件或 postgresql:// 地址",
    "mark-out": "成绩写到 .csv 或 .xlsx 文件",
    "sheet": (
        "做登分表（.xlsx）：一人一行，一题一列，填的字母当场核对；填好用 mark --sheet 阅卷，A、B 卷可以填在同一张表里。\n"
        "\n"
        "例：\n"
        "  officer-quiz sheet 月考/mock-basic.key --out 登分表.xlsx\n"
        "  officer-quiz sheet 月考/mock-basic.key --people 花名册.csv --out 登分表.xlsx"
    ),
    "sheet-key": "答案卷（.key）",
    "sheet-out": "写到哪个 .xlsx 文件",
    "sheet-people": "花名册（.csv 或 .txt）：每行姓名，可加单位、岗位、卷别",
    "sheet-rows": "没有花名册时留几行",
    "exam-what": "组卷方案，或者教官发的试卷文件（.paper）",
    "exam-variant": "试卷的卷别，不写就由程序分",
    "exam-code": "试卷的开考口令，不写就问",
    "exam-out": "答卷写到哪个文件夹",
}
