"""When a question is due again: by score, time and hints; later after right answers, the same for the same log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from fsrs import Rating

from officer_quiz.results.attempts import Attempt
from officer_quiz.results.due import due, grade

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
DONE = Attempt("s", "practice", "q", "c", START, Fraction(1), Fraction(1), (["A"],), 30.0, False)


def after(*fractions: int | Fraction) -> list[Attempt]:
    return [
        replace(DONE, at=START + timedelta(days=3 * day), fraction=Fraction(fraction))
        for day, fraction in enumerate(fractions)
    ]


def test_right_waits_longer_than_partly_and_wrong() -> None:
    right, partly, wrong = (due(after(fraction))["q"] for fraction in (1, Fraction(1, 2), 0))
    assert START + timedelta(days=1) <= wrong <= partly < right


def test_being_right_again_stretches_the_wait() -> None:
    assert due(after(1, 1))["q"] - (START + timedelta(days=3)) > due(after(1))["q"] - START


def test_the_same_log_gives_the_same_dates() -> None:
    log = [*after(1, 0, 1), replace(DONE, question="r", at=START + timedelta(days=9))]
    assert due(log) == due(log) and set(due(log)) == {"q", "r"}


def test_a_blank_is_no_answer() -> None:
    assert due([replace(DONE, fraction=None)]) == {}


@pytest.mark.parametrize(
    ("changes", "rating"),
    [
        ({}, Rating.Good),
        ({"seconds": 10.0}, Rating.Easy),
        ({"seconds": 120.0}, Rating.Good),
        ({"seconds": 121.0}, Rating.Hard),
        ({"seconds": 121.0, "past": (["A"], ["B"])}, Rating.Good),
        ({"hinted": True}, Rating.Hard),
        ({"fraction": Fraction(1, 2), "seconds": 1.0}, Rating.Hard),
        ({"fraction": Fraction(0)}, Rating.Again),
        ({"fraction": Fraction(-1, 2)}, Rating.Again),
    ],
)
def test_the_grade_follows_score_time_and_hints(changes: dict[str, object], rating: Rating) -> None:
    assert grade(replace(DONE, **changes)) == rating  # type: ignore[arg-type]
