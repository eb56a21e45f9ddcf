"""先说把握、再看结果的措辞。"""

TEXTS: dict[str, str] = {
    "ask": "对这个答案有多大把握？说了再看结果。",
    "low": "没把握",
    "medium": "有点把握",
    "high": "有把握",
    "mark": "{certainty}，按把握 {mark} 分",
    "total": "按把握计分：平均 {mark} 分（说了 {count} 次把握，每次 -2 到 1 分；不影响得分）",
    "title": "有多大把握，答对多少",
    "degree": "{percent}%  {answers} 次里全对 {right} 次，平均 {mark} 分",
    "wrong": "有把握却没答对、还没改正的题（{count}），复习时排在最前：",
    "more": "……还有 {count} 题",
}
