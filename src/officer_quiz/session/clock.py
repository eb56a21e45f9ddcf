"""The clock of an exam: the time left until a fixed moment, whether or not anybody looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

WARNINGS = (60, 300)
"""Seconds left at which a warning begins."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Runs to `deadline` by the wall clock that `reads` tells (both UTC)."""

    deadline: datetime
    reads: Callable[[], datetime]

    def left(self) -> int:
        """Return the seconds left, 0 when time is up."""
        return max(0, int((self.deadline - self.reads()).total_seconds()))

    def face(self) -> str:
        """Return the time left in minutes and seconds: ``59:07``."""
        minutes, seconds = divmod(self.left(), 60)
        return f"{minutes}:{seconds:02}"

    def over(self) -> bool:
        """Return whether time is up."""
        return self.reads() >= self.deadline

    def warning(self) -> int | None:
        """Return the seconds of the warning that holds now, None without one."""
        return next((limit for limit in WARNINGS if self.left() <= limit), None)
