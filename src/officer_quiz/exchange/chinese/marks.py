"""The marks by which lines of a paper are told apart: heads, numbers, choices, labels of keys and explanations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from officer_quiz.exchange.base.numbers import CIRCLED

_WORTH = r"(?P<worth>\d{1,3}(?:\.\d{1,2})?)"
_POINTS = re.compile(rf"^[（(【\[]\s*(?:本题)?\s*{_WORTH}\s*(?:分|points?)\s*[】\]）)]\s*")
_EACH = re.compile(rf"每\s*(?P<part>小)?\s*题\s*{_WORTH}\s*分|[（(]{_WORTH.replace('worth', 'english')} points? each")
_NUMERALS = "一二三四五六七八九十"

KINDS = {
    "single": r"单项?选择?题?|单选|选择题\s*[（(]\s*单选?\s*[）)]|(?i:single choice)",
    "multiple": r"多项?选择题?|多选题?|(?i:multiple choice)",
    "indefinite": r"不定项?(?:选择)?题?|任选题|(?i:indefinite choice)",
    "true_false": r"判断题|判断正误题?|是非题|对错题|判断|(?i:true or false)",
    "fill": r"填空题?|填充题|(?i:fill in the blanks)",
    "numeric": r"数值题|(?i:numbers)",
    "ordering": r"排序题|(?i:put in order)",
    "matching": r"配对题|连线题|匹配题|(?i:matching)",
    "best_worst": r"最佳与最差题?|(?i:best and worst)",
    "rating": r"情境评价题?|(?i:rate the responses)",
    "ranking": r"情境排序题?|(?i:rank the responses)",
    "essay": r"(?:简答|问答|论述|名词解释|主观|简述|写作|面试|论文)题?|名词解释|(?i:essay)",
    "case": r"(?:案例|材料|综合)(?:分析)?题|(?i:cases)",
    "choice": r"选择题|客观题",
}
_KIND = "|".join(f"(?P<{name}>{words})" for name, words in KINDS.items())
_HEAD = re.compile(
    rf"[（(【\[<]?\s*(?:第?(?P<place>[{_NUMERALS}]+|[IVX]+|[ⅠⅡⅢⅣⅤⅥ])\s*(?:部分|大题|卷|章|节)?\s*[、.．:：)）]?\s*)?"
    rf"(?:{_KIND})\s*(?:题库|部分|答案|参考答案)*\s*[】\])）>]?\s*(?:[（(:：,，、;；【共].*)?"
)
_TAG = re.compile(rf"[【\[（(]\s*(?:{_KIND})\s*[】\]）)]\s*[:：]?\s*|(?:{_KIND.replace('?P<', '?P<t_')})\s*[:：]\s*")
_OTHER_HEAD = re.compile(
    rf"(?:[{_NUMERALS}]{{1,3}}[、.．]|第[{_NUMERALS}\d]+[章节编篇卷]|第[{_NUMERALS}\d]+部分)\s*(?P<words>.{{0,40}})"
)
_ANSWERS = re.compile(
    r"[（(【\[]?\s*(?:[一-龥\w]{0,20}?(?:试题|试卷|题库|练习|测试|考试|题))?(?:附[:：]?)?\s*"
    r"(?:正确|参考|标准)?\s*答\s*案\s*(?:[及与和]\s*)?(?:试题)?(?:解析|详解|评分标准|要点)?\s*(?:部分|区|汇总|速查|表|一览)?\s*[】\])）]?\s*(?P<colon>[:：]?)"
    r"|(?i:answers and explanations|answer key)"
)
_NUMBER = re.compile(
    r"\ue000?(?:(?P<dot>\d{1,5})\s*(?:[、．:：。]|\.(?!\d)|\.(?=(?:19|20)\d\d年))|"
    rf"(?P<word>第\s*(?P<di>\d{{1,5}}|[{_NUMERALS}]{{1,4}})\s*题|"
    rf"(?:问题|题目|试题|例题|Q)\s*(?P<wen>\d{{1,4}}|[{_NUMERALS}]{{1,4}}(?=[:：、.．])))\s*[:：、.．]?|"
    r"(?P<round>[（(]\s*(?P<in>\d{1,3})\s*[)）]|(?P<half>\d{1,3})[)）])|"
    rf"(?P<circle>[{CIRCLED}])|"
    r"(?P<bare>\d{1,4})(?=\s+[^\s\d.,，、+\-*/=]))\s*"
)
STYLES = ("word", "dot", "round", "circle", "bare")
"""How questions are numbered; where the first ones are used, the later ones number something else."""
_MATERIAL = re.compile(
    r"[（(]?\s*(?:[一二三四五六七八九十]+[）)、.]\s*)?(?:请?(?:根据|阅读|依据|结合)(?:以下|下列|下面|上述|所给)?(?:的?(?:材料|资料|案例|案情|案件|情况|内容|信息))"
    r"[^。]{0,30}?(?:题|问题)|"
    r"(?:材料|案例|案情|资料)\s*[一二三四五六七八九十\d]{0,3}\s*[】\])）]?\s*[:：]|【(?:材料|案例|案情|资料)[一二三四五六七八九十\d]{0,3}】)"
    r"|(?P<english>(?i:read the following and answer questions?)\s*\d+(?:-\d+)?\.)$"
)
_KEY_WORDS = r"(?:(?:正确|参考|标准)\s*)?(?:答\s*案(?:\s*要点)?|要\s*点)"
_KEY = re.compile(
    rf"(?:[【\[（(]\s*{_KEY_WORDS}\s*[】\]）)]\s*[:：]?|{_KEY_WORDS}\s*(?:[:：]|为[:：]?|是[:：])|答\s*[:：]|答题要点\s*[:：]|"
    r"答\s*案\s+(?=[A-J√×✓✗对错正]))\s*"
)
_KEY_WITHIN = re.compile(
    rf"[（(【\[]\s*{_KEY_WORDS}\s*[:：]\s*(?P<within>[^（()）【】\[\]]*)[)）】\]]|"
    rf"[【\[]\s*{_KEY_WORDS}\s*[】\]]\s*[:：]?\s*|(?<![一-龥A-Za-z]){_KEY_WORDS}\s*[:：]\s*"
)
_EXPLAIN_WORDS = (
    r"(?:(?:答案|试题|本题|考点|题目)?\s*(?:解\s*析|详\s*解|解\s*释|分\s*析|点\s*评)|"
    r"理\s*由|解\s*答|说\s*明|(?i:explanation))"
)
_GROUNDS_WORDS = r"(?:法律依据|依\s*据|出\s*处|来\s*源|(?i:basis|source))"
_GROUNDS = re.compile(rf"[【\[（(]\s*{_GROUNDS_WORDS}\s*[】\]）)]\s*[:：]?|{_GROUNDS_WORDS}\s*[:：]")
_EXPLAIN = re.compile(rf"(?:[【\[（(]\s*{_EXPLAIN_WORDS}\s*[】\]）)]\s*[:：]?|{_EXPLAIN_WORDS}\s*[:：])\s*")
_EXPLAIN_WITHIN = re.compile(
    rf"[【\[]\s*{_EXPLAIN_WORDS}\s*[】\]]\s*[:：]?\s*|(?<![一-龥A-Za-z])(?:答案)?解析\s*[:：]\s*"
)
_ABOUT = re.compile(
    r"[【\[]?\s*(?P<what>知识点|考点|难度|难易度?|难易程度|章节|分值|题型)\s*[】\]]?\s*[:：]\s*(?P<value>.*)"
)
_CHOICE = re.compile(
    r"\ue000?\s*(?P<tick>[√✓✔☑●]\s*)?(?:[（(\[【]\s*(?P<in>[A-J])\s*[)）\]】]\s*[.．、:：]?|(?P<plain>[A-J])\s*[.．、:：,，。)）](?!\w+\(|\w+\s*=)|(?P<spaced>[A-J])\s+(?=\S))\s*"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A head of questions: their kind if it tells one, its own place (一, 二) and whether it heads answers.

    `worth`: the points of each question (每题2分), empty if it does not tell; `parts`: of each within a case (每小题).
    """

    kind: str
    place: str
    answers: bool = False
    colon: bool = False
    worth: str = ""
    parts: bool = False


