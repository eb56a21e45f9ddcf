"""How ready a trainee is for a paper: the share of what its blueprint draws that was answered right lately.

What counts of a question is its last answer of the last 90 days. It weighs as much as the blueprint gives to what it
stands for: a section has its points, a level its share of the section, and a section draws evenly from its banks as
far as they have enough; within one bank every question counts alike. Where the blueprint gives nothing for part of a
multiple choice, nothing but all right counts.

How sure the share is says Wilson's interval (95 %) for the effective number of answers (Kish: the square of the sum of
the weights by the sum of their squares), since few answers that stand for much tell less than as many that stand for
little. With fewer than 20 questions answered, or less than half of the points covered, nothing is said. It tells what
has been; nobody can promise what a paper will bring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal

from officer_quiz.results.figures import rounded

if TYPE_CHECKING:
    from officer_quiz.bank.blueprint import Blueprint, Section

LATELY = timedelta(days=90)
"""How old an answer may be."""
FEWEST = 20
"""Questions that must have been answered."""
COVERED = Fraction(1, 2)
"""The share of the paper's points that these must stand for."""
Z = 1.959964
"""The quantile of the normal distribution that leaves 2.5 % above it."""
SEVERAL = frozenset({"multiple", "indefinite"})
"""Kinds for which the blueprint names what part of the key earns."""

Place = tuple[str, str]
"""A bank and a level."""
Scores = Mapping[str, Fraction]
"""What was earned of each question, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Share:
    """Questions that a paper draws alike: what they weigh of its points, and the scores (0 to 1) of those answered."""

    weight: Fraction
    scores: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the last answers say of a paper: `share` of its points, between `low` and `high`, all 0 to 1.

    `answered` questions stand for `covered` of its points; `mark` is the share that passes.
    """

    exam: str
    title: str
    mark: Fraction
    answered: int
    covered: Fraction
    share: Fraction
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Whether there is enough to say anything."""
        return self.answered >= FEWEST and self.covered >= COVERED

    @property
    def standing(self) -> Literal["few", "above", "below", "open"]:
        """Where the interval lies: above the pass mark, below it, or on both sides."""
        if not self.enough:
            return "few"
        return "above" if self.low >= self.mark else "below" if self.high < self.mark else "open"

    def data(self) -> dict[str, Any]:
        """The readiness as JSON data; null where there is too little to say."""
        figures: dict[str, Fraction | float] = {"share": self.share, "low": self.low, "high": self.high}
        return {
            "exam": self.exam,
            "title": self.title,
            "pass": rounded(self.mark),
            "answered": self.answered,
            "covered": rounded(self.covered),
            **{name: round(float(value), 4) if self.enough else None for name, value in figures.items()},
            "standing": self.standing,
        }


def readiness(blueprint: Blueprint, shares: Iterable[Share]) -> Readiness:
    """Return what the shares of a blueprint's paper come to."""
    known = [each for each in shares if each.scores]
    weights = [(each.weight / len(each.scores), score) for each in known for score in each.scores]
    covered = sum((weight for weight, _ in weights), Fraction(0))
    squares = sum((weight * weight for weight, _ in weights), Fraction(0))
    share = sum((weight * score for weight, score in weights), Fraction(0)) / (covered or 1)
    low, high = wilson(float(share), float(covered * covered / squares)) if squares else (0.0, 1.0)
    mark = blueprint.pass_mark / blueprint.total
    return Readiness(blueprint.exam, blueprint.title, mark, len(weights), covered, share, low, high)


def wilson(share: float, count: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share that `count` trials gave, more than 0."""
    square = Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / count + square / count / 4) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def shares_of(
    blueprint: Blueprint, section: Section, counts: Mapping[Place, int], seen: Mapping[str, Place], score: Scores
) -> Iterator[Share]:
    """Yield the shares of a section: of its `counts` questions by bank and level, `seen` are those answered.

    Where its questions are picked by hand, each is a share of its own.
    """
    worth = section.points / blueprint.total
    if section.ids:
        yield from (Share(worth, (score[id],) if id in score else ()) for id in section.ids)
        return
    from officer_quiz.bank.blueprint import quotas  # noqa: PLC0415  (slow, and lists of what is due need no papers)

    wanted = quotas(section.where.levels, section.count) if section.where.levels else {"": section.count}
    for level, count in wanted.items():
        sizes: dict[str, int] = {}
        for (bank, held), size in counts.items():
            if level in {"", held}:
                sizes[bank] = sizes.get(bank, 0) + size
        for bank, drawn in evenly(count, sizes).items():
            found = (id for id, (of, held) in seen.items() if of == bank and level in {"", held})
            yield Share(drawn * worth, tuple(score[id] for id in found))


def evenly(count: int, sizes: Mapping[str, int]) -> Mapping[str, Fraction]:
    """Return how many of `count` questions each bank gives on average, none more than it has."""
    given: dict[str, Fraction] = {}
    left, banks = Fraction(count), len(sizes)
    for bank in sorted(sizes, key=lambda bank: sizes[bank]):
        given[bank] = min(Fraction(sizes[bank]), left / banks)
        left, banks = left - given[bank], banks - 1
    return given


def scored(fraction: Fraction, kind: str, blueprint: Blueprint) -> Fraction:
    """Return what an answer says of a paper that is marked by the blueprint's rule: 0 to 1."""
    if kind in SEVERAL and blueprint.scoring.multiple == "exact":
        return Fraction(fraction == 1)
    return min(max(fraction, Fraction(0)), Fraction(1))
