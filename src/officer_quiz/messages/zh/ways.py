"""练习的各种做法的措辞。"""

TEXTS: dict[str, str] = {
    "in-order": "按题库的顺序练习：第 {first} 到 {last} 题，共 {of} 题。",
    "study": "背题：第 {first} 到 {last} 题，共 {of} 题。从头读：--from 1",
    "no-place": "--from 后面写 1 到 {of} 的序号，或者题目编号，没有“{value}”。",
    "no-place-near": "--from 后面写 1 到 {of} 的序号，或者题目编号，没有“{value}”。是不是 {near}？",
    "minutes": "做 {minutes} 分钟：时间到了，做完手上这题就结束。",
    "order-or-weak": "--in-order 按题库的顺序出题，--weak 挑薄弱的出题，只能用一个。",
    "weak": "薄弱的题库：{banks}。薄弱的能力：{skills}。两边轮流出题。",
    "weak-banks": "薄弱的题库：{banks}。",
    "weak-one": "{name} {percent}%",
    "none-weak": "还没有做过符合条件的题，说不出哪里薄弱。先做几题：officer-quiz practice",
    "none-missed": "{session} 里没有失分的题。看做过的：officer-quiz history",
    "daily-done": "今天的每日一练已经完成：{of} 题里全对 {right} 题，明天再来。继续练习：officer-quiz practice",
    "closed": "{session} 到此为止：已答的 {answered} 题（共 {of} 题）保留，其余不再问。",
    "close-exam": "{session} 是考试，不能放弃：接着考，或者交卷：officer-quiz resume {session}",
}
