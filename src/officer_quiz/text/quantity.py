"""Reads a number with its unit as people type it: 24, 二十四, ２４个小时, 1.5, 两万五, −5, ￥500, 21:00, 1/3, 50%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from officer_quiz.text.numerals import to_int

LONGEST = 40
"""Characters of the longest text that is read as a number with a unit."""
_SAME = (
    ("小时", "个小时", "钟头", "个钟头", "h", "hour", "hours"),
    ("点", "时", "点钟", "点整", "时整", "时正"),
    ("日", "天"),
    ("工作日", "个工作日"),
    ("月", "个月"),
    ("周", "星期", "个星期", "礼拜", "个礼拜"),
    ("分钟", "分", "min"),
    ("元", "块", "块钱", "元钱", "元整", "圆", "元人民币", "人民币元"),
    ("人", "名", "个人", "位"),
    ("次", "回"),
    ("岁", "周岁"),
    ("公里", "千米", "km"),
    ("米", "m"),
    ("%", "百分之"),
)
"""Units that are the same one in different words; the first stands for all."""
UNIT = (
    "工作日|人民币|小时|钟头|分钟|周岁|公里|千米|厘米|星期"
    "|元|秒|日|天|周|月|年|岁|人|名|次|倍|分|米|条|件|份|项|款|级|%"
)
"""The pattern of the units that amounts in texts have, longest first; a 个 before them is no part of it."""
UNITS = {word: words[0] for words in _SAME for word in words}
_WRITTEN = str.maketrans(
    dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬兩時間點個", "一二三四五六七八九十百千二三六万两时间点个", strict=True))
    | {"廿": "二十", "卅": "三十", "−": "-", "–": "-", "—": "-", "﹣": "-"}
)
"""Numerals as cheques have them, traditional characters of numbers and times, and the dashes that stand for minus."""
_PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[+-]?\.\d+")
_NUMERAL = r"[零〇○一二三四五六七八九十百千万两]+"
_NUMBER = re.compile(
    rf"(?P<prefix>[¥$]|人民币|百分之)?(?P<number>{_PLAIN.pattern}|负?{_NUMERAL}(?:点[零〇一二三四五六七八九]+(?![零〇一二三四五六七八九十百千万]))?)"
    rf"(?P<times>[十百千万亿]+)?(?:(?P<over>/|分之)(?P<second>\d+|{_NUMERAL}))?(?P<unit>.*)",
    re.DOTALL,
)
_CLOCK = re.compile(r"(\d{1,2}):00(?::00)?")
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_END = "。．.!,，、;；"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number and its unit, the same word for all that mean the same; empty where none was written."""

    value: Fraction
    unit: str


def one_writing(text: str) -> str:
    """Return a text in one form of writing, without blanks and without what ends a sentence: ＡＢ 貳、 is ab二."""
    folded = normalize("NFKC", text).casefold().translate(_WRITTEN)
    return re.sub(r"\s", "", folded).rstrip(_END)


def unit_of(text: str) -> str:
    """Return the word that stands for a unit: 个小时 is 小时, 天 is 日; empty for 个 alone."""
    plain = one_writing(text)
    bare = plain.removeprefix("个")
    return UNITS.get(plain) or UNITS.get(bare) or bare


def begins_with_unit(text: str, unit: str) -> bool:
    """Return whether a text goes on with a unit, in any of its words: ``小时内`` with 小时."""
    plain = one_writing(text).removeprefix("个")
    return any(plain.startswith(word) for word in (unit, *(each for each, one in UNITS.items() if one == unit)))


def quantity(text: str) -> Quantity | None:
    """Return the number and unit a text says and nothing else, or None where it says no number or something more.

    A comma stands between thousands and nowhere else: 1,5 is no number. Never more than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        return None
    plain = one_writing(text)
    if clock := _CLOCK.fullmatch(plain):
        return Quantity(Fraction(int(clock[1])), UNITS["点"])
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    value = _value(found)
    unit = found["unit"].removesuffix("正") if found["unit"].endswith("元正") else found["unit"]
    if value is None or re.match(r"[\d.,/:-]", unit):
        return None
    prefix = {"¥": "元", "人民币": "元", "百分之": "%"}.get(found["prefix"] or "", found["prefix"] or "")
    if prefix and unit and unit_of(unit) != prefix:
        return None
    return Quantity(value, unit_of(unit or prefix))


def _value(found: re.Match[str]) -> Fraction | None:
    value = _number(found["number"])
    for unit in found["times"] or "":
        value = value * _TIMES[unit] if value is not None else None
    if found["over"]:
        second = _number(found["second"])
        if not value or not second:
            return None
        value = value / second if found["over"] == "/" else second / value
    return value


def _number(text: str) -> Fraction | None:
    if _PLAIN.fullmatch(text):
        return Fraction(text.replace(",", "").removesuffix("."))
    if text.startswith("负"):
        value = _number(text[1:])
        return None if value is None else -value
    whole, point, decimals = text.partition("点")
    if point:
        high, low = to_int(whole), to_int(decimals) if len(decimals) < 8 else None
        return None if high is None or low is None else high + Fraction(low, 10 ** len(decimals))
    whole_number = to_int(text)
    return None if whole_number is None else Fraction(whole_number)
