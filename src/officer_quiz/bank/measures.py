"""Texts that are a measure and nothing else: 1.5米, 半年, 不超过1千元, or a range: 三日以上十日以下, 5～15日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from officer_quiz.text.numerals import NUMERAL
from officer_quiz.text.quantity import UNIT, quantity, unit_of

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d++(?:\.\d++)?)[十百千万亿]{{0,2}}|百分之[{NUMERAL}]++|[{NUMERAL}]++亿?"
_PART = re.compile(rf"(?:(?P<number>{_NUMBER})(?P<and>个?半)?|(?P<half>半))(?:个)?(?P<unit>{UNIT})(?P<more>半)?")
_ONE = re.sub(r"\?P<\w+>", "?:", _PART.pattern)
_BEFORE = "不?超过|不得超过|不得?少于|不低于|至[多少]|最[长短多少]|[不未已]?满|不足|[大小少低高]于"
_AFTER = "及?以[上下内]|之?内|左右"
_ANY = re.compile(f"半|{_NUMBER}")
_MEASURE = re.compile(rf"(?P<before>{_BEFORE})?(?P<one>{_ONE}(?:零?{_ONE})?)(?P<after>{_AFTER})?")
_SPAN = re.compile(rf"(?P<low>{_NUMBER})(?P<unit>个?(?:{UNIT}))?(?:至|到|[~〜—–─-]{{1,2}})(?P<high>{_ONE})")
_LIMITED = re.compile(
    rf"(?:(?:已?满|超过)?(?P<low>{_NUMBER})(?P<unit>个?(?:{UNIT}))?(?:以上|(?=不[满足超])))?"
    rf"(?:不满|不足|不超过|至|到)?(?P<high>{_ONE})(?P<after>以[下内])?"
    r"(?:行政)?(?:拘留|罚款)?"
)
_BEGINS = re.compile(rf"\s*(?:{_BEFORE})?[0-9０-９半{NUMERAL}]")
"""How all of them begin: most texts are passed over by it."""
_MONTH = 30 * 24 * 60
_SCALES: Mapping[str, tuple[int | Fraction, str]] = {
    "年": (12, "月"),
    "周": (7 * 24 * 60, "分钟"),
    "日": (24 * 60, "分钟"),
    "小时": (60, "分钟"),
    "秒": (Fraction(1, 60), "分钟"),
    "公里": (1000, "米"),
    "厘米": (Fraction(1, 100), "米"),
}
"""Units that are so many of another; a month is no certain number of days."""
_END = "。.;,"


class Measure(NamedTuple):
    """An amount in the smallest unit of its sort, and the words around it that make it a limit (以下, 不超过)."""

    value: Fraction
    unit: str
    words: str = ""

    @property
    def size(self) -> Fraction:
        """What it is ordered by among others of its sort."""
        return self.value * _MONTH if self.unit == "月" else self.value

    @property
    def sort(self) -> str:
        """The sort of amount: all times are one."""
        return "分钟" if self.unit == "月" else self.unit

    @property
    def span(self) -> Span | None:
        """The range that it limits from above: 五日以下."""
        return Span(Fraction(0), self.size, self.sort) if "以下" in self.words else None


class Span(NamedTuple):
    """A range from one amount to another of the same sort."""

    low: Fraction
    high: Fraction
    sort: str


@lru_cache(maxsize=4096)  # several checks look at the same choices
def measured(text: str) -> Measure | Span | None:
    """Return the measure that is all a text says (十日, 五百元以下, 一米半。) or the range it is, else None.

    A range may go on with other words: 五日至十日行政拘留.
    """
    if not _BEGINS.match(text):
        return None
    plain = "".join(normalize("NFKC", text).split()).strip(_END)
    if found := _MEASURE.fullmatch(plain):
        one = _sum(found["one"])
        return one and one._replace(words=f"{found['before'] or ''}{found['after'] or ''}")
    if (found := _SPAN.match(plain)) or ((found := _LIMITED.fullmatch(plain)) and (found["low"] or found["after"])):
        return _span(found)
    return None


def numbers_of(text: str) -> Iterator[Fraction]:
    """Yield the numbers in a text before a unit or without one, as they are written: 1.5 of 1.5米, never its 5."""
    plain = normalize("NFKC", text)
    for found in _ANY.finditer(plain):
        if found[0] == "半":
            yield Fraction(1, 2)
        elif number := quantity(found[0]):
            yield number.value


def _span(found: re.Match[str]) -> Span | None:
    """The range between two ends, the first of which may leave its unit to the second."""
    high = _sum(found["high"])
    unit = found["unit"] or (_PART.match(found["high"]) or {"unit": ""})["unit"]
    low = _sum(f"{found['low']}{unit}") if found["low"] else high and high._replace(value=Fraction(0))
    return Span(low.size, high.size, high.sort) if low and high and low.sort == high.sort else None


def _sum(text: str) -> Measure | None:
    """The sum of one or two amounts of a sort: 1小时30分钟."""
    total: Measure | None = None
    for found in _PART.finditer(text):
        number = quantity(found["number"]) if found["number"] else None
        if found["number"] and not number:
            return None
        unit = unit_of(found["unit"])
        times, base = _SCALES.get(unit, (1, unit))
        halves = sum(found[name] is not None for name in ("and", "half", "more"))
        value = ((number.value if number else 0) + Fraction(halves, 2)) * times
        if total and total.unit != base:
            return None
        total = Measure(total.value + value if total else Fraction(value), base)
    return total
