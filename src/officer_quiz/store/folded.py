"""What the events of a log come to, kept in a file beside it: sessions summed up, attempts by question, dates due.

Derived data: absent, outdated or damaged, at whatever point that shows, it is made again from the log; where its file
cannot be used, it is made in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from officer_quiz.results.attempts import Kept, replayed
from officer_quiz.results.dates import Due
from officer_quiz.results.summary import Summary, number
from officer_quiz.session.stored import moment
from officer_quiz.store import events
from officer_quiz.store.disk import check_file, end_of, is_there
from officer_quiz.store.faults import told
from officer_quiz.store.following import EPOCH, Entry, entries, follow, last_answer, microseconds, put, sealed
from officer_quiz.store.opening import writing

Answer = TypeVar("Answer")
Work = Callable[[sqlite3.Connection], Answer]
DAMAGE = (sqlite3.Error, ValueError, LookupError, TypeError, OSError)
"""What using a damaged file, or none, may raise."""
NOT_NOW = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)
"""SQLite's primary result codes for a file that may be sound and cannot be used now."""
ENDINGS = ("-folded", "-folded-journal")


@dataclass(frozen=True, slots=True)
class Folded:
    """A session as it is kept: when its first and last events happened (UTC), whether it is finished, and an exam.

    `last` is the number of its last event in the log. Of events that cannot have happened it says the same.
    """

    id: str
    started: datetime
    latest: datetime
    last: int
    finished: bool
    exam: bool


def kept_beside(log: Path) -> list[Path]:
    """Return the files of what is kept beside a log, there or not."""
    return [log.with_name(log.name + ending) for ending in ENDINGS]


class Results:
    """What the events of an open log come to. UserError where the log itself is damaged."""

    def __init__(self, log: sqlite3.Connection, path: Path, patience: float) -> None:
        """`patience`: seconds to wait for another process that is writing."""
        self._log, self._path, self._patience = log, path, patience
        self._files = kept_beside(end_of(path))
        self._database: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._database:
            self._database.close()
            self._database = None

    def sessions(self) -> list[Folded]:
        """Return all sessions, in the order of their first events in the log."""
        return self._ask(lambda database: [_folded(row) for row in _rows_of_sessions(database)])

    def unfinished(self) -> list[Folded]:
        """Return the sessions that are not finished, in the same order, without reading the others."""
        return self._ask(_unfinished)

    def summaries(self) -> list[tuple[str, Summary]]:
        """Return the summary of each session, in the same order; UserError where one cannot have happened."""
        return self._ask(self._all_sound(_summaries))

    def last_fractions(self, now: datetime) -> Mapping[str, Fraction]:
        """Return the last fraction of each question by `now`; those that have only been left blank are left out."""
        return self._ask(self._all_sound(lambda database: _last_fractions(database, microseconds(now))))

    def attempts(self, questions: Collection[str] | None = None) -> list[Kept]:
        """Return every attempt, or every one at some questions, oldest first."""
        return self._ask(self._all_sound(lambda database: _attempts(database, questions)))

    def due(self) -> Mapping[str, Due]:
        """Return the dates that are kept, by question."""
        return self._ask(_due)

    def keep_due(self, dates: Mapping[str, Due]) -> None:
        """Keep dates for the next time, if that can be done now."""
        if self._database and dates:
            with suppress(*DAMAGE), writing(self._database):
                for question, each in dates.items():
                    put(self._database, "due", question, each.day.toordinal(), each.mark)

    def _ask(self, work: Work[Answer]) -> Answer:
        """Return what `work` finds; where the file turns out damaged, what it finds in a new one."""
        try:
            return self._found(work, self._file)
        except DAMAGE as error:
            self.close()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in NOT_NOW:
                with suppress(*DAMAGE):
                    for file in self._files:
                        file.unlink(missing_ok=True)
                    return self._found(work, self._file)
                self.close()
        return self._found(work, lambda: sqlite3.connect(":memory:", isolation_level=None))

    def _found(self, work: Work[Answer], connect: Callable[[], sqlite3.Connection]) -> Answer:
        """Return what `work` finds in the open database, in one made by `connect` where there is none."""
        database = self._database = self._database or connect()
        follow(database, self._log, self._path)
        database.execute("BEGIN")  # what other processes write meanwhile is not seen
        try:
            return work(database)
        finally:
            if database.in_transaction:
                database.execute("ROLLBACK")

    def _file(self) -> sqlite3.Connection:
        """Open the file, made for its owner only if it is not there."""
        path, _ = self._files
        if is_there(path):
            check_file(path)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        return sqlite3.connect(path, timeout=self._patience, isolation_level=None)

    def _all_sound(self, work: Work[Answer]) -> Work[Answer]:
        """Return `work` behind a look at the sessions whose events cannot have happened: the log is damaged."""

        def checked(database: sqlite3.Connection) -> Answer:
            for (session,) in database.execute("SELECT session FROM sessions WHERE data IS NULL").fetchall():
                with told(self._path):
                    rows = events.of_session(self._log, session)
                    replayed(session, rows.events() if rows else ())
                raise ValueError("the session is sound by now")
            return work(database)

        return checked


