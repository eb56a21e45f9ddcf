"""The clock of an exam on screen: the time left until a fixed moment, and a warning when it is short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from officer_quiz.messages.catalogue import Wording

WARNINGS = (60, 300)
"""Seconds left at which a warning begins."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Runs to `deadline` by the wall clock `now` (both UTC), whether or not anybody looks."""

    deadline: datetime
    now: Callable[[], datetime]
    say: Wording

    def left(self) -> int:
        """Return the seconds left, 0 when time is up."""
        return max(0, int((self.deadline - self.now()).total_seconds()))

    def over(self) -> bool:
        """Return whether time is up."""
        return self.now() >= self.deadline

    def short(self) -> bool:
        """Return whether there is a warning now."""
        return self.left() <= WARNINGS[-1]

    def words(self) -> str:
        """Return the time left, with the warning that holds now."""
        minutes, seconds = divmod(self.left(), 60)
        told = self.say("exam.left", time=f"{minutes}:{seconds:02}")
        limit = next((limit for limit in WARNINGS if self.left() <= limit), None)
        return told if limit is None else f"{told}  {self.say('exam.short', minutes=limit // 60)}"
