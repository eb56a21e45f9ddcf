"""命令行的说明与用法错误。"""

from officer_quiz.messages.zh.commands.class_papers import TEXTS as CLASS_PAPERS
from officer_quiz.messages.zh.commands.unit import TEXTS as UNIT

TEXTS: dict[str, str] = {
    "version": "officer-quiz {number}",
    "about": (
        "民警学法律、练沟通的终端答题程序。不带命令打开主菜单。\n"
        "\n"
        "例：\n"
        "  officer-quiz practice                  从全部题库练十题\n"
        "  officer-quiz practice law -n 5         练法律类五题\n"
        "  officer-quiz review                    复习到期的题和错题\n"
        "  officer-quiz exam mock-basic           限时模拟考试\n"
        "  officer-quiz resume                    接着做上次没做完的\n"
        "  officer-quiz check questions           检查题库文件"
    ),
    "practice": (
        "练习：每答一题即给出对错、得分、解析和依据。先出没做过的，再出做错的。\n"
        "\n"
        "例：\n"
        "  officer-quiz practice\n"
        "  officer-quiz practice law-psap-procedure -n 20\n"
        "  officer-quiz practice law scenes --post traffic --level basic\n"
        "  officer-quiz practice --kind dialogue --skill defuse --seed 7\n"
        "  officer-quiz practice law --in-order\n"
        "  officer-quiz practice --weak --minutes 10\n"
        "  officer-quiz practice --sure --quick   先说把握；一键作答\n"
        "  officer-quiz practice scenes --say     先用自己的话说，再选回答\n"
        "  officer-quiz practice scenes --no-clock   对话里的时限不计时\n"
        "  officer-quiz practice --favourites     只练收藏的题"
    ),
    "daily": (
        "每日一练：当天的十题，人人相同（个人资料里写了单位的，同单位相同）；做完会说明，漏掉的日子不追究。\n"
        "\n"
        "例：\n"
        "  officer-quiz daily"
    ),
    "study": (
        "背题：按题库的顺序读题，连答案、解析和依据，接着上次读到的地方；不作答，也不计入任何成绩。\n"
        "\n"
        "例：\n"
        "  officer-quiz study law-psap-procedure\n"
        "  officer-quiz study law-psap-procedure --from 11 -n 20\n"
        "  officer-quiz study law-psap-procedure --from psap-procedure-007\n"
        "  officer-quiz study law --kind single"
    ),
    "resume": (
        "接着做没做完的一次，已答的都在。不写编号就接最近的一次。\n"
        "\n"
        "例：\n"
        "  officer-quiz resume\n"
        "  officer-quiz resume 3f9a2c\n"
        "  officer-quiz resume 3f9a2c --discard   不再接着做"
    ),
    "history": (
        "列出做过的每一次；写上编号就逐题看那一次。\n"
        "\n"
        "例：\n"
        "  officer-quiz history\n"
        "  officer-quiz history 3f9a2c\n"
        "  officer-quiz history --replay scene-road-001   从某一轮重来\n"
        "  officer-quiz history --json"
    ),
    "banks": "列出题库：题数、题型、级别和状态。\n\n例：\n  officer-quiz banks\n  officer-quiz banks --review\n  officer-quiz banks --matrix\n  officer-quiz banks --json",
    "show": (
        "看一道题：先是学员见到的样子，再是答案、解析和计分。\n"
        "\n"
        "例：\n"
        "  officer-quiz show psap-procedure-001\n"
        "  officer-quiz show psap-procedure-001 --as trainee\n"
        "  officer-quiz show psap-procedure-001 --play\n"
        "  officer-quiz show scene-road-001 --graph      对话的走向\n"
        "  officer-quiz show scene-road-001 --graph --to 走向.svg\n"
        "  officer-quiz show law-psap-procedure --html 审题.html\n"
        "  officer-quiz show psap-procedure-001 --json"
    ),
    "check": (
        "检查题库文件，逐处报告文件、行、列、问题和改法。\n"
        "退出码：0 没有错误；1 有错误（加 --strict 时警告也算）；2 用法不对。\n"
        "\n"
        "例：\n"
        "  officer-quiz check\n"
        "  officer-quiz check questions/law --strict --statutes 法规\n"
        "  officer-quiz check 我的题库.yaml --watch\n"
        "  officer-quiz check questions --statistics\n"
        "  officer-quiz check questions --quiet\n"
        "  officer-quiz check 我的题库.yaml --diff\n"
        "  officer-quiz check 我的题库.yaml --fix\n"
        "  officer-quiz check --explain L05,missing-colon\n"
        "  officer-quiz check --select L05,L09 --format json"
    ),
    "statutes": (
        "题库引用的法规：现行版本、引用了哪些条、每条几道题。\n"
        "另有 show 法规 条号（看条文）、uncovered 法规（没有出题的条）、add 文件（加入条文）、register 法规（登记一部法规）、amend 法规（登记新版本）、confirm 题目（改核对日期）。\n"
        "register 和 amend 写在自己题库旁边的 statutes.yaml 里，不动程序自带的登记。\n"
        "\n"
        "例：\n"
        "  officer-quiz statutes\n"
        "  officer-quiz statutes --stale --on 2027-01-01\n"
        "  officer-quiz statutes show 治安管理处罚法 97 --statutes 法规\n"
        "  officer-quiz statutes uncovered 治安管理处罚法\n"
        "  officer-quiz statutes add 法规\n"
        "  officer-quiz statutes register 《中华人民共和国消防法》 --short 消防法 --adopted 2021-04-29 --effective 2021-04-29 --articles 74 --banks mybanks\n"
        "  officer-quiz statutes amend 治安管理处罚法 --adopted 2030-06-01 --effective 2031-01-01 --articles 150 --banks mybanks\n"
        "  officer-quiz statutes confirm psap-procedure-001"
    ),
    "statute-words": "动作和它的对象；不写就列出法规",
    "stale": "列出核对以后法律有了新版的题目",
    "on": "按哪一天算，如 2027-01-01；confirm 用作核对日期；不写就是今天",
    "short": "简称，依据里这样写；不写就用去掉“中华人民共和国”的全称",
    "alias": "别的名称；可重复",
    "adopted": "通过或修订日期",
    "effective": "施行日期",
    "articles": "最大条号",
    "search": (
        "按词语和条件找题：题干、选项、解析、依据都找；几个词要同时有。停用的题要写 --status retired。\n"
        "\n"
        "例：\n"
        "  officer-quiz search 传唤 家属\n"
        "  officer-quiz search 听证 --kind single --post legal --level basic\n"
        "  officer-quiz search --cites 《治安管理处罚法》第九十七条\n"
        "  officer-quiz search --status draft --topic law --json"
    ),
    **CLASS_PAPERS,
    "disputes": (
        "学员用 d 提出的意见：哪道题、当时怎么答、说了什么，新的在前；教官可以逐条处理。\n"
        "\n"
        "例：\n"
        "  officer-quiz disputes\n"
        "  officer-quiz disputes law-psap-procedure\n"
        "  officer-quiz disputes --state open\n"
        "  officer-quiz disputes accept 3f9a2c.5 --note 选项已改\n"
        "  officer-quiz disputes reject psap-procedure-001 --note 以法条为准\n"
        "  officer-quiz disputes --said             学员自己的话\n"
        "  officer-quiz disputes --said --from 收来的成绩   从交来的成绩里读\n"
        "  officer-quiz disputes psap-procedure-001 --json"
    ),
    "search-words": "要找的词，不分大小写和全角半角；可写几个",
    "search-post": "岗位：traffic、station、border、window、inspector、legal；可重复",
    "search-level": "级别：basic、intermediate、advanced；可重复",
    "topic": "题库编号、主题文件夹或标签；可重复",
    "status": "状态：draft、reviewed、retired；可重复",
    "cites": "引用的法规或条文，如 治安法、《治安管理处罚法》第九十七条第一款",
    "disputed": "题目、题库或意见编号，不写就列出全部；前面写 accept 采纳、reject 不采纳、reopen 重新处理",
    "review-list": "列出等着审的题：草稿，以及法律有了新版的",
    "html": "把整个题库写成一个可打印的网页文件，供审题用；这时前面写题库编号",
    "matrix": "按主题列出各岗位、级别、题型的题数和缺口",
    "dispute-state": "只列这种状态的：open 待处理、accepted 已采纳、rejected 未采纳；可重复",
    "dispute-note": "处理意见，和 accept、reject、reopen 一起用",
    "side": "trainee 只看学员见到的；trainer 连答案、解析、计分（默认）",
    "play": "当场做这道题，不记录",
    "translations": "列出译文：每个题库有多少题能用另一种语言显示（缺译、过时的不算）",
    "new": (
        "写一份可用、带注释的起始文件：题库、组卷方案或译文，或者给题库加一道题。\n"
        "已有的文件不覆盖。文件第一行让 VS Code 等编辑器按 schema 补全和检查。\n"
        "\n"
        "例：\n"
        "  officer-quiz new bank law-hello --title 我的题库\n"
        "  officer-quiz new question hello-002 --kind case --into law-hello.yaml\n"
        "  officer-quiz new exam unit-test --into mybanks/exams\n"
        "  officer-quiz new translation law-psap-procedure"
    ),
    "import": (
        "把别处的题目导入题库文件：Word 和文本、Excel 和 CSV 表格、Moodle（XML、GIFT）、QTI（2.1、2.2、3.0）、Aiken、Anki 的文本、JSON（import --formats 全部列出）。\n"
        "都成为草稿，写明出处；答案不明的标“待核”，不替您猜；读不了的逐项列出。\n"
        "再导入同一份文件只加新题，改过的不动。退出码：0 全部导入；1 有没导入的；2 用法不对。\n"
        "\n"
        "例：\n"
        "  officer-quiz import 题库.docx --dry-run\n"
        "  officer-quiz import 题库.docx --into mybank.yaml\n"
        "  officer-quiz import 题库.xml --into mybank.yaml\n"
        "  officer-quiz import qti.zip --into mybank.yaml\n"
        "  officer-quiz import 试卷.txt --answers 答案.txt --into mybank.yaml"
    ),
    "import-files": "要导入的文件，可写几个",
    "import-into": "存到哪个题库文件；已有的在末尾加题",
    "import-format": "格式，如 docx、moodle、xlsx；不写就看内容",
    "import-answers": "另一个文件里的答案",
    "import-bank": "新题库的编号；不写就用题库文件的名称",
    "import-formats": "列出能导入的格式",
    "import-dry-run": "只试读，不写文件",
    "rename": (
        "给一道题换编号：题库、组卷方案和译文里一起改，原编号记在 former 里，作答记录、错题本和复习日期跟着走。\n"
        "\n"
        "例：\n"
        "  officer-quiz rename hello-001 law-greeting-001 --banks mybanks"
    ),
    "rename-old": "现在的编号",
    "rename-new": "新编号",
    "rename-taken": "编号 {id} 在 {path} 里已经用了或者用过。请换一个。",
    "rename-unsound": "{path} 里写着这个编号，但有错误，没有改动任何文件。先运行 officer-quiz check {path}",
    "rename-part": "{id} 是案例 {case} 的小题，作答记录记在整个案例上，rename 只改整道题的编号。小题的编号请直接在题库和它的译文里改。",
    "rename-former": "{path} 第 {line} 行：former 请写成一行 [编号, 编号]，再运行 rename。没有改动任何文件。",
    "renamed": "{old} 改为 {new}：{places}",
    "export": (
        "把题目写成别的程序能读的文件：Word 试卷（答案在后）、Moodle（XML、GIFT）、QTI 包（2.1、3.0）、Excel 和 CSV 表格、Anki 牌组、Aiken、JSON，对话写成 Twee 或 Mermaid（export --formats 全部列出）。写不进去的内容逐项列出。\n"
        "不覆盖已有的文件。退出码：0 全部写入；1 有没导出的题；2 用法不对。\n"
        "\n"
        "例：\n"
        "  officer-quiz export law-psap-procedure --to psap.xml\n"
        "  officer-quiz export law --format gift --to law.gift\n"
        "  officer-quiz export law --format qti3 --to law.zip\n"
        "  officer-quiz export law-psap-procedure --to 试卷.docx\n"
        "  officer-quiz export my-talks --banks mybanks --to talks.mmd\n"
        "  officer-quiz export --to 题库.xlsx\n"
        "  officer-quiz export --formats"
    ),
    "export-format": "格式，如 docx、moodle、xlsx；不写就看文件的后缀",
    "export-to": "存到哪个文件",
    "export-force": "覆盖已有的文件",
    "export-formats": "列出能导出的格式",
    "schema": (
        "输出题库、译文、组卷方案或法规登记文件的 JSON Schema（2020-12），供编辑器补全和检查。\n"
        "\n"
        "例：\n"
        "  officer-quiz schema bank > bank.json\n"
        "  officer-quiz schema statutes"
    ),
    "new-what": "写什么",
    "new-name": "编号；question 是新题的编号，translation 是所译题库的编号",
    "new-kind": "题型（question 用），如 single、case、dialogue",
    "title": "名称",
    "into": "放在哪个文件夹；question 加到哪个题库文件",
    "schema-name": "哪一种文件",
    "schema-none": "没有“{name}”这种 schema，可用 {known}。",
    "new-no-what": "不能新建“{what}”，可用 {known}。",
    "new-exists": "{path} 已经有了，没有动它。请换个名字，或先把它移开。",
    "new-written": "已写好 {path}。改好以后：officer-quiz check {path}",
    "new-question-into": "请用 --into 写明加到哪个题库文件，如 --into law-hello.yaml。",
    "new-question-unsound": "{path} 的写法不能自动加题。请先用 check 检查，题目要一题一段，以“- id:”开头。",
    "new-question-taken": "{path} 里已经有 {id}。编号不能重复，请换一个。",
    "new-question": "已在 {path} 末尾加上 {id}。请改成自己的题，再用 check 检查。",
    "new-no-bank": "{folder} 里没有可用的题库 {id}。看有哪些：officer-quiz banks",
    "new-no-bank-near": "{folder} 里没有可用的题库 {id}。是不是 {near}？",
    "new-exam-place": "组卷方案要放在题库文件夹的 {folder} 里才能用，{path} 不行。请写 --into 题库文件夹/{folder}。",
    "new-title": "名称“{title}”不能用：{said}",
    "new-translation-place": "译文的文件名要以 .{language}.yaml 结尾，{path} 不行。请用 --into 只写文件夹。",
    "new-bank-note": "示例可以直接检查和练习，请改成自己的题。每个字段的说明：questions/README.md",
    "new-exam-note": "从题库里抽题的规则。topics、posts、levels 都可以写，check 会说够不够。",
    "new-translation-note": "把每段原文换成译文，of 不要改；原文以后有变动，check 会提示。",
    "review": (
        "复习：先是今天到期的，再是错题本里的。错题在三个不同的日子全对后移入“已掌握”。\n"
        "\n"
        "例：\n"
        "  officer-quiz review\n"
        "  officer-quiz review --list             看错题本\n"
        "  officer-quiz review --star psap-procedure-001\n"
        "  officer-quiz review --drop psap-procedure-001\n"
        "  officer-quiz review --away             看斩掉的题，收回\n"
        "  officer-quiz review --favourites       看收藏的题"
    ),
    "exam": (
        "按组卷方案出一份限时试卷：任意顺序作答、可改、可标记，交卷后才给答案。时间一到自动交卷。\n"
        "\n"
        "例：\n"
        "  officer-quiz exam\n"
        "  officer-quiz exam mock-basic --seed 7\n"
        "  officer-quiz exam monthly-check --month 2026-11 --unit 二大队\n"
        "  officer-quiz exam 月考/mock-basic.paper"
    ),
    "progress": (
        "看进步：近半年每天做的题，薄弱处，各份试卷准备得怎样，各题库、八项能力、各级别的掌握度，今后两周到期的题，各次得分和考试成绩。\n"
        "\n"
        "例：\n"
        "  officer-quiz progress\n"
        "  officer-quiz progress --post traffic\n"
        "  officer-quiz progress --json"
    ),
    "me": (
        "看或改个人资料：称呼、单位、岗位、级别、语言。练习按它选题，每次记录里写上它；不收集其他内容。\n"
        "\n"
        "例：\n"
        "  officer-quiz me\n"
        "  officer-quiz me --name 小李 --unit 二大队 --post traffic\n"
        '  officer-quiz me --level ""              清除级别\n'
        "  officer-quiz me --sure on --quick on   总是先问把握，一键作答\n"
        "  officer-quiz me --say on               分支对话总是先说再选"
    ),
    "data": (
        "个人记录：where 在哪里，export 全部导出为 JSON 行，delete 全部删去（先询问）。\n"
        "\n"
        "例：\n"
        "  officer-quiz data where\n"
        "  officer-quiz data export > 我的记录.jsonl\n"
        "  officer-quiz data delete"
    ),
    "one-post": "岗位：traffic 交警、station 派出所、border 移民管理、window 窗口、inspector 督察、legal 法制",
    "one-level": "级别：basic 初级、intermediate 中级、advanced 高级",
    "blueprint": "组卷方案编号；不写就从列表里选",
    "month": "月抽查的月份，如 2026-11；不写就是本月",
    "unit": "单位",
    "listed": "只列出错题本，不开始复习",
    "star": "把题目收入错题本；可重复",
    "drop": "把题目移出错题本；可重复",
    "remark": "按现在的答案重评过去的作答，列出得分的变化",
    "name": "称呼或代号",
    "language": "界面语言：zh 或 en",
    "sure": "作答以后、看结果以前问有多大把握，另按把握计分（得分不变）；me --sure on 就每次都问",
    "me-sure": "练习、复习、每日一练都先问有多大把握：on 或 off；考试不问",
    "dispute-said": "改列学员在分支对话里先用自己的话说的（practice --say），和当时选的、最好的对照",
    "replay": "从做完的分支对话的某一轮重来：写题目编号，默认最近做完的那一次；不计入成绩",
    "dispute-from": "和 --said 一起：读学员交来的自己的成绩（.handin 文件或文件夹）；封存的再写上试卷的 NAME.key；可重复",
    "say": "分支对话里先用自己的话说，再看可选的回答、选最接近的一句；事后两句对照着看；me --say on 就每次都这样",
    "me-say": "练习、复习、每日一练的分支对话都先用自己的话说、再选：on 或 off；考试不问",
    "quick": "单选、判断按一键就作答，两秒内按 u 撤回；me --quick on 就每次都这样",
    "me-quick": "练习、复习、每日一练里单选、判断按一键就作答，两秒内按 u 撤回：on 或 off；考试和 --plain 照旧要按回车",
    "no-clock": "分支对话里的时限不计时；--plain 和管道里本来就不计；me --clock off 就每次都不计",
    "me-clock": "分支对话里的时限要不要计时：on 或 off",
    "no-switch": "{name} 后面写 on 或 off，没有“{value}”。",
    "goal": "每天想做几题；0 不设目标",
    "days": "在几个不同的日子全对算掌握（默认 3）",
    "action": "where 位置、export 导出、delete 删去",
    "yes": "不再询问",
    "wanted": "题库编号、主题文件夹或标签，可写几个；不写就是全部题库",
    "session": "那一次的编号（history 里有；可以只输开头几位）",
    "question": "题目编号",
    "paths": "题库文件或文件夹；不写就查当前的题库文件夹",
    "count": "题数，默认 10（复习 20）",
    "chance-corrected": "情境评价、最佳与最差扣去乱答或全答一样也能得的分",
    "graph": "把分支对话画成一棵树：每一处、每句话的分、条件、改变什么、去哪里",
    "graph-to": "和 --graph 一起用：存成图，.svg 或 .mmd（Mermaid）",
    "in-order": "按题库的顺序出题，接着上次的地方；不按做过与否",
    "begin": "从第几题（或哪个题目编号）开始读；不写就接着上次读到的地方",
    "away": "列出斩掉的题，不开始复习；加 --drop 收回，加 --star 斩题；在终端里可以直接选一题收回",
    "favourites": "收藏的题：practice 只从里面出题；review 只列出，加 --drop 取消，加 --star 收藏",
    "weak": "从掌握最差的三个题库、三项能力里轮流出题",
    "minutes": "做几分钟：时间到了，做完手上这题就结束；写了 -n，最多做那么多题",
    "discard": "不再接着做这一次：已答的保留，其余不再问；考试不能放弃",
    "missed": "重做那一次没得满分的题；不写编号就是最近一次",
    "post": "岗位：traffic 交警、station 派出所、border 移民管理、window 窗口、inspector 督察、legal 法制；可重复；any 不限（个人资料写了岗位时）",
    "level": "级别：basic 初级、intermediate 中级、advanced 高级；可重复；any 不限（个人资料写了级别时）",
    "kind": "题型，如 single、case、dialogue，或中文名（单选、案例）；可重复",
    "skill": "能力：psychology、language、technique、defuse、mediate、service、mobilise、masswork；可重复",
    "seed": "抽题和排序的种子：题库和做题记录相同时，同一种子抽出同样的题",
    "plain": "一行一答，不重画屏幕，不分页（读屏软件、管道、日志）",
    "json": "输出 JSON",
    "format": "输出格式：text、github、json 或 sarif",
    "select": "只做这几项内容检查，如 L05,L09；可重复",
    "ignore": "不做这几项内容检查；可重复",
    "plain-report": "只用文字，不画图，不分页（读屏软件）",
    "explain": "说明方括号里的代号：检查（如 L05）写查什么、为什么、好坏各一例，其他写怎么改；可列几个；all 列出全部检查",
    "watch": "文件一保存就重查，按 Ctrl-C 结束",
    "fix": "先把有把握的改好（编码、换行、全角冒号、制表符、试卷上的编号、中文字段名等），再检查；审定的题只改看不见的写法",
    "diff": "只显示 --fix 会改什么，不写文件；有可改的退出码为 1",
    "strict": "有警告也算不通过",
    "statistics": "不逐处列出，只说每种问题有几处（text 和 json）",
    "skip-others": "文件夹里不是题库、组卷方案、译文的 YAML 文件（如 mkdocs.yml）略过不查",
    "quiet": "不逐处列出，只说总数（text 和 json）；结果看退出码",
    "lang": "语言：zh 或 en（也可设 OFFICER_QUIZ_LANG）",
    "banks-dir": "题库文件夹或文件；可重复，自己的写在前，shipped 是程序自带的（也可设 OFFICER_QUIZ_BANKS，或写进 officer-quiz.toml）",
    "data-dir": "个人记录的文件夹（也可设 OFFICER_QUIZ_DATA）",
    "statutes-dir": "法规条文的文件夹（也可设 OFFICER_QUIZ_STATUTES）",
    "show-version": "显示版本号",
    "help": "显示这份说明",
    "install-completion": "为当前的命令行安装自动补全",
    "show-completion": "显示自动补全脚本",
    "usage-line": "用法：",
    "arguments": "参数",
    "commands": "命令",
    "options": "选项",
    "see-help": "查看说明：{command} --help",
    "no-command": "没有“{name}”这个命令。查看全部命令：officer-quiz --help",
    "no-command-near": "没有“{name}”这个命令。是不是 {near}？",
    "no-language": "没有“{name}”这种语言，可用 zh 或 en。",
    "no-option": "没有 {name} 这个选项。",
    "no-option-near": "没有 {name} 这个选项。是不是 {near}？",
    "not-together": "{one} 和 {other} 不能一起用。去掉一个，或者分开运行。",
    "only-with": "{name} 只和 {action} 一起用，在这里不起作用。去掉它再运行。",
    "missing": "还缺参数 {name}。",
    "needs-value": "选项 {name} 后面要写一个值。",
    "not-whole": "选项 {name} 的值要是大于 0 的整数。",
    "bad-value": "选项 {name} 的值不对：{reason}",
    "extra": "多了参数：{words}",
    "usage": "命令写得不对：{reason}",
    "fault": "程序出了故障，不是您的操作问题。已答的题都已保存。请把上面的内容转给维护人员。",
    **UNIT,
}
