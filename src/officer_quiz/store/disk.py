"""Reads and writes files as they are found: what is no file is refused, no pipe is waited for, nothing is half written.

Whoever reads a file that is written `in_one_step` finds the old one or the new one, whenever the program was killed.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR, ENODEV, ENOLINK
from pathlib import Path
from uuid import uuid4

from officer_quiz.interrupts import held

ABANDONED = 3600.0
"""Seconds after which a file that was to be put in place is nobody's any more: whoever wrote it was killed."""
SHARED = 24
"""Characters that the name of a file and those of what is to be put in its place have in common."""
_MARK = re.compile(r"\.[0-9a-f]{32}")
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""How a file is opened; where the system has pipes and terminals among its files, without waiting for one."""

_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file that is not there yet is opened to be written."""


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Return what a file holds, or its first `most` bytes.

    OSError for anything that is no file; a link to nothing is told apart from nothing.
    """
    try:
        handle = os.open(path, _READING)
    except FileNotFoundError as error:
        raise _dangling(path) if path.is_symlink() else error from None
    try:
        _check_mode(path, os.fstat(handle).st_mode)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def check_file(path: Path) -> None:
    """Raise OSError for a name of no file: a link to nothing, a folder, a pipe."""
    if path.is_symlink() and not path.exists():
        raise _dangling(path)
    _check_mode(path, path.stat().st_mode)


def is_there(path: Path) -> bool:
    """Return whether anything has this name: a file, a folder, a link to nothing, something without permission."""
    return os.path.lexists(path)


def write_text(path: Path, text: str, *, new: bool = False) -> None:
    """Write a file in one step, its folder made if need be; OSError leaves what was there.

    With `new`, FileExistsError if there is something at `path` already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_one_step(path, new=new) as fresh:
        fresh.write_text(text, encoding="utf-8", newline="\n")


def write_bytes(path: Path, raw: bytes, *, new: bool = False, private: bool = False) -> None:
    """Write a file in one step, see `write_text`; with `private`, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_one_step(path, new=new) as fresh:
        handle = os.open(fresh, _WRITING, 0o600 if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)


@contextmanager
def in_one_step(path: Path, *, new: bool = False) -> Iterator[Path]:
    """Yield where to write what becomes the file at `path` afterwards; nothing is left of it after an exception.

    A link stays one: what it leads to is written. With `new`, FileExistsError if there is something at `path` already.
    OSError if it cannot be put there, or in the place of a device or a pipe.
    """
    if path.exists() and not new:
        check_file(path)
    with held(), beside(path, _put_new) if new else beside(end_of(path)) as fresh:
        yield fresh
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())


@contextmanager
def beside(path: Path, put: Callable[[Path, Path], object] = os.replace) -> Iterator[Path]:
    """Yield a hidden place beside `path`, from where what was written is `put` there; else nothing is left of it.

    For what can be made again: an interrupt may leave it behind, and a power cut the file broken.
    """
    clear_abandoned(path)
    fresh = path.with_name(f"{_start(path)}.{uuid4().hex}")
    try:
        yield fresh
        put(fresh, path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def leftovers(path: Path) -> list[Path]:
    """Return the files that were to be put at `path` and are still beside it: being written, or left by a kill."""
    start = _start(path)
    near = path.parent.iterdir() if path.parent.is_dir() else ()
    return [file for file in near if file.name.startswith(start) and _MARK.fullmatch(file.name.removeprefix(start))]


def clear_abandoned(path: Path) -> None:
    """Remove the leftovers that nobody is writing any more."""
    for left in leftovers(path):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - ABANDONED:
                left.unlink()


def end_of(path: Path) -> Path:
    """Return the path of what a link leads to in the end, there or not; a path that is none as it is."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _start(path: Path) -> str:
    """How the names of what is put at `path` begin: not longer than any file system lets names be."""
    return f".{path.name[:SHARED]}"


def _put_new(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        if is_there(path):
            raise FileExistsError(path) from None
        fresh.replace(path)


def _check_mode(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        number = EISDIR if stat.S_ISDIR(mode) else ENODEV
        raise OSError(number, os.strerror(number), str(path))


def _dangling(path: Path) -> OSError:
    return OSError(ENOLINK, os.strerror(ENOLINK), str(path))
