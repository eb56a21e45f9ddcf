"""The folder of a trainee's records: one that can be none is told in a sentence."""

from __future__ import annotations

import os
from errno import ENOENT
from pathlib import Path

from officer_quiz.errors import UserError, reason
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.store.disk import is_there


def check_folder(folder: Path) -> None:
    """Raise UserError where something else has the name of the folder or of one above it.

    A folder that is not there is sound: it will be made.
    """
    for each in (folder, *folder.parents):
        if is_there(each):
            if not os.path.isdir(each):  # noqa: PTH112  (Path.is_dir raises where a part of the path is closed)
                raise UserError(message("store.no-folder", path=str(each), reason=_why_not(each)))
            return


def _why_not(path: Path) -> Message | str:
    try:
        path.stat()
    except OSError as error:
        return message("store.link-to-no-folder") if error.errno == ENOENT else reason(error)
    return message("store.not-a-folder")
