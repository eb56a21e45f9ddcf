"""Folds the events of a log into what is kept beside it: how that lies in its file, and how it is brought up to date.

A session with events that are not in it yet is folded again, all of it, and takes the place of what was kept of it, in
one transaction with the number of the newest event: killed anywhere, the next start goes on from there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from officer_quiz.results.attempts import Attempt, replayed
from officer_quiz.results.summary import summed_up
from officer_quiz.session.events import Stamped
from officer_quiz.session.state import State
from officer_quiz.session.stored import moment
from officer_quiz.store import events
from officer_quiz.store.events import Rows
from officer_quiz.store.faults import IMPOSSIBLE, told
from officer_quiz.store.opening import writing
from officer_quiz.version import VERSION

Entry = list[Any]
"""An attempt as it is kept: when (microseconds), its session's first event and its place in the session, which order
those of the same time; its fraction as text or null, its seconds, its responses, and whether its hint was looked at."""
FOLDS = 2
"""To be raised when something is folded in another way."""
TABLES = (
    """CREATE TABLE about (
    mark TEXT NOT NULL, upto INTEGER NOT NULL, tip TEXT NOT NULL, sessions INTEGER NOT NULL, questions INTEGER NOT NULL,
    unfinished INTEGER NOT NULL
)""",
    """CREATE TABLE sessions (
    session TEXT PRIMARY KEY NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, started TEXT NOT NULL,
    latest TEXT NOT NULL, finished INTEGER NOT NULL, exam INTEGER NOT NULL, data TEXT, seal INTEGER NOT NULL
)""",
    "CREATE INDEX unsound ON sessions (session) WHERE data IS NULL",
    "CREATE INDEX unfinished ON sessions (first) WHERE NOT finished",
    "CREATE TABLE latest (question TEXT PRIMARY KEY NOT NULL, at INTEGER, fraction TEXT, seal INTEGER NOT NULL)",
    "CREATE TABLE tries (question TEXT PRIMARY KEY NOT NULL, data TEXT NOT NULL, seal INTEGER NOT NULL)",
    """CREATE TABLE due (
    question TEXT PRIMARY KEY NOT NULL, day INTEGER NOT NULL, mark TEXT NOT NULL, seal INTEGER NOT NULL
)""",
)
"""`about`: the newest event that is folded, what tells it from any other, and how many rows there are of sessions, of
questions, and of sessions not finished. `sessions`: the numbers and times of the first and last events; `data` is the
summary, null where the events cannot have happened. `latest`: the last answer to a question that was not left blank,
null without one; `tries`: all entries of a question, oldest first; `due`: dates worked out from them. By their `seal`,
and by the counts, no row changes or gets lost without being noticed.
"""
MARK = sha256(repr((FOLDS, TABLES, VERSION)).encode()).hexdigest()
"""What is kept under another mark is outdated."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def follow(database: sqlite3.Connection, log: sqlite3.Connection, path: Path) -> None:
    """Bring what is kept in a database up to date with the log at `path`, if need be from the beginning.

    UserError where the log is damaged; sqlite3.Error, ValueError or TypeError where the database is.
    """
    with told(path):
        newest = events.newest(log)
        tip = events.mark(log, newest)
    if _followed(database, log, path) == newest:
        return
    with writing(database):
        upto = _followed(database, log, path)  # another process may have been first
        if upto is None:
            _begin(database)
        _Folding(database, log, path).take(upto or 0)
        counts = [
            database.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]
            for rows in ("sessions", "tries", "sessions WHERE NOT finished")
        ]
        database.execute("DELETE FROM about")
        database.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?)", (MARK, newest, tip, *counts))


def put(database: sqlite3.Connection, table: str, *values: object) -> None:
    """Put a sealed row into a table, in the place of one of the same key."""
    marks = ", ".join("?" * (len(values) + 1))
    database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*values, _seal(values)))


def sealed(database: sqlite3.Connection, table: str, where: str = "", *values: object) -> Iterator[tuple[Any, ...]]:
    """Yield rows of a table without their seals; ValueError for one that has changed since it was put there."""
    for *row, seal in database.execute(f"SELECT * FROM {table} {where}", values):
        if seal != _seal(row):
            raise ValueError(f"a row of {table} has changed")
        yield tuple(row)


