"""Faults a user can mend, and the exit codes of the program."""

from __future__ import annotations

import errno
from enum import IntEnum

from officer_quiz.messages.catalogue import Message, message


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


REASONS = {
    errno.ENOENT: "not-there",
    errno.ENOLINK: "dangling",
    errno.ELOOP: "endless-link",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EISDIR: "folder",
    errno.ENOTEMPTY: "folder",
    errno.ENOTDIR: "not-a-folder",
    errno.ENODEV: "not-a-file",
    errno.ENXIO: "not-a-file",
    errno.EEXIST: "there-already",
    errno.ENOSPC: "full",
    errno.EROFS: "read-only",
    errno.EBUSY: "in-use",
    errno.ENAMETOOLONG: "too-long",
    errno.EMFILE: "too-many",
    errno.EIO: "broken",
}
"""What the system's error numbers mean to the user: keys of the area ``system``."""


def reason(error: OSError) -> Message | str:
    """Return what the system refused as words for a sentence; in its own words where this program has none."""
    key = REASONS.get(error.errno or 0)
    return message(f"system.{key}") if key else error.strerror or str(error)
