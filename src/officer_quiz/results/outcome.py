"""What an exam came to: the points earned against the pass mark, and what a trainer's mark can still change."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from officer_quiz.session.marking import possible
from officer_quiz.session.state import State


@dataclass(frozen=True, slots=True)
class Outcome:
    """An exam's result in figures: what was earned, what waits for a trainer, and the pass mark, in points.

    The pass mark keeps its share of the total where questions were withdrawn.
    """

    earned: Fraction
    waiting: Fraction
    total: Fraction
    pass_mark: Fraction

    @classmethod
    def of(cls, state: State) -> Outcome:
        """Return the outcome of a marked exam."""
        paper = state.paper
        total = possible(state)
        share = Fraction(paper.pass_mark) / (Fraction(paper.total) or 1)
        return cls(max(state.earned, Fraction(0)), sum(state.awaiting.values(), Fraction(0)), total, share * total)

    @property
    def decision(self) -> Literal["passed", "failed", "open"]:
        """Whether it was passed; open while what waits for a trainer decides."""
        if self.earned >= self.pass_mark:
            return "passed"
        return "open" if self.earned + self.waiting >= self.pass_mark else "failed"