def entries(database: sqlite3.Connection, question: str) -> list[Entry]:
    """Return the attempts at a question, oldest first."""
    return [each for _, data in sealed(database, "tries", "WHERE question = ?", question) for each in json.loads(data)]


def last_answer(tried: list[Entry]) -> tuple[int | None, str | None]:
    """Return when the last attempt that was not left blank was made and its fraction, two None without one."""
    return next(((at, fraction) for at, _, _, fraction, *_ in reversed(tried) if fraction is not None), (None, None))


def microseconds(at: datetime) -> int:
    """Return a time as the number of microseconds since the beginning of 1970 (UTC)."""
    return (at - EPOCH) // timedelta(microseconds=1)


def _seal(values: Any) -> int:
    return crc32(repr(tuple(values)).encode("utf-8", "surrogatepass"))


def _followed(database: sqlite3.Connection, log: sqlite3.Connection, path: Path) -> int | None:
    """Return the number of the newest event that is folded, None where what is kept is outdated or of another log."""
    if not database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'about'").fetchone()[0]:
        return None
    row = database.execute("SELECT * FROM about").fetchone()
    if not row or row[0] != MARK:
        return None
    _, upto, tip, *_ = row
    with told(path):
        return upto if events.mark(log, upto) == tip else None


def _begin(database: sqlite3.Connection) -> None:
    """Make the tables anew, whatever tables there were."""
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        database.execute(f'DROP TABLE "{name}"')
    for table in TABLES:
        database.execute(table)


class _Folding:
    """Takes sessions of a log in; `upto` is the number of the newest event that was taken in before."""

    def __init__(self, database: sqlite3.Connection, log: sqlite3.Connection, path: Path) -> None:
        self._database, self._log, self._path = database, log, path
        self._tried: dict[str, list[Entry]] = {}

    def take(self, upto: int) -> None:
        """Take in the sessions that have events after number `upto`."""
        with told(self._path):
            sessions = events.sessions_since(self._log, upto)
        for session in sessions:
            self._take(session, upto)
        for question, tried in self._tried.items():
            tried.sort()
            put(self._database, "tries", question, json.dumps(tried, separators=(",", ":")))
            put(self._database, "latest", question, *last_answer(tried))

    def _take(self, session: str, upto: int) -> None:
        with told(self._path):
            rows = events.of_session(self._log, session)
            assert rows is not None, "a session that has events has rows"
            times = [at for at, _, _ in rows.texts]
            started, latest = min(times), max(times)
            for at in (started, latest):
                moment(at)
        first, last = rows.ids[0], rows.ids[-1]
        finished = any(kind == "finished" for _, kind, _ in rows.texts)
        folded = _folded(session, rows)
        exam, data = True, None
        if folded:
            state, stamped, done = folded
            exam = state.started.paper is not None
            data = json.dumps(summed_up(state, stamped).data())
            self._add(first, done, again=first <= upto)
        put(self._database, "sessions", session, first, last, started, latest, int(finished), int(exam), data)

    def _add(self, first: int, done: list[Attempt], *, again: bool) -> None:
        """Add the attempts of a session; `again`: in the place of those that are kept of it."""
        fresh: dict[str, list[Entry]] = {}
        for place, each in enumerate(done):
            fraction = None if each.fraction is None else str(each.fraction)
            entry = [microseconds(each.at), first, place, fraction, each.seconds, each.turns, each.hinted]
            fresh.setdefault(each.question, []).append(entry)
        for question, mine in fresh.items():
            if question not in self._tried:
                self._tried[question] = entries(self._database, question)
            tried = self._tried[question]
            if again:
                tried[:] = [entry for entry in tried if entry[1] != first]
            tried += mine


def _folded(session: str, rows: Rows) -> tuple[State, list[Stamped], list[Attempt]] | None:
    """Return the state of a session, its events and its attempts; None where they cannot have happened."""
    try:
        stamped = rows.events()
        state, done = replayed(session, stamped)
    except IMPOSSIBLE:
        return None
    return state, stamped, done
