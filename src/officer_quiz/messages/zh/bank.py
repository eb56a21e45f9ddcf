"""题库文件的结构问题与检查项的措辞。"""

TEXTS: dict[str, str] = {
    "not-a-bank": "这不是题库：题库文件的最上层要有 bank、title、questions 等键。",
    "not-a-question": "这里要写一道题（有 id、type、stem 等键），不能只写文字。",
}
