"""The modes of a session, as data: what is revealed when, and which moves are allowed."""

from __future__ import annotations

from dataclasses import dataclass

from officer_quiz.session.commands import Command, Commands


@dataclass(frozen=True, slots=True)
class Mode:
    """How a session goes.

    `reveals_each`: each answer is revealed at once. `asking` are the commands while a question is asked, `pausing`
    those while nothing is: after feedback, or where a conversation has come to its end.
    """

    name: str
    reveals_each: bool
    asking: Commands
    pausing: Commands


_ALWAYS = frozenset({Command.FLAG, Command.HELP, Command.LEAVE})
_LEARNING = (_ALWAYS | {Command.SKIP}, _ALWAYS | {Command.NEXT})
_MOVING = _ALWAYS | {Command.BACK, Command.FORWARD, Command.OVERVIEW, Command.SUBMIT}

PRACTICE = Mode("practice", True, *_LEARNING)
ORDERED = Mode("ordered", True, *_LEARNING)
DAILY = Mode("daily", True, *_LEARNING)
REVIEW = Mode("review", True, *_LEARNING)
EXAM = Mode("exam", False, _MOVING, _MOVING)
MODES = {mode.name: mode for mode in (PRACTICE, ORDERED, DAILY, REVIEW, EXAM)}
