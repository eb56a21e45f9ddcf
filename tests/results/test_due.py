"""When a question is due again: by score, time and hints; later after right answers, the same for the same log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from fsrs import Rating

from officer_quiz.results.attempts import Attempt
from officer_quiz.results.dates import Due
from officer_quiz.results.due import due as due_by
from officer_quiz.results.due import grade

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
DONE = Attempt("s", "practice", "q", "c", START, Fraction(1), Fraction(1), (["A"],), 30.0, False)


def due(log: list[Attempt]) -> Mapping[str, date]:
    return {question: each.day for question, each in due_by(log, datetime.date, {}).items()}


def after(*fractions: int | Fraction) -> list[Attempt]:
    return [
        replace(DONE, at=START + timedelta(days=3 * day), fraction=Fraction(fraction))
        for day, fraction in enumerate(fractions)
    ]


def test_right_waits_longer_than_partly_and_wrong() -> None:
    right, partly, wrong = (due(after(fraction))["q"] for fraction in (1, Fraction(1, 2), 0))
    assert date(2026, 11, 24) <= wrong <= partly < right


def test_being_right_again_stretches_the_wait() -> None:
    assert due(after(1, 1))["q"] - date(2026, 11, 26) > due(after(1))["q"] - date(2026, 11, 23)


def test_the_same_log_gives_the_same_dates() -> None:
    log = [*after(1, 0, 1), replace(DONE, question="r", at=START + timedelta(days=9))]
    assert due(log) == due(log) and set(due(log)) == {"q", "r"}


def test_days_are_those_of_the_local_calendar() -> None:
    """New York, where 2026-11-01 has 25 hours and 2026-03-08 has 23."""
    local = ZoneInfo("America/New_York")

    def day_due(*moment: int) -> date:
        wrong = replace(DONE, at=datetime(*moment, tzinfo=local).astimezone(UTC), fraction=Fraction(0))  # type: ignore[misc,arg-type]
        return due_by([wrong], lambda at: at.astimezone(local).date(), {})["q"].day

    assert day_due(2026, 11, 1, 0, 30) == date(2026, 11, 2)
    assert day_due(2026, 3, 7, 23, 50) == date(2026, 3, 8)


def test_two_answers_on_two_days_are_a_day_apart_whatever_the_hour() -> None:
    late, early = (replace(DONE, at=datetime(2026, 11, day, hour, tzinfo=UTC)) for day, hour in ((23, 23), (24, 7)))
    noon = [replace(each, at=each.at.replace(hour=12)) for each in (late, early)]
    assert due([late, early]) == due(noon)


def test_a_blank_is_no_answer() -> None:
    assert due([replace(DONE, fraction=None)]) == {}


def test_a_day_that_follows_from_the_same_reviews_is_not_worked_out_again() -> None:
    def worked_out(log: list[Attempt], known: Mapping[str, Due]) -> Mapping[str, Due]:
        return due_by(log, datetime.date, known)

    known = {"q": replace(worked_out(after(1, 0), {})["q"], day=date(2000, 1, 1))}
    assert worked_out(after(1, 0), known) == known
    for others in (after(1), after(1, 1), after(1, 0, 1), [replace(each, hinted=True) for each in after(1, 0)]):
        assert worked_out(others, known) == worked_out(others, {}) != known


@pytest.mark.parametrize(
    ("changes", "rating"),
    [
        ({}, Rating.Good),
        ({"seconds": 10.0}, Rating.Easy),
        ({"seconds": 0.0}, Rating.Good),
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
