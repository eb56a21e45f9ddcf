"""Says what goes wrong while a user's file is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from officer_quiz.errors import UserError, reason
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Make a UserError of what the system says against writing a file within."""
    try:
        yield
    except OSError as error:
        raise UserError(message("statute.cannot-write", path=shown(path), reason=reason(error))) from error
