"""Faults a user can mend, and the exit codes of the program."""

from __future__ import annotations

from enum import IntEnum

from officer_quiz.messages.catalogue import Message


class Exit(IntEnum):
    """What the process returns."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    FAULT = 3
    INTERRUPTED = 130


class UserError(Exception):
    """Something outside the program is wrong and the user can mend it: said in one sentence, never a traceback."""

    def __init__(self, message: Message, code: Exit = Exit.PROBLEMS, notices: tuple[Message, ...] = ()) -> None:
        """`notices` are to be said before it."""
        super().__init__(message.key)
        self.message = message
        self.code = code
        self.notices = notices
