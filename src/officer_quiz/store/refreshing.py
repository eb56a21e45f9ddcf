"""Keeps the compiled index true to the files: only what has changed is read again.

A file is known by its size, time of change and inode; where these do not settle it, by its bytes. What one file says
can decide about another (an id stands in both; a translation follows its bank), so that is settled after every change,
over what is kept of all files. The new index is a copy that takes the old one's place in one step.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from officer_quiz.store.disk import beside
from officer_quiz.store.index import DAMAGE, Index, connect

if TYPE_CHECKING:
    from officer_quiz.statutes.register import Register

Role = Literal["statutes", "bank", "translation", "exam"]
SOON = 2_000_000_000
"""Nanoseconds after a file's time of change in which it may change again without showing it."""

Stamp = tuple[int, int, int]
"""What shows, mostly, whether a file has changed: its size, its time of change in nanoseconds, its inode."""


class Found(NamedTuple):
    """A file of the material: what it is, its name below the banks folder, where it is, and its stamp.

    Registers, and all where there are several folders, have their path as name. `topic` is the folder it stands in,
    below the banks folder.
    """

    role: Role
    name: str
    path: Path
    stamp: Stamp
    topic: str = ""


Spread = Callable[[Callable[[tuple[Path, str]], Any], Sequence[tuple[Path, str]]], Iterable[Any]]
"""Does the same work on many files and yields the results in their order, perhaps in several processes."""


@dataclass(frozen=True, slots=True)
class Work:
    """The material in the order of its files, the statutes among them; how the register is read and work is spread.

    `faulty` tells the names of the registers with errors.
    """

    files: Sequence[Found]
    register: Callable[[], Register]
    spread: Spread
    faulty: Callable[[], Collection[str]] = tuple


class Known(NamedTuple):
    """A file as the index knows it."""

    file: int
    role: str
    place: int
    stamp: Stamp
    doubtful: bool
    digest: bytes


def open_index(path: Path, work: Work) -> Index:
    """Return the index at `path`, first brought up to date with the files; it stays in memory if it cannot be put."""
    again = partial(_made, path, work)
    database = connect(path)
    if database is None:
        return Index(again(), again)
    try:
        known = known_files(database)
        changed, touched = compared(work.files, known)
        if changed or not _same_places(work.files, known):
            database.close()
            return Index(_updated(path, work), again)
        if touched:
            _restamp(path, touched)
    except DAMAGE:
        database.close()
        return Index(again(), again)
    return Index(database, again)


def known_files(database: sqlite3.Connection) -> dict[str, Known]:
    """Return the files as the index knows them, by name."""
    rows = database.execute("SELECT name, file, role, place, size, mtime, inode, doubtful, digest FROM files")
    return {
        name: Known(file, role, place, (size, mtime, inode), bool(doubtful), digest)
        for name, file, role, place, size, mtime, inode, doubtful, digest in rows
    }


def compared(files: Sequence[Found], known: Mapping[str, Known]) -> tuple[list[Found], list[Found]]:
    """Return the files whose bytes differ from what is known, and those whose stamps alone do or may."""
    changed: list[Found] = []
    touched: list[Found] = []
    for each in files:
        old = known.get(each.name)
        if old and old.role == each.role and old.stamp == each.stamp and not old.doubtful:
            continue
        same = old is not None and old.role == each.role and old.digest == _digest(each.path)
        (touched if same else changed).append(each)
    return changed, touched


def is_doubtful(file: Found) -> bool:
    """Return whether a file that is read now may change without showing it."""
    return file.stamp[1] > time.time_ns() - SOON


def _same_places(files: Sequence[Found], known: Mapping[str, Known]) -> bool:
    return len(files) == len(known) and all(
        each.name in known and known[each.name].place == place for place, each in enumerate(files)
    )


def _same_registers(files: Sequence[Found], known: Mapping[str, Known]) -> bool:
    """Whether the registers are those that the index rests on: one that is gone changes what its banks may cite."""
    listed = sorted((each.place, name) for name, each in known.items() if each.role == "statutes")
    return [name for _, name in listed] == [each.name for each in files if each.role == "statutes"]


def _digest(path: Path) -> bytes:
    from officer_quiz.store.reading import digest_of  # noqa: PLC0415  (only for files in doubt)

    return digest_of(path)


def _restamp(path: Path, touched: Iterable[Found]) -> None:
    """Note the stamps of files that turned out unchanged; if the index cannot be written now, the next start will."""
    settled = [(*each.stamp, each.name) for each in touched if not is_doubtful(each)]
    if not settled:
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=0)) as database, database:
        database.execute("PRAGMA journal_mode = MEMORY")  # a journal left on the disk would outlive this index
        database.executemany("UPDATE files SET size = ?, mtime = ?, inode = ?, doubtful = 0 WHERE name = ?", settled)


def _made(path: Path, work: Work) -> sqlite3.Connection:
    """Make the index anew."""
    from officer_quiz.store.writing import Writer  # noqa: PLC0415  (brings all that reads files)

    return _placed(path, lambda database: Writer.begin(database).update(work))


def _updated(path: Path, work: Work) -> sqlite3.Connection:
    """Make the index anew from the old one, reading only what has changed; all of it where the register has."""
    from officer_quiz.store.writing import Writer  # noqa: PLC0415

    def write(database: sqlite3.Connection) -> None:
        old = connect(path)
        if old is None:
            Writer.begin(database).update(work)
            return
        with closing(old):
            known = known_files(old)
            changed, _ = compared(work.files, known)
            if not any(each.role == "statutes" for each in changed) and _same_registers(work.files, known):
                old.backup(database)
                Writer(database).update(work)
                return
        Writer.begin(database).update(work)

    return _placed(path, write)


def _placed(path: Path, write: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Write an index beside its place and put it there in one step, so that others see the old one or the new.

    Where it cannot be put, it stays in memory.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path) as fresh, closing(sqlite3.connect(fresh)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            write(database)
            database.commit()
        placed = connect(path)
    except (OSError, sqlite3.OperationalError):
        placed = None
    if placed is None:
        placed = sqlite3.connect(":memory:")
        write(placed)
    return placed
