"""自己的单子：斩掉的题、收藏的题。"""

TEXTS: dict[str, str] = {
    "away.title": "斩掉的题：{count} 题（练习、复习、每日一练不出，考试照出）",
    "away.none": "没有斩掉的题。答题以后按 x 可以斩题。",
    "away.how": "收回：officer-quiz review --away --drop 题目编号",
    "away.pick": "选一题收回，再选一次又斩掉：",
    "away.off": "（已收回）",
    "away.put": "已斩：{question}",
    "away.taken": "已收回：{question}",
    "away.not-on": "“{question}”没有斩掉。查看斩掉的题：officer-quiz review --away",
    "favourite.title": "收藏的题：{count} 题",
    "favourite.none": "还没有收藏的题。答题以后或者背题时按 m 可以收藏。",
    "favourite.how": "练收藏的题：officer-quiz practice --favourites · 取消收藏：officer-quiz review --favourites --drop 题目编号",
    "favourite.pick": "选一题取消收藏，再选一次又收藏：",
    "favourite.off": "（已取消）",
    "favourite.put": "已收藏：{question}",
    "favourite.taken": "已取消收藏：{question}",
    "favourite.not-on": "“{question}”没有收藏。查看收藏：officer-quiz review --favourites",
    "both": "--away 和 --favourites 是两张单子，一次写一个。",
}
