"""The clocks of a session: an exam's, which runs whether or not anybody looks, and that of a place in a talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

WARNINGS = (60, 300)
"""Seconds left at which a warning begins."""
LOOK = 1.0
"""Seconds between two looks at a clock that runs while something is asked: what takes longer was no waiting."""
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


@dataclass(slots=True)
class Pressing:
    """Counts `seconds` down while an answer is waited for, by a clock that nobody can set (`steady`).

    It is looked at again and again while that goes on. Between two looks at most `LOOK` seconds pass: a program that
    was suspended, a machine that slept, or help that was read costs nobody time.
    """

    seconds: int
    steady: Callable[[], float]
    _spent: float = 0.0
    _looked: float | None = None

    def left(self) -> int:
        """Look at the clock and return the seconds left, begun ones counted; 0 when time is up."""
        now = self.steady()
        if self._looked is not None:
            self._spent += min(max(now - self._looked, 0.0), LOOK)
        self._looked = now
        return max(0, ceil(self.seconds - self._spent))

    def over(self) -> bool:
        """Look at the clock and return whether time is up."""
        return self.left() == 0
