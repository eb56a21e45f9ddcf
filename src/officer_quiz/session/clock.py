"""The clock of an exam: the time left until a fixed moment, whether or not anybody looks, however the clock is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

WARNINGS = (60, 300)
"""Seconds left at which a warning begins."""
SET_BACK = timedelta(minutes=1)
"""How far the wall clock may be behind before it is told: a machine corrects itself by less."""


@dataclass(slots=True)
class Onward:
    """Tells a time that never goes back (UTC): the wall clock's, unless that was set back.

    Then it goes on from the latest time known, by a clock that nobody can set: `steady` tells its seconds.
    """

    wall: Callable[[], datetime]
    steady: Callable[[], float]
    latest: datetime
    _seconds: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        self._seconds = self.steady()

    def __call__(self) -> datetime:
        """Tell the time."""
        seconds = self.steady()
        self.latest = max(self.wall(), self.latest + timedelta(seconds=seconds - self._seconds))
        self._seconds = seconds
        return self.latest

    def is_behind(self) -> bool:
        """Return whether the wall clock was set back."""
        return self.wall() < self() - SET_BACK


@dataclass(frozen=True, slots=True)
class Clock:
    """Runs to `deadline` by the clock that `reads` tells (both UTC)."""

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
