"""The clocks of a session on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from officer_quiz.kinds.base.ask import Turn
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.clock import Clock, Pressing


@dataclass(frozen=True, slots=True)
class ShownClock(Clock):
    """A clock that tells the time left in words, and when the machine's was set back."""

    say: Wording
    behind: Callable[[], bool] = lambda: False

    def short(self) -> bool:
        """Return whether there is a warning now."""
        return self.warning() is not None

    def words(self) -> str:
        """Return the time left, with the warnings that hold now."""
        told = [self.say("exam.left", time=self.face())]
        if (limit := self.warning()) is not None:
            told.append(self.say("exam.short", minutes=limit // 60))
        if self.behind():
            told.append(self.say("exam.clock-back"))
        return "  ".join(told)


HURRY = 5
"""Seconds left at which a clock that presses warns."""


@dataclass(slots=True)
class ShownPressing(Pressing):
    """A clock that presses, told in words."""

    say: Wording = field(kw_only=True)

    def short(self) -> bool:
        """Return whether there is a warning now."""
        return self.left() <= HURRY

    def words(self) -> str:
        """Return the seconds left, otherwise said when they are few."""
        left = self.left()
        return self.say("screen.hurry" if left <= HURRY else "screen.seconds-left", seconds=left)


@dataclass(slots=True)
class Pressed:
    """The clocks of the places of a session, each going on where it was when one comes back to its place.

    `steady` tells the seconds of a clock that nobody can set. Without `on` there are none.
    """

    steady: Callable[[], float]
    say: Wording
    on: bool
    _clocks: dict[tuple[str, int], ShownPressing] = field(default_factory=dict)

    def anew(self) -> Pressed:
        """Return the same clocks, none of them begun."""
        return Pressed(self.steady, self.say, self.on)

    def at(self, question: str, place: int, turn: Turn) -> ShownPressing | None:
        """Return the clock of turn number `place` of a question, None where nothing presses."""
        if not (self.on and turn.seconds):
            return None
        return self._clocks.setdefault((question, place), ShownPressing(turn.seconds, self.steady, say=self.say))
