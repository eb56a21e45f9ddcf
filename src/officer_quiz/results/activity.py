"""Answering day by day: how much on each day of the last half year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from officer_quiz.results.attempts import Tried

WEEKS = 26
"""Weeks that are looked back on, this one among them."""
USUAL_GOAL = 20
"""Questions a day that a day is measured by where no goal is set."""


def per_day(done: Iterable[Tried], day_of: Callable[[datetime], date]) -> Mapping[date, int]:
    """Return how many questions were answered on each local day; blanks do not count."""
    return Counter(day_of(each.at) for each in done if each.fraction is not None)


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Activity:
    """Questions answered on each local day; `goal` is that of a day, 0 for none."""

    today: date
    counts: Mapping[date, int]
    goal: int = 0

    @property
    def first(self) -> date:
        """The first day that is looked back on, a Monday."""
        return monday(self.today) - timedelta(weeks=WEEKS - 1)

    @property
    def recent(self) -> Mapping[date, int]:
        """The days with answers among those looked back on, oldest first."""
        return {day: self.counts[day] for day in sorted(self.counts) if self.first <= day <= self.today}

    @property
    def steps(self) -> Sequence[int]:
        """From how many answers on a day belongs to each step: any, half the goal, the goal, twice the goal."""
        goal = max(self.goal or USUAL_GOAL, 3)  # of less than three there is no half between
        return (1, (goal + 1) // 2, goal, 2 * goal)

    def step(self, day: date) -> int | None:
        """Return the step of a day, 0 for one without answers; None for one to come."""
        if day > self.today:
            return None
        return sum(self.counts.get(day, 0) >= least for least in self.steps)

    def weeks(self) -> list[date]:
        """Return the Mondays of the weeks looked back on, oldest first."""
        return [self.first + timedelta(weeks=number) for number in range(WEEKS)]

    def week(self, begin: date) -> tuple[int, int]:
        """Return on how many days of a week something was answered, and how much in all."""
        counts = [self.counts.get(begin + timedelta(days=number), 0) for number in range(7)]
        return sum(map(bool, counts)), sum(counts)

    def data(self) -> dict[str, Any]:
        """The days as JSON data, those without answers left out."""
        days = [{"day": day.isoformat(), "answered": count} for day, count in self.recent.items()]
        return {"from": self.first.isoformat(), "to": self.today.isoformat(), "days": days}
