"""Writes a user's file back: only if nobody changed it meanwhile, in one step, and only if it is still sound."""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from officer_quiz.cli.places import shown
from officer_quiz.cli.reading import read_bytes
from officer_quiz.errors import UserError, reason
from officer_quiz.messages.catalogue import message
from officer_quiz.text.document import Document, read


def rewrite(path: Path, before: bytes, change: Callable[[str], str]) -> None:
    """Put `change` of the file's text in its place; `before` are the bytes the change was worked out from.

    UserError if the file has other bytes by now, cannot be written, or could no longer be read after the change.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    after = mark + change(before.removeprefix(mark).decode("utf-8")).encode("utf-8")
    document: Document = read(shown(path), after)
    if not document.sound:
        raise UserError(message("statute.not-rewritten", path=shown(path)))
    target = path.resolve()  # a link to the file stays one
    fresh = target.with_name(f".{path.name}.{uuid4().hex}")
    try:
        fresh.write_bytes(after)
        shutil.copymode(target, fresh)
        if read_bytes(target) != before:
            raise UserError(message("statute.changed-meanwhile", path=shown(path)))
        fresh.replace(target)
    except OSError as error:
        raise UserError(message("statute.cannot-write", path=shown(path), reason=reason(error))) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
