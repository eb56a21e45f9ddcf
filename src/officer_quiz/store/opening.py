"""Opens the file of a log: whose it is, how it is written, and which tables it has, checked before anything else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from officer_quiz.errors import UserError
from officer_quiz.interrupts import held
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import check_file, end_of, is_there

APPLICATION = 0x6F717A31
"""Marks the file as this program's ("oqz1"); another program's database is never touched."""
HEADER = 100
"""Bytes that every database begins with."""
OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables."""
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files SQLite keeps beside a log."""


def check_sqlite() -> None:
    """Raise UserError where the SQLite of this machine is too old."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise UserError(message("store.old-sqlite", found=sqlite3.sqlite_version, needed=needed))


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection to the log at `path`, the folder and the file made for their owner only if need be.

    `patience`: seconds to wait for another process that is writing. OSError or sqlite3.Error where that cannot be done.
    (On Windows the profile folder is private by itself.)
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in (path, *beside(path)):
        if is_there(file):
            check_file(file)  # SQLite would take a folder for a file, and make one anew behind a link
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return sqlite3.connect(path, timeout=patience, isolation_level=None)


def beside(path: Path) -> list[Path]:
    """Return the files that SQLite keeps beside a log, there or not: where the log is, not a link to it."""
    file = end_of(path)
    return [file.with_name(file.name + ending) for ending in BESIDE]


def prepare(database: sqlite3.Connection, path: Path) -> None:
    """Check whose file it is, set how it is written, and bring its tables up to date.

    UserError for another program's file, and one of a newer version; sqlite3.Error for a damaged one.
    """
    steps = _steps()
    _check(database, path, len(steps))
    _write_ahead(database)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA recursive_triggers = ON")
    _migrate(database, steps)


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Take the right to write at once, and commit or leave everything as it was; nothing interrupts that."""
    with held(), writing(database):
        yield


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """Take the right to write at once, and commit or leave everything as it was."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _check(database: sqlite3.Connection, path: Path, newest: int) -> None:
    """Refuse another program's file and one of a version above `newest`, before anything is written.

    One transaction reads it all: another process may be making the file at this moment.
    """
    run = database.execute
    run("BEGIN")
    try:
        owner = run("PRAGMA application_id").fetchone()[0]
        empty = run("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        version = _version(database)
    finally:
        run("ROLLBACK")
    scrap = 0 < path.stat().st_size < HEADER  # which SQLite takes for an empty database
    if owner != APPLICATION and (scrap or owner or version or not empty):
        raise UserError(message("store.foreign", path=str(path)))
    if owner == APPLICATION and version < 1:
        reason = message("store.wrong-version", version=version)
        raise UserError(message("store.damaged", path=str(path), reason=reason))
    if version > newest:
        raise UserError(message("store.newer", path=str(path)))


def _write_ahead(database: sqlite3.Connection) -> None:
    """Ask for the write-ahead log.

    A network share may refuse it, and another process at work may put it off until the next time; the rollback journal
    with FULL is as safe, only slower.
    """
    try:
        database.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def _migrate(database: sqlite3.Connection, steps: Sequence[str]) -> None:
    """Apply the scripts above the file's version, each in one transaction with its number."""
    for number, script in enumerate(steps, 1):
        if _version(database) >= number:
            continue
        with transaction(database):
            if _version(database) < number:  # another process may have been first
                for statement in _statements(script):
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {number}")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _steps() -> list[str]:
    """Return the numbered migration scripts in order."""
    scripts = [entry for entry in files("officer_quiz.store.migrations").iterdir() if entry.name.endswith(".sql")]
    return [script.read_text(encoding="utf-8") for script in sorted(scripts, key=lambda script: script.name)]


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script (a trigger's body holds semicolons of its own)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
