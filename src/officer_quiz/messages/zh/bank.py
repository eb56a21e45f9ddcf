"""题库文件的结构问题与检查项的措辞。"""

TEXTS: dict[str, str] = {
    "not-a-bank": "这不是题库：题库文件的最上层要有 bank、title、questions 等键。",
    "not-a-question": "这里要写一道题（有 id、type、stem 等键），不能只写文字。",
    "id-taken": "编号 {id} 已经用在 {file} 第 {line} 行。编号不能重复，请换一个。",
    "trail-missing": "已审的题还缺 {names}。请补上，或把 status 改回 draft。",
    "same-hand": "出题和审题都是“{name}”。审题要由另一方来做。",
    "checked-later": "核对日期 {day} 在今天之后，请核对。",
}
