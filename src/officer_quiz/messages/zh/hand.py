"""交自己的成绩。"""

TEXTS: dict[str, str] = {
    "no-name": "交成绩要写明是谁：先用 officer-quiz me --name 姓名 --unit 单位 记下。",
    "not-finished": "{session} 还没有做完，不能交。接着做：officer-quiz resume {session}",
    "nothing": "还没有做完的练习或考试，没有可以交的。",
    "which": "可以交的练习和考试。交一次：officer-quiz hand-in 编号；交一段时间的：officer-quiz hand-in --since 日期",
    "written-sealed": "{session} → {path}，凭证 {code}（已加密，只有教官能打开）",
    "written-signed": "{session} → {path}，凭证 {code}（已签名，没有加密）",
    "count": "共写了 {count} 份。里面是姓名、单位、岗位、答案和用时，没有别的。",
}
