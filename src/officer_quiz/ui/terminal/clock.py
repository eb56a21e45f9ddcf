"""The clock of an exam on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.clock import Clock


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
