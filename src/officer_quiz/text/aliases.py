"""What people write for the keys of files: their Chinese names, and those of other programs."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from unicodedata import normalize

from officer_quiz.text.lookalikes import as_it_looks

KEYS: dict[str, tuple[str, ...]] = {
    "编号": ("id", "bank", "exam"),
    "题号": ("id",),
    "序号": ("id",),
    "题型": ("type", "kinds"),
    "类型": ("type", "kinds"),
    "题干": ("stem", "facts"),
    "题目": ("stem", "questions"),
    "问题": ("stem", "questions"),
    "试题": ("questions", "stem"),
    "选项": ("choices", "actions"),
    "备选项": ("choices",),
    "答案": ("answer", "model"),
    "正确答案": ("answer",),
    "标准答案": ("answer", "model"),
    "参考答案": ("model", "answer"),
    "解析": ("explain",),
    "答案解析": ("explain",),
    "说明": ("explain", "note", "why"),
    "逐项说明": ("why",),
    "理由": ("why",),
    "依据": ("cite",),
    "法律依据": ("cite",),
    "法条": ("cite",),
    "出处": ("source",),
    "来源": ("source",),
    "级别": ("level", "levels"),
    "等级": ("level",),
    "难度": ("level",),
    "岗位": ("posts",),
    "能力": ("skills",),
    "标签": ("tags",),
    "知识点": ("tags", "topics"),
    "作者": ("author",),
    "出题人": ("author",),
    "命题人": ("author",),
    "审题人": ("reviewer",),
    "审核人": ("reviewer",),
    "状态": ("status",),
    "核对日期": ("checked",),
    "日期": ("checked", "date"),
    "地区": ("region",),
    "标题": ("title",),
    "名称": ("title",),
    "题库": ("bank", "title"),
    "题库名称": ("title",),
    "语言": ("language",),
    "提示": ("hint",),
    "分值": ("points",),
    "分数": ("points",),
    "得分": ("points",),
    "采分点": ("points",),
    "打乱": ("shuffle",),
    "情景": ("scene",),
    "情境": ("scene",),
    "案情": ("facts", "scene"),
    "材料": ("facts",),
    "步骤": ("steps",),
    "做法": ("actions", "do"),
    "配对": ("pairs",),
    "干扰项": ("distractors",),
    "单位": ("unit",),
    "误差": ("tolerance",),
    "最佳": ("best",),
    "最好": ("best",),
    "最优": ("best",),
    "最差": ("worst",),
    "最坏": ("worst",),
    "最不好": ("worst",),
    "时限": ("minutes",),
    "及格分": ("pass",),
    "满分": ("total",),
    "总分": ("total",),
    "题数": ("count",),
    "考试": ("exam",),
    "question": ("stem", "questions"),
    "text": ("stem",),
    "prompt": ("stem",),
    "options": ("choices",),
    "key": ("answer",),
    "solution": ("answer", "explain"),
    "correct": ("answer",),
    "explanation": ("explain",),
    "analysis": ("explain",),
    "law": ("cite",),
    "reference": ("cite",),
    "kind": ("type",),
    "score": ("points",),
    "mark": ("points",),
    "difficulty": ("level",),
    "category": ("tags",),
    "name": ("title",),
}
"""What is written, and the keys that may be meant, the likeliest first."""


def key_meant(written: str, known: Collection[str]) -> str | None:
    """Return the one of the known keys that is meant by another name or another writing, None if none is."""
    return next((key for key in _names(written) if key in known), None)


@lru_cache(maxsize=1024)
def _names(written: str) -> tuple[str, ...]:
    word = as_it_looks(normalize("NFKC", written)).casefold()
    return word.replace("-", "_"), *KEYS.get(word, ())
