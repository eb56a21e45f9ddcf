"""Progress as values: mastery by topic, skill and level, what falls due, the sessions taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_quiz.results.calibration import Calibration
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.rows import TakenRow

NEEDED = 0.8
"""The mastery a post needs of each of its topics."""
WEAK = 3
"""Weak points named first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the progress screen shows; `post` is what the strengths are limited to, or empty."""

    topics: Sequence[Strength]
    skills: Sequence[Strength]
    levels: Sequence[Strength]
    due: Sequence[tuple[date, int]]
    taken: Sequence[TakenRow]
    post: str
    titles: Mapping[str, str]
    """Each bank's title by its id."""
    habit: Habit
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def begun(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.taken) or any(each.answered for each in self.topics)

    @property
    def weak(self) -> list[Strength]:
        """The weakest topics below what is needed."""
        return [each for each in self.topics if each.answered and each.mastery < NEEDED][:WEAK]

    def title(self, bank: str) -> str:
        """Return a bank's title; its id where it is no longer in use."""
        return self.titles.get(bank, bank)

    def data(self) -> dict[str, Any]:
        """The progress as JSON data."""
        return {
            "format": 1,
            "post": self.post or None,
            "habit": self.habit.data(),
            "certainty": self.calibration.data(),
            "needed": NEEDED,
            "topics": [each.data() for each in self.topics],
            "skills": [each.data() for each in self.skills],
            "levels": [each.data() for each in self.levels],
            "due": [{"day": day.isoformat(), "questions": count} for day, count in self.due],
            "sessions": [row.data() for row in self.taken],
        }
