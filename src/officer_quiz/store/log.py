"""The event log: one append-only SQLite table, each event committed to disk before the caller goes on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, Self

from officer_quiz.printable import as_json
from officer_quiz.results.attempts import Attempt, attempts
from officer_quiz.session.events import Event, Finished, Stamped, Starred, decode, encode
from officer_quiz.session.names import Name
from officer_quiz.session.state import State, fold
from officer_quiz.session.stored import moment
from officer_quiz.store import names
from officer_quiz.store.faults import told
from officer_quiz.store.folder import check_folder
from officer_quiz.store.opening import check_sqlite, connect, prepare, transaction

NOTES = "notes"
"""Stands for the session of events that belong to none."""
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A session as recorded: its events in order, and the state they come to. False when there is none of that id."""

    events: Sequence[Stamped]
    _state: State | None

    def __bool__(self) -> bool:
        return self._state is not None

    @property
    def state(self) -> State:
        """The state after all events."""
        assert self._state is not None, "only a session that was found has a state"
        return self._state

    @property
    def ended(self) -> datetime | None:
        """When it was over (UTC), None while it is open; not before it began, wherever the clock was set meanwhile."""
        last = self.events[-1]
        return max(self.events[0].at, last.at) if isinstance(last.event, Finished) else None

    @property
    def latest(self) -> datetime:
        """The latest time on record (UTC), the last event's or one before it where the clock was set back."""
        return max(each.at for each in self.events)


@dataclass(frozen=True, slots=True)
class SessionHead:
    """A session in the log: what it is called, and when its first and last events happened (UTC)."""

    name: Name
    started: datetime
    last: datetime
    finished: bool

    @property
    def id(self) -> str:
        """The session's key in the log."""
        return self.name.id