def head(text: str) -> Head | None:
    """Return what a line heads, None for one that heads nothing."""
    if len(text) > 80:
        return None
    if len(text) <= 40 and (found := _ANSWERS.fullmatch(text)):
        return Head("", "", answers=True, colon=bool(found["colon"]))
    if found := _HEAD.fullmatch(text):
        each = _EACH.search(text)
        worth = (each["worth"] or each["english"]) if each else ""
        answers = "答案" in re.split("[（(]", text, maxsplit=1)[0]
        return Head(_kind(found), found["place"] or "", answers, worth=worth, parts=bool(each and each["part"]))
    if (found := _OTHER_HEAD.fullmatch(text)) and not re.search(r"[。？?；;!！]$|[（(]\s*[A-J√×]?\s*[)）]", text):
        return Head("", text[0])
    return None


def tag(text: str) -> tuple[str, str]:
    """Return the kind told before a stem (【单选】), empty for none, and the stem without it."""
    found = _TAG.match(text)
    return (_kind(found), text[found.end() :]) if found else ("", text)


def begins_choices(text: str) -> bool:
    """Return whether a line begins with the first choice."""
    found = choice(text)
    return found is not None and found[0] == "A" and not found[3]


def points(text: str) -> tuple[str, str]:
    """Return the points that a stem begins with (（2分）), empty for none, and the stem without them."""
    found = _POINTS.match(text)
    return (found["worth"], text[found.end() :]) if found else ("", text)


