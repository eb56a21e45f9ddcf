"""Amounts in Chinese texts: a number, in Chinese or Arabic numerals, before a unit of time, money or counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from officer_quiz.text.numerals import NUMERAL, to_int
from officer_quiz.text.quantity import UNIT

_RUN = rf"(?<![0-9０-９])(?<![0-9０-９][.．])[0-9０-９]++|(?<![{NUMERAL}])[{NUMERAL}]++"
"""A number, whole: begun within, every digit of a long one would be a start to try; 5 is none in 1.5."""
_AMOUNT = re.compile(rf"(?<!第)(?P<number>{_RUN})(?:以[上下内])?个?(?P<unit>{UNIT})")
_MOMENT = re.compile(
    rf"(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日|\d{{4}}年(?:\d{{1,2}}月)?|\d{{1,2}}月份?(?!内)|(?:{_RUN})[时点](?:{_RUN})分"
)
"""A date or a time of day: it tells when, not how much."""
_LIFELONG = frozenset({"终生", "终身", "永久", "无期限", "不限期"})
_NUMBER = re.compile(rf"[0-9０-９]+|[{NUMERAL}]+")
_BEFORE = (
    "不超过",
    "不得超过",
    "不少于",
    "不得少于",
    "不低于",
    "至多",
    "至少",
    "最长",
    "最多",
    "最少",
    "最短",
    "限期",
    "限为",
)
_AFTER = re.compile(rf"(?:{_RUN})(?:以[上下内])?个?(?:{UNIT})(?:以[上下内]|之?内)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a unit; `start` is its offset in the text."""

    number: int
    unit: str
    start: int


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts in a text, from left to right; the parts of a date or a time of day are none."""
    for found in _AMOUNT.finditer(_MOMENT.sub(lambda moment: "×" * len(moment[0]), text)):
        number = to_int(found["number"])
        if number is not None:
            yield Amount(number, found["unit"], found.start())


def numbers(text: str) -> set[int]:
    """Return every number in a text, with a unit or without."""
    return {number for found in _NUMBER.finditer(text) if (number := to_int(found[0])) is not None}


def limits(text: str) -> Iterator[Amount]:
    """Yield the amounts that a text states as limits: 以上, 以下, 以内, 不超过, 至少 and the like."""
    for each in amounts(text):
        if text.endswith(_BEFORE, 0, each.start) or _AFTER.match(text, each.start):
            yield each


def lifelong(text: str) -> bool:
    """Return whether a text names a period without end (终生), the longest of any unit."""
    return text.strip(" 。；，") in _LIFELONG
