"""Reads and writes files as they are found: what is no file is refused, and no pipe is waited for."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EISDIR, ENODEV, ENOLINK
from pathlib import Path
from uuid import uuid4

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""How a file is opened; where the system has pipes and terminals among its files, without waiting for one."""


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Return what a file holds, or its first `most` bytes.

    OSError for anything that is no file; a link to nothing is told apart from nothing.
    """
    try:
        handle = os.open(path, _READING)
    except FileNotFoundError as error:
        raise _dangling(path) if path.is_symlink() else error from None
    try:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(EISDIR, os.strerror(EISDIR), str(path))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(ENODEV, os.strerror(ENODEV), str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def is_there(path: Path) -> bool:
    """Return whether anything has this name: a file, a folder, a link to nothing, something without permission."""
    return os.path.lexists(path)


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step, its folder made if need be; OSError leaves what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _dangling(path: Path) -> OSError:
    return OSError(ENOLINK, os.strerror(ENOLINK), str(path))
