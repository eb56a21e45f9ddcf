"""How a person wants to be asked: what options and the profile say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from officer_quiz.store.profile import Profile


@dataclass(frozen=True, slots=True)
class Manner:
    """How a session is asked.

    `plain`: as a line dialogue, even where keys could be read. `quick`: the key of a choice answers at once.
    `clock`: the clocks of conversations run, where keys are read.
    """

    plain: bool = False
    quick: bool = False
    clock: bool = True

    def usual_of(self, profile: Profile) -> Self:
        """Return it with what the profile always wants."""
        return replace(self, quick=self.quick or profile.quick, clock=self.clock and profile.clock)


USUAL = Manner()
