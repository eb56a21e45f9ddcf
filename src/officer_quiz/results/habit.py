"""Answering day by day: how many today, and how many days in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Habit:
    """Questions answered today, the goal of a day (0 for none), and the days in a row with an answer.

    A day that has only begun does not break the row.
    """

    today: int
    goal: int
    days: int

    @classmethod
    def of(cls, counts: Mapping[date, int], today: date, goal: int) -> Habit:
        """Return the habit of somebody who answered so many questions on each local day."""
        day = today if today in counts else today - timedelta(days=1)
        row = 0
        while day in counts:
            row, day = row + 1, day - timedelta(days=1)
        return cls(counts.get(today, 0), goal, row)

    @property
    def reached(self) -> bool:
        """Whether the goal of the day is reached."""
        return 0 < self.goal <= self.today

    def data(self) -> dict[str, Any]:
        """The habit as JSON data."""
        return {"today": self.today, "goal": self.goal or None, "reached": self.reached, "days": self.days}
