"""The days of half a year, and the weeks of a topic."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from officer_quiz.results.activity import Activity, per_day
from officer_quiz.results.attempts import Kept
from officer_quiz.results.course import courses

TODAY = date(2026, 11, 25)
"""A Wednesday."""


def kept(day: str, fraction: str | None, question: str = "a") -> Kept:
    at = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    return Kept(question, at, None if fraction is None else Fraction(fraction), 5.0, 1, False)


def test_blanks_are_no_answers_of_a_day() -> None:
    done = [kept("2026-11-24", "0"), kept("2026-11-24", "1"), kept("2026-11-24", None), kept("2026-11-25", None)]
    assert per_day(done, datetime.date) == {date(2026, 11, 24): 2}


def test_half_a_year_begins_on_a_monday_and_ends_today() -> None:
    counts = {date(2026, 5, 31): 9, date(2026, 6, 1): 1, TODAY: 3, TODAY + timedelta(days=1): 5}
    activity = Activity(TODAY, counts)
    assert (activity.first, activity.weeks()[0], activity.weeks()[-1]) == (
        date(2026, 6, 1),
        date(2026, 6, 1),
        date(2026, 11, 23),
    )
    assert activity.recent == {date(2026, 6, 1): 1, TODAY: 3}
    assert activity.week(date(2026, 6, 1)) == (1, 1)
    assert activity.data() == {
        "from": "2026-06-01",
        "to": "2026-11-25",
        "days": [{"day": "2026-06-01", "answered": 1}, {"day": "2026-11-25", "answered": 3}],
    }


@pytest.mark.parametrize(
    ("goal", "counts", "steps"),
    [
        (0, (0, 1, 9, 10, 19, 20, 39, 40), (0, 1, 1, 2, 2, 3, 3, 4)),
        (7, (0, 1, 3, 4, 6, 7, 13, 14), (0, 1, 1, 2, 2, 3, 3, 4)),
        (1, (0, 1, 2, 3, 5, 6), (0, 1, 2, 3, 3, 4)),
    ],
)
def test_the_steps_are_half_the_goal_the_goal_and_twice(
    goal: int, counts: tuple[int, ...], steps: tuple[int, ...]
) -> None:
    assert tuple(Activity(TODAY, {TODAY: count} if count else {}, goal).step(TODAY) for count in counts) == steps
    assert Activity(TODAY, {}, goal).step(TODAY + timedelta(days=1)) is None


def test_a_topic_has_a_mean_score_for_each_of_eight_weeks() -> None:
    done = [
        kept("2026-10-04", "1"),  # a Sunday, before the first of the eight
        kept("2026-10-05", "1/2"),
        kept("2026-10-11", "-1/2"),
        kept("2026-11-23", "1", "b"),
        kept("2026-11-23", "1"),
        kept("2026-11-24", None),
        kept("2026-11-25", "1/3"),
        kept("2026-11-25", "1", "gone"),
    ]
    found = courses(done, {"a": "law", "b": "talk"}.get, TODAY, datetime.date)
    assert [(week.begin.isoformat(), week.answered) for week in found["law"]] == [
        ("2026-10-05", 2),
        ("2026-10-12", 0),
        ("2026-10-19", 0),
        ("2026-10-26", 0),
        ("2026-11-02", 0),
        ("2026-11-09", 0),
        ("2026-11-16", 0),
        ("2026-11-23", 2),
    ]
    assert [week.data()["share"] for week in found["law"]] == [0.25, *[None] * 6, 0.6667]
    assert [week.share for week in found["talk"]][-1] == 1 and set(found) == {"law", "talk"}