def _unfinished(database: sqlite3.Connection) -> list[Folded]:
    rows = list(sealed(database, "sessions", "WHERE NOT finished ORDER BY first"))
    _check_count(database, "unfinished", len(rows))
    return [_folded(row) for row in rows]


def _folded(row: tuple[Any, ...]) -> Folded:
    session, _, last, started, latest, finished, exam, _ = row
    return Folded(session, moment(started), moment(latest), last, bool(finished), bool(exam))


def _summaries(database: sqlite3.Connection) -> list[tuple[str, Summary]]:
    return [(session, Summary.of(json.loads(data))) for session, *_, data in _rows_of_sessions(database)]


def _rows_of_sessions(database: sqlite3.Connection) -> list[tuple[Any, ...]]:
    rows = list(sealed(database, "sessions", "ORDER BY first"))
    _check_count(database, "sessions", len(rows))
    return rows


def _last_fractions(database: sqlite3.Connection, until: int) -> dict[str, Fraction]:
    latest = {question: (at, fraction) for question, at, fraction in sealed(database, "latest")}
    _check_count(database, "questions", len(latest))
    for question, (at, _) in latest.items():
        if at is not None and at > until:  # the clock was ahead
            tried = [each for each in entries(database, question) if each[0] <= until]
            latest[question] = last_answer(tried)
    return {question: number(fraction) for question, (_, fraction) in latest.items() if fraction is not None}


def _attempts(database: sqlite3.Connection, questions: Collection[str] | None) -> list[Kept]:
    if questions is None:
        found = [(question, json.loads(data)) for question, data in sealed(database, "tries")]
        _check_count(database, "questions", len(found))
    else:
        (rows,) = database.execute("SELECT count(*) FROM tries").fetchone()
        _check_count(database, "questions", rows)
        found = [(question, entries(database, question)) for question in questions]
    placed = sorted((*entry[:3], question, entry) for question, tried in found for entry in tried)
    return [_kept(question, entry) for *_, question, entry in placed]


def _kept(question: str, entry: Entry) -> Kept:
    at, _, _, fraction, seconds, turns, hinted = entry
    return Kept(question, _moment(at), None if fraction is None else number(fraction), seconds, turns, hinted)


def _due(database: sqlite3.Connection) -> dict[str, Due]:
    return {question: Due(date.fromordinal(day), mark) for question, day, mark in sealed(database, "due")}


def _moment(at: int) -> datetime:
    return EPOCH + timedelta(microseconds=at)


def _check_count(database: sqlite3.Connection, name: str, count: int) -> None:
    """Raise ValueError unless there are as many rows as were put there."""
    (expected,) = database.execute(f"SELECT {name} FROM about").fetchone()
    if count != expected:
        raise ValueError(f"{name}: {count} of {expected}")
