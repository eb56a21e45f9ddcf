"""How well a trainee knows what they know: how often right at each degree of certainty, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from officer_quiz.results.attempts import Tried
from officer_quiz.results.figures import rounded
from officer_quiz.scoring import certainty_mark
from officer_quiz.session.events import Sure
from officer_quiz.session.stored import CERTAINTIES

SURE = CERTAINTIES[-1]
"""The certainty with which a wrong answer is dangerous."""


@dataclass(frozen=True, slots=True)
class Degree:
    """The answers given with one certainty: how many, how many of them fully right, and the sum of their marks."""

    certainty: str
    answers: int
    right: int
    marks: Fraction

    @property
    def share(self) -> Fraction:
        """The share that was fully right, 0 without answers."""
        return Fraction(self.right, self.answers) if self.answers else Fraction(0)

    def data(self) -> dict[str, Any]:
        """The degree as JSON data; no share and no mark where nothing was answered so."""
        return {
            "certainty": self.certainty,
            "answers": self.answers,
            "right": self.right,
            "share": rounded(self.share) if self.answers else None,
            "mark": rounded(self.marks / self.answers) if self.answers else None,
        }


@dataclass(frozen=True, slots=True)
class Calibration:
    """The degrees from unsure to sure, and the questions answered wrong with certainty that are not put right yet.

    `wrong` holds (id, headline), the longest without being put right first.
    """

    degrees: Sequence[Degree] = ()
    wrong: Sequence[tuple[str, str]] = ()

    @classmethod
    def of(cls, said: Iterable[Sure], wrong: Sequence[tuple[str, str]] = ()) -> Calibration:
        """Return what was said of answers, by degree."""
        by_degree: dict[str, list[Fraction]] = {certainty: [] for certainty in CERTAINTIES}
        for each in said:
            by_degree[each.certainty].append(Fraction(each.fraction))
        return cls([_degree(certainty, earned) for certainty, earned in by_degree.items()], wrong)

    @property
    def answers(self) -> int:
        """How many answers the trainee was asked about."""
        return sum(each.answers for each in self.degrees)

    @property
    def mark(self) -> Fraction:
        """The mean mark for certainty, −2 to 1; 0 without answers."""
        total = sum((each.marks for each in self.degrees), Fraction(0))
        return total / self.answers if self.answers else Fraction(0)

    def data(self) -> dict[str, Any]:
        """The calibration as JSON data."""
        return {
            "answers": self.answers,
            "mark": rounded(self.mark) if self.answers else None,
            "degrees": [each.data() for each in self.degrees],
            "wrong": [id for id, _ in self.wrong],
        }


def _degree(certainty: str, earned: Sequence[Fraction]) -> Degree:
    marks = sum((certainty_mark(certainty, fraction) for fraction in earned), Fraction(0))
    return Degree(certainty, len(earned), sum(fraction == 1 for fraction in earned), marks)


def wrong_with_certainty(said: Iterable[tuple[datetime, Sure]], done: Iterable[Tried]) -> list[str]:
    """Return the questions last answered less than fully right with certainty and not fully right since (UTC times).

    The one that has waited longest comes first. `said` and `done` are oldest first.
    """
    missed: dict[str, datetime] = {}
    for at, each in said:
        if each.certainty == SURE and Fraction(each.fraction) < 1:
            missed.pop(each.question, None)
            missed[each.question] = at
    righted = {each.question: each.at for each in done if each.fraction == 1}
    return [id for id, at in missed.items() if id not in righted or righted[id] <= at]
