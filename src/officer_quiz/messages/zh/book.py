"""错题本。"""

TEXTS: dict[str, str] = {
    "due": "今天到期 {count} 题",
    "empty": "错题本是空的。做错的题会自动收进来；练习后按 k，或用 review --star 也可以收。",
    "open": "错题本：{count} 题（在 {days} 个不同的日子全对后移入“已掌握”）",
    "by-kind": "题型",
    "missed": "错过 {count} 次，最近 {last}",
    "starred": "自己收入",
    "right-days": "已在 {done}/{days} 天全对",
    "mastered": "已掌握：{count} 题",
    "how": "复习：officer-quiz review · 移出：officer-quiz review --drop 题目编号",
    "nothing": "今天没有到期的题，错题本里也没有要复习的。练新题：officer-quiz practice",
    "starred-now": "已收入错题本：{question}",
    "dropped-now": "已移出错题本：{question}",
    "not-in-book": "错题本里没有“{question}”。",
    "ahead": "有 {count} 次作答的日期在今后（最晚 {last}），是在系统时间快了的时候做的；到那时之前，复习安排和错题本都不算它们。",
    "session": "今天到期 {due} 题，错题本里另有 {book} 题；这次复习 {count} 题。",
}
