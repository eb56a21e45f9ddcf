"""Statistics of a question: how hard it is, how well it tells people apart, what each third of the class chose.

Facility, standard deviation, discrimination and discriminative efficiency are those of Moodle's quiz statistics;
upper minus lower 27 % is Kelley's (Journal of Educational Psychology 30, 1939, 17-24).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isnan
from statistics import fmean, median
from typing import Any

from officer_quiz.analysis.gathered import Answers, Gathered
from officer_quiz.analysis.sampled import LEAST, efficient, related, spread

CHOICES = frozenset({"single", "multiple", "indefinite"})
"""Kinds whose answers are letters, one or several; of a judgement the whole word is the choice."""
OUTER = 0.27
"""The share of the class that is compared at either end."""
THIRDS = ("low", "middle", "high")
USUAL = 5
"""Wrong answers that are told of a question without choices."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How many of the low, the middle and the high third of the class chose something."""

    name: str
    right: bool
    thirds: tuple[int, int, int]

    @property
    def count(self) -> int:
        """How many chose it in all."""
        return sum(self.thirds)


@dataclass(frozen=True, slots=True)
class Key:
    """What a question's choices are and which of them are right, in authored letters or words."""

    right: frozenset[str]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question's statistics; every figure is None under ten attempts, or where it says nothing.

    `facility` is the mean share of its points, `sd` the standard deviation in points, `discrimination` the correlation
    with the rest of the paper, `upper_lower` the facility of the best 27 % less that of the weakest, `efficiency` the
    discriminative efficiency (at most 1), `seconds` the median. `thirds` are the sizes of the thirds of the class, by
    the rest of the paper, so that an answer does not count for itself.
    """

    question: str
    kind: str
    bank: str
    n: int
    worth: float
    blanks: int
    facility: float | None = None
    sd: float | None = None
    discrimination: float | None = None
    upper_lower: float | None = None
    efficiency: float | None = None
    seconds: float | None = None
    thirds: tuple[int, int, int] = (0, 0, 0)
    choices: tuple[Choice, ...] = ()
    wrong: tuple[tuple[str, int], ...] = ()
    """The most usual answers that earned nothing, where there are no choices."""

    @property
    def enough(self) -> bool:
        """Whether there are attempts enough to say anything."""
        return self.n >= LEAST

    def data(self) -> dict[str, Any]:
        """The statistics as JSON data."""
        figures = ("facility", "sd", "discrimination", "upper_lower", "efficiency", "seconds")
        return {
            "question": self.question,
            "kind": self.kind,
            "bank": self.bank,
            "n": self.n,
            "worth": round(self.worth, 4),
            "blanks": self.blanks,
            **{name: told(getattr(self, name)) for name in figures},
            "choices": [
                {"choice": each.name, "right": each.right, **dict(zip(THIRDS, each.thirds, strict=True))}
                for each in self.choices
            ],
            "wrong": [{"answer": text, "count": count} for text, count in self.wrong],
        }


def told(value: float | None) -> float | None:
    """Return a figure as JSON data, with more places than scores have: others compare them with their own."""
    return None if value is None else round(value, 8)


Keys = Callable[[str], Key | None]
"""From a question's id to its key; None where it is not known, or has no choices."""


def unknown(question: str) -> Key | None:
    """Return that no key is known."""
    del question
    return None


def items(gathered: Gathered, keys: Keys = unknown) -> list[Item]:
    """Return the statistics of every question, in the order of the questions."""
    return [item(answers, gathered, keys(answers.question)) for answers in gathered.questions.values()]


