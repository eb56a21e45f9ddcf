"""The columns of a table of questions: how they are headed, and by which words they are found."""

from __future__ import annotations

import re
from string import ascii_uppercase
from unicodedata import normalize

HEADS = {
    "id": "编号 id",
    "parent": "所属 parent",
    "kind": "题型 type",
    "role": "材料类型 role",
    "context": "材料 context",
    "title": "标题 title",
    "prompt": "题干 stem",
    "answer": "答案 answer",
    "tolerance": "误差 tolerance",
    "unit": "单位 unit",
    "scale": "量级 scale",
    "explain": "解析 explain",
    "citations": "依据 cite",
    "sources": "出处 source",
    "hint": "提示 hint",
    "points": "分值 points",
    "level": "级别 level",
    "posts": "岗位 posts",
    "skills": "能力 skills",
    "tags": "标签 tags",
    "region": "地区 region",
    "shuffle": "打乱 shuffle",
    "experts": "专家数 experts",
    "author": "出题人 author",
    "reviewer": "审题人 reviewer",
    "status": "状态 status",
    "checked": "核对日期 checked",
    "valid_from": "生效日 valid_from",
    "valid_to": "失效日 valid_to",
}
"""Our columns by field."""
CHOICE, REMARK = "选项", "说明"
"""What the columns of choices and of the remarks on them are called, before the letter."""
_ALSO = {
    "id": "题目编号 试题编号 id",
    "kind": "类型 题目类型 试题类型 题目分类 type kind questiontype",
    "prompt": "题目 问题 题目内容 试题内容 试题 题干内容 试题题干 题目题干 题目描述 question stem text questiontext",
    "answer": "正确答案 参考答案 标准答案 正确选项 答案选项 key correctanswer correct answers",
    "explain": "答案解析 试题解析 题目解析 解释 explanation explain feedback",
    "citations": "法律依据 法规依据 法条 cite citation basis",
    "sources": "来源 source",
    "points": "分数 分 score points",
    "level": "难度 难易度 难易程度 难度系数 试题难度 difficulty level",
    "tags": "知识点 标签 考点 章节 tags topic",
    "choices": "选项 备选项 选项内容 备选答案 options choices",
    "title": "标题 title",
    "hint": "提示 hint",
    "context": "材料 案情 context",
    "author": "出题人 命题人 author",
}
_BY_WORD = {
    **{word: field for field, words in _ALSO.items() for word in words.split()},
    **{word: field for field, head in HEADS.items() for word in (*head.split(), "".join(head.split()))},
}
_LETTERED = re.compile(r"(?:选项|备选项|备选答案|答案|option|choice|answer)?([A-Z]|\d{1,2})(?:选项|项)?", re.IGNORECASE)
_REMARKED = re.compile(rf"{REMARK}([A-Z])")


def letter(place: int) -> str:
    """Return the letter of the choice at a place from 0."""
    return ascii_uppercase[place] if place < 26 else f"Z{place}"


def head(written: str) -> str | None:
    """Return the field that a column's head names: ``prompt``, ``choice:A``, ``remark:A``; None for any other."""
    plain = re.sub(r"[\s*_（）()【】\[\]:：-]", "", normalize("NFKC", written)).casefold()
    if field := _BY_WORD.get(plain):
        return field
    if remarked := _REMARKED.fullmatch(plain.upper()):
        return f"remark:{remarked[1]}"
    lettered = _LETTERED.fullmatch(plain)
    if not lettered:
        return None
    name = lettered[1].upper()
    if name.isdigit():
        place = int(name) - 1
        return f"choice:{letter(place)}" if 0 <= place < 26 and len(plain) > len(name) else None
    return f"choice:{name}"


_BY_WORD.update({re.sub(r"[\s_]", "", word): field for word, field in dict(_BY_WORD).items()})
