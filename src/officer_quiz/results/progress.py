"""Progress as values: days, mastery by topic, skill and level, readiness, what falls due, the sessions taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_quiz.results.activity import Activity
from officer_quiz.results.calibration import Calibration
from officer_quiz.results.course import Course
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.readiness import Readiness
from officer_quiz.results.rows import TakenRow

NEEDED = 0.8
"""The mastery a post needs of each of its topics."""
WEAK = 3
"""Weak points named first."""


def weakest(found: Sequence[Strength]) -> list[Strength]:
    """Return the weakest of the groups practised that are below what is needed; else the weakest alone."""
    practised = [each for each in found if each.answered]
    return [each for each in practised if each.mastery < NEEDED][:WEAK] or practised[:1]


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
    activity: Activity
    courses: Mapping[str, Course]
    """The last weeks of each bank with answers in them, by its id."""
    readiness: Sequence[Readiness]
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def begun(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.taken) or any(each.answered for each in self.topics)

    @property
    def weak(self) -> list[Strength]:
        """The weakest topics below what is needed."""
        return [each for each in weakest(self.topics) if each.mastery < NEEDED]

    @property
    def weak_skills(self) -> list[Strength]:
        """The weakest skills below what is needed."""
        return [each for each in weakest(self.skills) if each.mastery < NEEDED]

    def title(self, bank: str) -> str:
        """Return a bank's title; its id where it is no longer in use."""
        return self.titles.get(bank, bank)

    def data(self) -> dict[str, Any]:
        """The progress as JSON data."""
        return {
            "format": 1,
            "post": self.post or None,
            "habit": self.habit.data(),
            "activity": self.activity.data(),
            "readiness": [each.data() for each in self.readiness],
            "certainty": self.calibration.data(),
            "needed": NEEDED,
            "topics": [each.data() for each in self.topics],
            "courses": [
                {"topic": topic, "weeks": [week.data() for week in course]} for topic, course in self.courses.items()
            ],
            "skills": [each.data() for each in self.skills],
            "levels": [each.data() for each in self.levels],
            "due": [{"day": day.isoformat(), "questions": count} for day, count in self.due],
            "sessions": [row.data() for row in self.taken],
        }
