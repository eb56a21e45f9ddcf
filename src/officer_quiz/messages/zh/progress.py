"""进步情况。"""

TEXTS: dict[str, str] = {
    "habit.no-goal": "今天 {today} 题，连续 {days} 天",
    "habit.goal": "今天 {today}/{goal} 题，连续 {days} 天",
    "habit.goal-reached": "今天 {today}/{goal} 题，目标已达到；连续 {days} 天",
    "weak": "先补这些",
    "weak-line": "{title} {percent}%  officer-quiz practice {bank}",
    "topics": "各题库掌握度",
    "skills": "八项能力掌握度",
    "levels": "各级别掌握度",
    "line": "{percent}%  已做 {answered}/{of}",
    "untouched": "还有 {count} 项没有做过。",
    "formula": "掌握度：最近三个做题日的得分按 3:2:1 加权（不足三天按零计），每 120 天未做减半；同一天做得再多也只算一天。",
    "post": "{post}岗位要求：各题库掌握度达到 {percent}%",
    "reached": "达到 {count} 个，共 {of} 个",
    "not-begun": "还没开始：{title}",
    "due": "今后两周每天到期的题",
    "trend": "最近各次得分率",
    "exams": "考试成绩",
}
