"""L11: choices are of one sort; numbers stand in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import inf

from officer_quiz.bank.amounts import lifelong
from officer_quiz.bank.checks.base.choices import at
from officer_quiz.bank.context import Context
from officer_quiz.bank.measures import Measure, Span, measured
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault, Mend

RULE = Rule("L11", "warning")
MESSAGES = {
    "zh": {
        "name": "选项同类，数字有序",
        "what": "选项里有的是数字、有的不是；数字选项没有从小到大（或从大到小）排；写了区间（三日至五日、三日以上十日以下）而区间互相重叠；数字选项没有写 shuffle: false。",
        "why": "混在一起的选项一眼就能排除；数字排好序，学员找的是规定，不是位置。",
        "mixed": "有的选项是数字，有的不是。请改成同一类。",
        "unsorted": "数字选项没有按大小排。请从小到大排列，并写 shuffle: false。",
        "shuffled": "数字选项按大小排好了，但显示时会打乱。请加上 shuffle: false。",
        "overlap": "区间 {first} 与 {letter} 重叠。请让区间前后相接。",
    },
    "en": {
        "name": "choices of one sort, numbers in order",
        "what": "Some choices are numbers and some are not; numbers are not in order; ranges overlap; number choices lack shuffle: false.",
        "why": "Mixed choices rule themselves out; ordered numbers let trainees look for the rule, not the place.",
        "mixed": "Some choices are numbers and some are not. Make them one sort.",
        "unsorted": "The numbers are not in order. Sort them and write shuffle: false.",
        "shuffled": "The numbers are in order but will be shuffled on screen. Add shuffle: false.",
        "overlap": "The ranges {first} and {letter} overlap. Let one begin where the other ends.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 二十四小时, B: 八小时, C: 十二小时}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 八小时, B: 十二小时, C: 二十四小时}
answer: A
shuffle: false
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at the choices of each question that mixes numbers with others or does not order them."""
    for question, item in bank.of(Chosen):
        found = {letter: measured(text) for letter, text in question.choices.items()}
        numbers = [each for each in found.values() if isinstance(each, Measure)]
        spans = {letter: each if isinstance(each, Span) else each.span for letter, each in found.items() if each}
        if not spans:
            continue
        endless = [letter for letter, text in question.choices.items() if lifelong(text)]
        count, path = len(found), (*item.path, "choices")
        if count / 2 < len(numbers) and len(spans) + len(endless) < count:
            yield RULE.fault(path, "mixed")
        elif numbers and len(numbers) + len(endless) == count and len({each.sort for each in numbers}) == 1:
            order = [each.size if isinstance(each, Measure) else inf for each in found.values()]
            if order not in (sorted(order), sorted(order, reverse=True)):
                yield RULE.fault(path, "unsorted")
            elif question.shuffle:
                added = None if "shuffle" in item.data else Mend("shuffle", "false", "field")
                yield RULE.fault(path, "shuffled", mend=added)
        yield from _overlaps(spans, item)


def _overlaps(spans: Mapping[str, Span | None], item: Item) -> Iterator[Fault]:
    """Ranges that overlap; limits from nothing up (五日以下, 十日以下) hold each other and are none."""
    ranges = [(letter, each) for letter, each in spans.items() if each]
    for (first, one), (letter, other) in combinations(ranges, 2):
        if one.sort == other.sort and one.low < other.high and other.low < one.high and (one.low or other.low):
            yield RULE.fault(at(item, letter), "overlap", first=first, letter=letter)