class Log(Protocol):
    """What services need of a log, whatever keeps it. Sessions go by their key in it; `find` takes what people type."""

    def append(self, session: str, seq: int, event: Event, at: datetime) -> None:
        """Store an event as number `seq` (from 0) of a session, for good when this returns."""

    def read(self, session: str) -> Recorded:
        """Return a session as recorded; one without events if there is none of that id."""

    def find(self, typed: str) -> list[Name]:
        """Return the sessions a typed id can mean."""

    def name(self, session: str) -> Name:
        """Return what a session in the log is called."""

    def sessions(self) -> list[SessionHead]:
        """Return all sessions, oldest first."""

    def latest_open(self) -> str | None:
        """Return the id of the unfinished session used last, or None."""

    def note(self, event: Starred, at: datetime) -> None:
        """Store an event that belongs to no session, for good when this returns."""

    def attempts(self) -> list[Attempt]:
        """Return every attempt at a question in all sessions, oldest first."""

    def stars(self) -> list[tuple[datetime, Starred]]:
        """Return every question put into the wrong-answer book or taken out by hand, oldest first (UTC)."""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield every event as JSON data, in the order they were stored."""


class EventLog:
    """An open event log; use as a context manager. Every fault of the file is a UserError that says what to do."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path

    @classmethod
    def open(cls, path: Path) -> EventLog:
        """Open the log at `path`, making the folder and the file, readable by their owner only, if they are not there.

        UserError if the folder cannot be made or written, the file is damaged, another program's, or of a newer
        version; the file is left as it is then.
        """
        check_sqlite()
        check_folder(path.parent)
        with told(path):
            database = connect(path, PATIENCE)
        try:
            with told(path):
                prepare(database, path)
        except BaseException:
            database.close()
            raise
        return cls(database, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def append(self, session: str, seq: int, event: Event, at: datetime) -> None:
        """Store an event as number `seq` (from 0) of a session; it is on disk when this returns.

        UserError when that number is taken: another window has gone on with the session.
        """
        kind, data = encode(event)
        with told(self._path, lambda: self.name(session).shown), transaction(self._database):
            self._insert(session, seq, kind, data, at)

    def read(self, session: str) -> Recorded:
        """Return a session as recorded; one without events if there is none of that id."""
        with told(self._path):
            rows = self._database.execute(
                "SELECT seq, at, kind, data FROM events WHERE session = ? ORDER BY seq", (session,)
            ).fetchall()
            self._check_whole(session, [row[0] for row in rows])
            events = [_stamped(*row[1:]) for row in rows]
            # Folding is also what shows a log that tells of what cannot have happened.
            return Recorded(events, fold(each.event for each in events) if events else None)

    def find(self, typed: str) -> list[Name]:
        """Return the sessions a typed id can mean: one of that very id, else all whose UUID starts so."""
        with told(self._path):
            return names.meant(self._database, typed)

    def name(self, session: str) -> Name:
        """Return what a session in the log is called."""
        with told(self._path):
            return names.of(self._database, session)

    def sessions(self) -> list[SessionHead]:
        """Return all sessions, oldest first."""
        with told(self._path):
            known = names.every(self._database)
            rows = self._database.execute(
                "SELECT session, min(at), max(at), max(kind = 'finished') FROM events NOT INDEXED WHERE session != ?"
                " GROUP BY session ORDER BY min(id)",
                (NOTES,),
            ).fetchall()
            return [SessionHead(known[id], moment(start), moment(last), bool(done)) for id, start, last, done in rows]

    def latest_open(self) -> str | None:
        """Return the id of the unfinished session used last, by the order of the log, or None."""
        with told(self._path):
            row = self._database.execute(
                "SELECT session FROM events NOT INDEXED WHERE session != ?"
                " GROUP BY session HAVING NOT max(kind = 'finished') ORDER BY max(id) DESC LIMIT 1",
                (NOTES,),
            ).fetchone()
            return str(row[0]) if row else None

    def note(self, event: Starred, at: datetime) -> None:
        """Store an event that belongs to no session; it is on disk when this returns."""
        kind, data = encode(event)
        with told(self._path, lambda: NOTES), transaction(self._database):
            taken = self._database.execute("SELECT count(*) FROM events WHERE session = ?", (NOTES,)).fetchone()[0]
            self._insert(NOTES, taken, kind, data, at)

    def attempts(self) -> list[Attempt]:
        """Return every attempt at a question in all sessions, oldest first."""
        found: list[Attempt] = []
        with told(self._path):
            for session, events in self._by_session().items():
                found += attempts(session, events)
        return sorted(found, key=lambda attempt: attempt.at)

    def stars(self) -> list[tuple[datetime, Starred]]:
        """Return every question put into the wrong-answer book or taken out by hand, oldest first (UTC)."""
        with told(self._path):
            rows = self._database.execute("SELECT at, data FROM events WHERE kind = 'starred' ORDER BY at").fetchall()
            events = [(moment(at), decode("starred", json.loads(data))) for at, data in rows]
        return [(at, event) for at, event in events if isinstance(event, Starred)]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield every event as JSON data, in the order they were stored.

        Each says the session's UUID (null for an event that belongs to none) and the installation it was made in.
        """
        with told(self._path):
            for session, uuid, origin, seq, at, kind, data in self._database.execute(
                "SELECT session, uuid, coalesce(sessions.origin, installation.origin), seq, at, kind, data"
                " FROM events LEFT JOIN sessions USING (session), installation ORDER BY id"
            ):
                about = {"session": session, "uuid": uuid, "origin": origin, "seq": seq, "at": at, "event": kind}
                yield {**about, **json.loads(data)}

    def _check_whole(self, session: str, numbers: list[int]) -> None:
        """Raise ValueError for a session with gaps, or that its index no longer finds."""
        hidden = (
            not numbers
            and self._database.execute(
                "SELECT 1 FROM events NOT INDEXED WHERE session = ? LIMIT 1", (session,)
            ).fetchone()
        )
        if hidden or numbers != list(range(len(numbers))):
            raise ValueError(session)

    def _by_session(self) -> dict[str, list[Stamped]]:
        """Return the events of each session in order, the session that started first before the others."""
        found: dict[str, list[Stamped]] = {}
        rows = self._database.execute(
            "SELECT session, at, kind, data FROM events WHERE session != ? ORDER BY id", (NOTES,)
        )
        for session, *row in rows:
            found.setdefault(session, []).append(_stamped(*row))
        return found

    def _insert(self, session: str, seq: int, kind: str, data: dict[str, Any], at: datetime) -> None:
        row = (session, seq, _iso(at), kind, data.get("question"), as_json(data))
        self._database.execute(
            "INSERT INTO events (session, seq, at, kind, question, data) VALUES (?, ?, ?, ?, ?, ?)", row
        )


def _stamped(at: str, kind: str, data: str) -> Stamped:
    return Stamped(moment(at), decode(kind, json.loads(data)))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