def item(answers: Answers, gathered: Gathered, key: Key | None = None) -> Item:
    """Return the statistics of one question."""
    shares, n, worth = answers.shares, len(answers.shares), answers.worth
    blanks = sum(answers.blank)
    if n < LEAST or not worth:
        return Item(answers.question, answers.kind, answers.bank, n, worth, blanks)
    sat = [gathered.sittings[place] for place in answers.who]
    totals = [each.earned / each.worth for each in sat]
    rest = [
        (each.earned - share * worth) / (each.worth - worth) if each.worth > worth else 0.0
        for each, share in zip(sat, shares, strict=True)
    ]
    sd = spread(shares)
    thirds = in_thirds(rest)
    sizes = Counter(thirds)
    seconds = [each for each in answers.seconds if not isnan(each)]
    return Item(
        answers.question,
        answers.kind,
        answers.bank,
        n,
        worth,
        blanks,
        facility=fmean(shares),
        sd=None if sd is None else sd * worth,
        discrimination=related(shares, rest),
        upper_lower=upper_lower(shares, totals),
        efficiency=efficient(shares, rest),
        seconds=median(seconds) if seconds else None,
        thirds=(sizes[0], sizes[1], sizes[2]),
        choices=tuple(_choices(answers, thirds, key)),
        wrong=() if is_choice(answers.kind) else tuple(_usual(answers)),
    )


def is_choice(kind: str) -> bool:
    """Return whether the answers to a kind are choices that can be counted."""
    return kind in CHOICES or kind == "true_false"


def in_thirds(totals: Sequence[float]) -> list[int]:
    """Return for each total whether it is in the low, middle or high third: 0, 1, 2. Equal ones are in the same."""
    n = len(totals)
    middle: dict[float, float] = {}
    passed = 0
    for total, equal in groupby(sorted(totals)):
        count = len(list(equal))
        middle[total] = (passed + count / 2) / n
        passed += count
    return [min(int(middle[total] * 3), 2) for total in totals]


def upper_lower(shares: Sequence[float], totals: Sequence[float]) -> float:
    """Return the facility among the best 27 % by total less that among the weakest 27 %.

    Of people with the same total at the border each counts in part, so that no order among them matters.
    """
    count = max(1, round(len(totals) * OUTER))
    return _first(shares, totals, count, best=True) - _first(shares, totals, count, best=False)


def _first(shares: Sequence[float], totals: Sequence[float], count: int, *, best: bool) -> float:
    ordered = sorted(zip(totals, shares, strict=True), reverse=best)
    left, earned = float(count), 0.0
    for _, equal in groupby(ordered, key=lambda pair: pair[0]):
        group = [share for _, share in equal]
        taken = min(left, len(group))
        earned += fmean(group) * taken
        left -= taken
        if not left:
            break
    return earned / count


def picked(kind: str, chosen: str) -> Iterable[str]:
    """Return the choices in an answer: each of its letters, or the word of a judgement."""
    return chosen if kind in CHOICES else [chosen]


def _choices(answers: Answers, thirds: Sequence[int], key: Key | None) -> Iterator[Choice]:
    if not is_choice(answers.kind):
        return
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in key.choices} if key else {}
    for chosen, blank, third in zip(answers.chosen, answers.blank, thirds, strict=True):
        for name in () if blank else picked(answers.kind, chosen):
            counts.setdefault(name, [0, 0, 0])[third] += 1
    right = key.right if key else _right(answers)
    for name, (low, mid, high) in counts.items() if key else sorted(counts.items()):
        yield Choice(name, name in right, (low, mid, high))


def _right(answers: Answers) -> frozenset[str]:
    """What is right by what earned full marks, where the key itself is not at hand."""
    full = {
        name
        for chosen, share in zip(answers.chosen, answers.shares, strict=True)
        if share == 1
        for name in picked(answers.kind, chosen)
    }
    return frozenset(full)


def _usual(answers: Answers) -> Iterator[tuple[str, int]]:
    counts: Mapping[str, int] = Counter(
        chosen
        for chosen, share, blank in zip(answers.chosen, answers.shares, answers.blank, strict=True)
        if share <= 0 and not blank and chosen
    )
    yield from sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:USUAL]
