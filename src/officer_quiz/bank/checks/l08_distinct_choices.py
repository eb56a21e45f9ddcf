"""L08: choices differ from each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from officer_quiz.bank.checks.base.choices import at
from officer_quiz.bank.context import Context
from officer_quiz.bank.measures import Measure, measured
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.numerals import NUMERAL

RULE = Rule("L08", "warning")
MESSAGES = {
    "zh": {
        "name": "选项互不相同",
        "what": "两个选项除标点、空格外完全相同是错误，中文数字与阿拉伯数字算相同；换了单位或写法的同一个量（一天、24小时）是警告；十五个字以上的选项只有一处不同、相同的部分超过九成是警告（只差数字的不算）。",
        "why": "几乎一样的两个选项，学员分不清是考点还是笔误。",
        "same": "选项 {letter} 与 {first} 说的是同一个量。请改掉一个。",
        "found": "选项 {letter} 与 {first} 几乎一样。请让它们的不同一眼能看出来。",
    },
    "en": {
        "name": "choices differ",
        "what": "Two choices alike but for punctuation, spaces and numerals (8 and 八) are an error; one amount in two units or writings (一天, 24小时), and choices of fifteen characters or more that differ "
        "in one place only and by less than a tenth, a warning (numbers may be all that differs).",
        "why": "Nobody can tell whether two nearly equal choices are the point or a slip of the pen.",
        "same": "Choices {letter} and {first} say the same amount. Change one.",
        "found": "Choices {letter} and {first} are nearly the same. Make the difference plain.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 当事人对当场处罚决定没有异议时，可以怎样办？
choices:
  A: 由一名人民警察当场作出处罚决定，并全程同步录音录像
  B: 由一名人民警察当场作出处罚决定，并全程同步录音录象
  C: 由两名人民警察在派出所作出处罚决定
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 当事人对当场处罚决定没有异议时，可以怎样办？
choices:
  A: 由一名民警当场处罚，全程同步录音录像
  B: 由一名民警当场处罚，事后补写说明
  C: 由一名辅警当场处罚，民警事后签字
answer: A
"""
ALIKE = 0.9
LONG = 15
"""Shorter choices may differ in a word: that word is the point."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each choice that is nearly the same as an earlier one, or the same amount."""
    for question, item in bank.of(Chosen):
        stated = {letter: measured(text) for letter, text in question.choices.items()}
        for (first, one), (letter, other) in combinations(question.choices.items(), 2):
            if (amount := stated[letter]) and isinstance(amount, Measure) and amount == stated[first]:
                yield RULE.fault(at(item, letter), "same", letter=letter, first=first)
            elif _alike(one, other):
                yield RULE.fault(at(item, letter), letter=letter, first=first)


def _alike(one: str, other: str) -> bool:
    """Whether what two texts have in common at both ends is nearly all of them, and the rest is no numeral."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < LONG or len(shorter) < ALIKE * len(longer):
        return False
    start = _common(shorter, longer)
    end = min(_common(shorter[::-1], longer[::-1]), len(shorter) - start)
    differs = shorter[start : len(shorter) - end] + longer[start : len(longer) - end]
    return start + end > ALIKE * len(longer) and not all(mark in NUMERAL or mark.isdecimal() for mark in differs)


def _common(one: str, other: str) -> int:
    """The number of characters with which both texts begin."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
