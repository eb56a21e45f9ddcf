"""The modes of a session, as data: what is revealed when, and which moves are allowed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """How a session goes.

    `reveals_each`: each answer is revealed at once. `free`: the trainee moves freely and may change answers until the
    paper is submitted or time is up.
    """

    name: str
    reveals_each: bool
    free: bool = False


PRACTICE = Mode("practice", reveals_each=True)
REVIEW = Mode("review", reveals_each=True)
EXAM = Mode("exam", reveals_each=False, free=True)
MODES = {mode.name: mode for mode in (PRACTICE, REVIEW, EXAM)}
