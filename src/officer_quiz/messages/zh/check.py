"""检查结果的措辞。"""

TEXTS: dict[str, str] = {
    "error": "错误",
    "warning": "警告",
    "info": "提示",
    "sound": "没有发现问题：{files} 个文件，{questions} 道题。",
    "found": "{files} 个文件，{questions} 道题：{errors} 个错误，{warnings} 个警告。",
    "no-path": "没有 {path} 这个文件或文件夹。",
    "no-files": "{path} 里没有题库文件（.yaml 或 .yml）。",
    "no-format": "没有“{name}”这种输出格式，可用 {known}。",
    "L21.name": "依据：法律题写明法条，写法规范，法规已登记；其他题有依据或出处",
    "L22.name": "条文存在：所引条号在核对当日有效的版本里有",
    "L23.name": "法律有效：核对之后没有新版施行，所教规则没有失效",
    "L24.name": "编号唯一：题库和题目的编号在全部题库内不重复",
    "L34.name": "审题记录：已审的题写明出题、审题（不同方）和核对日期",
}
