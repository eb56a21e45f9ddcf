"""Days in a row and the goal of a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from officer_quiz.results.habit import Habit

TODAY = date(2026, 3, 1)


def habit(*days: str, goal: int = 0) -> Habit:
    return Habit.of(Counter(map(date.fromisoformat, days)), TODAY, goal)


@pytest.mark.parametrize(
    ("days", "row", "today"),
    [
        ((), 0, 0),
        (("2026-03-01",), 1, 1),
        (("2026-02-28",), 1, 0),
        (("2026-02-27",), 0, 0),
        (("2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-01"), 4, 2),
        (("2026-02-26", "2026-02-28", "2026-03-01"), 2, 1),
    ],
)
def test_a_day_that_has_only_begun_does_not_break_the_row(days: tuple[str, ...], row: int, today: int) -> None:
    assert (habit(*days).days, habit(*days).today) == (row, today)


def test_a_goal_is_reached_by_as_many_answers() -> None:
    assert not habit("2026-03-01", goal=2).reached and habit("2026-03-01", "2026-03-01", goal=2).reached
    assert not habit("2026-03-01").reached, "without a goal there is none to reach"
    assert habit("2026-03-01", goal=1).data() == {"today": 1, "goal": 1, "reached": True, "days": 1}
