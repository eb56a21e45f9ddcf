"""Writes a user's file back: only if nobody changed it meanwhile, in one step, and only if it is still sound."""

from __future__ import annotations

import codecs
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from officer_quiz.errors import UserError
from officer_quiz.library.places import shown
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import in_one_step, read_bytes
from officer_quiz.text.document import Document, read


def rewrite(path: Path, before: bytes, change: Callable[[str], tuple[str, int]]) -> int:
    """Put `change` of the file's text in its place and return the line it tells.

    `before` are the bytes the change is worked out from.

    UserError if the file has other bytes by now, cannot be written, or could no longer be read after the change.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    text, line = change(before.removeprefix(mark).decode("utf-8"))
    after = mark + text.encode("utf-8")
    document: Document = read(shown(path), after)
    if not document.sound:
        raise UserError(message("statute.not-rewritten", path=shown(path)))
    put(path, before, after)
    return line


def refuse_read_only(path: Path) -> None:
    """UserError for a file that nobody may write to: what stands in its place afterwards would be another one."""
    if not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise UserError(message("check.read-only", path=shown(path)))


def put(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes in the place of those of a file, in one step.

    UserError if it has others than `before` by now, is read-only, or cannot be written.
    """
    refuse_read_only(path)
    with writing(path), in_one_step(path) as fresh:
        fresh.write_bytes(after)
        shutil.copymode(path, fresh)
        if read_bytes(path) != before:
            raise UserError(message("statute.changed-meanwhile", path=shown(path)))
