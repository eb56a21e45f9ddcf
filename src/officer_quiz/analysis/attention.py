"""What is wrong with a question by its statistics, in plain sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from officer_quiz.analysis.items import Choice, Item
from officer_quiz.messages.catalogue import Message, message

HARD, EASY = 0.2, 0.95
"""Facilities outside of which a question tells little."""
WEAK = 0.15
"""The discrimination under which a question hardly tells people apart."""
BACKWARDS = -0.1
"""The discrimination under which the key is in doubt; between this and nothing it may be chance in a class."""
CHANCE = 2
"""How many people more of the strong than of the weak may choose something wrong by chance."""
SELDOM = 0.05
"""The share of people under which a wrong choice does not mislead anybody."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that needs attention: its `code`, how `grave` it is (3: the key may be wrong; 1: could be better)."""

    code: str
    grave: int
    said: Message


def flags(item: Item) -> list[Flag]:
    """Return what is wrong with a question, the gravest first; nothing under ten attempts."""
    return sorted(_flags(item), key=lambda each: -each.grave) if item.enough else []


def _flags(item: Item) -> Iterator[Flag]:
    yield from _strong_choose(item)
    facility, discrimination = item.facility, item.discrimination
    if discrimination is not None and discrimination < BACKWARDS:
        yield Flag("backwards", 3, message("analysis.flag.backwards", figure=f"{discrimination:.2f}"))
    elif discrimination is not None and discrimination < WEAK:
        yield Flag("weak", 2, message("analysis.flag.weak", figure=f"{discrimination:.2f}"))
    if facility is not None and facility < HARD:
        yield Flag("hard", 2, message("analysis.flag.hard", percent=round(facility * 100)))
    elif facility is not None and facility > EASY:
        yield Flag("easy", 1, message("analysis.flag.easy", percent=round(facility * 100)))
    seldom = tuple(each.name for each in item.choices if not each.right and _seldom(each, item))
    if seldom and item.kind != "true_false":
        yield Flag("seldom", 1, message("analysis.flag.seldom", choices=seldom))


def _strong_choose(item: Item) -> Iterator[Flag]:
    """Yield the wrong choices that strong people prefer.

    In a small class one or two people more in the high third than in the low one are chance.
    """
    for each in item.choices:
        low, _, high = each.thirds
        if not each.right and high - low > max(CHANCE, item.n * SELDOM):
            yield Flag("strong-choose", 3, message("analysis.flag.strong-choose", choice=each.name, high=high, low=low))


def _seldom(choice: Choice, item: Item) -> bool:
    return choice.count < item.n * SELDOM


def by_attention(items: Iterable[Item]) -> list[tuple[Item, list[Flag]]]:
    """Return questions with what is wrong with each, those that need attention most first."""
    flagged = [(item, flags(item)) for item in items]
    return sorted(flagged, key=_need)


def _need(flagged: tuple[Item, list[Flag]]) -> tuple[int, float, str]:
    item, found = flagged
    worst = found[0].grave if found else 0
    tells = 1.0 if item.discrimination is None else item.discrimination
    return -worst, tells, item.question
