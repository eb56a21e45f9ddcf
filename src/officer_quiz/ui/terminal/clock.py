"""The clock of an exam on screen."""

from __future__ import annotations

from dataclasses import dataclass

from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.clock import Clock


@dataclass(frozen=True, slots=True)
class ShownClock(Clock):
    """A clock that tells the time left in words."""

    say: Wording

    def short(self) -> bool:
        """Return whether there is a warning now."""
        return self.warning() is not None

    def words(self) -> str:
        """Return the time left, with the warning that holds now."""
        told = self.say("exam.left", time=self.face())
        limit = self.warning()
        return told if limit is None else f"{told}  {self.say('exam.short', minutes=limit // 60)}"
