"""题目与试卷的分析。"""

TEXTS: dict[str, str] = {
    "flag.strong-choose": "{choice} 是错的，高分段选它的（{high} 人）比低分段（{low} 人）还多：核对答案。",
    "flag.backwards": "成绩越好的人越容易答错（区分度 {figure}）：核对答案，再看题干有没有歧义。",
    "flag.weak": "答对与否几乎分不出水平（区分度 {figure}）：看题干是否含糊，或者只靠猜。",
    "flag.hard": "得分率只有 {percent}%：核对答案；答案没错就说明这一点还没有教。",
    "flag.easy": "得分率 {percent}%，人人都会：可以换一道更有用的题。",
    "flag.seldom": "{choices} 几乎没有人选：换一个更像真的干扰项。",
}
