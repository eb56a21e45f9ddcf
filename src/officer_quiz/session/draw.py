"""Chooses and orders the questions of a session: pure functions of what there is, what was answered, and the seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from officer_quiz.session.chance import chance
from officer_quiz.session.filter import Candidate
from officer_quiz.statutes.currency import Basis


@dataclass(frozen=True, slots=True)
class Drawable:
    """A question with what composing a paper needs to know beyond practice.

    `calibrated`: no judgement in it lacks a panel; `stale`: the law it teaches is not in force; `essay_part`: a part of
    it would wait for a trainer. `checked`, `begins` and `ends` are the dates of its basis (ISO, empty if it has none),
    `cites` its citations; `shown` and `keys` are as in `bank.cues`.
    """

    candidate: Candidate
    calibrated: bool = True
    stale: bool = False
    essay_part: bool = False
    checked: str = ""
    begins: str = ""
    ends: str = ""
    cites: frozenset[str] = frozenset()
    shown: str = ""
    keys: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The question's id."""
        return self.candidate.id

    @property
    def basis(self) -> Basis:
        """The law it rests on."""
        days = (date.fromisoformat(day) if day else None for day in (self.checked, self.begins, self.ends))
        return Basis(tuple(sorted(self.cites)), *days)


def draw(candidates: Iterable[Candidate], last: Mapping[str, Fraction | None], seed: str, count: int) -> list[str]:
    """Return the ids of up to `count` questions in the order of play.

    First those never answered (`last` has no fraction for them: a blank is no answer), then those last answered not
    fully right, then the rest; within each group by chance, which follows from the seed and the question's id alone,
    so that a new question does not reshuffle the others.
    """
    ids = [candidate.id for candidate in candidates]
    return sorted(ids, key=lambda id: (group(last.get(id)), chance(seed, id)))[:count]


def group(fraction: Fraction | None) -> int:
    """Return when a question's turn comes by its last answer: 0 for none, 1 for one not fully right, then 2."""
    if fraction is None:
        return 0
    return 1 if fraction < 1 else 2