def _kind(found: re.Match[str]) -> str:
    groups = found.groupdict()
    kind = next((name for name in KINDS if groups.get(name) or groups.get(f"t_{name}")), "")
    return "" if kind == "choice" else kind


def number(text: str) -> tuple[str, int, int] | None:
    """Return the style of the number that a line begins with, the number, and where the rest begins; None for none."""
    found = _NUMBER.match(text)
    if not found:
        return None
    if found["circle"]:
        return "circle", CIRCLED.index(found["circle"]) + 1, found.end()
    style = next(name for name in STYLES if found[name])
    digits = found["dot"] or found["di"] or found["wen"] or found["in"] or found["half"] or found["bare"]
    return style, int(digits) if digits.isdecimal() else in_numerals(digits), found.end()


def in_numerals(text: str) -> int:
    """Return the value of 一 to 九十九."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return _NUMERALS.index(text[0]) + 1 if text[:1] in _NUMERALS else 0
    return (_NUMERALS.index(tens) + 1 if tens in _NUMERALS and tens else 1) * 10 + (
        _NUMERALS.index(ones) + 1 if ones and ones in _NUMERALS else 0
    )


_NUMBERS = re.compile(r"\d{1,4}\s*[-—～~－至到]+\s*(\d{1,4})")


def material(text: str) -> tuple[str, int] | None:
    """Return what a line begins with that several questions share, and the number of the last of them, 0 if not told.

    None for any other line.
    """
    found = _MATERIAL.match(text)
    if not found:
        return None
    last = _NUMBERS.search(text)
    only = found["english"] or (last and len(text) < 40 and text.rstrip("。.:：）)").endswith("题"))
    return "" if only else text, int(last[1]) if last else 0


def key_label(text: str) -> int | None:
    """Return where a key begins in a line that starts with its label."""
    found = _KEY.match(text.lstrip("\ue000"))
    return found.end() + len(text) - len(text.lstrip("\ue000")) if found else None


def explain_label(text: str) -> int | None:
    """Return where an explanation begins in a line that starts with its label; what names its grounds keeps theirs."""
    if _GROUNDS.match(text):
        return 0
    found = _EXPLAIN.match(text)
    return found.end() if found else None


def about(text: str) -> tuple[str, str] | None:
    """Return what a line tells about a question (知识点, 难度) and its value."""
    found = _ABOUT.fullmatch(text)
    return (found["what"], found["value"]) if found else None


def split_labels(text: str) -> tuple[str, str | None, str | None]:
    """Return a line without the key and the explanation that it goes on with, and those; None for one that is not."""
    explain = None
    if found := _EXPLAIN_WITHIN.search(text):
        text, explain = text[: found.start()].rstrip(), text[found.end() :]
    if found := _KEY_WITHIN.search(text):
        inside = found["within"]
        key = inside if inside is not None else text[found.end() :]
        return (text[: found.start()] + (text[found.end() :] if inside is not None else "")).rstrip(), key, explain
    return text, None, explain


def choice(text: str) -> tuple[str, int, bool, bool] | None:
    """Return the letter of the choice that a line begins with, where it begins, whether it is ticked, and if loosely.

    Loosely: only a space is behind the letter.
    """
    found = _CHOICE.match(text)
    if not found:
        return None
    letter = found["in"] or found["plain"] or found["spaced"]
    ticked = bool(found["tick"]) or "\ue000" in text[: found.end() + 1]
    return letter, found.end(), ticked, bool(found["spaced"])


_STYLES_WITHIN = tuple(
    {letter: re.compile(pattern.replace("#", letter)) for letter in "ABCDEFGHIJ"}
    for pattern in (
        r"(?<![A-Za-z0-9.\-+=_])\ue000?(?:[√✓✔☑]\s*)?#\s*(?:[．、:：]|\.(?!\d+\D?$))(?!\w+\()\s*",
        r"(?<![A-Za-z0-9\]）)])\ue000?[（(]\s*#\s*[)）]\s*(?=\S)",
        r"(?<=\s)#\s*[)）]\s*(?=\S)",
        r"(?<=\s\s)#\s+(?=\S)",
    )
)
_KEYS_WITHIN = re.compile(r"[（(]\s*[A-J](?:[\s、,，]*[A-J])+\s*[)）]")


def inner_choices(text: str, first: str, start: int = 0) -> list[tuple[str, int, int]]:
    """Return the letter, start and end of the label of each choice within a line, from a letter on, in their order.

    The labels are all of one style; several letters in brackets are a key, no labels.
    """
    if first not in "ABCDEFGHIJ" or first not in text:
        return []
    text = _KEYS_WITHIN.sub(lambda found: "□" * len(found[0]), text)
    for style in _STYLES_WITHIN:
        labels, place = [], start
        for letter in "ABCDEFGHIJ"["ABCDEFGHIJ".index(first) :]:
            found = style[letter].search(text, place)
            if not found:
                break
            labels.append((letter, found.start(), found.end()))
            place = found.end()
        if len(labels) > (first == "A"):
            return labels if _have_texts(text, labels) else []
    return _lone(text, start) if first == "A" else []


def _have_texts(text: str, labels: list[tuple[str, int, int]]) -> bool:
    """Return whether most of the choices say something: letters in a row (A、B、C) are none."""
    ends = [*(start for _, start, _ in labels), len(text)][1:]
    return sum(not text[begin:end].strip() for (_, _, begin), end in zip(labels, ends, strict=True)) * 2 < len(labels)


def _lone(text: str, start: int) -> list[tuple[str, int, int]]:
    """Return the label of a first choice that no other one follows in its line."""
    found = _STYLES_WITHIN[0]["A"].search(text, start)
    return [("A", found.start(), found.end())] if found else []
