"""The event log: one append-only SQLite table, each event committed to disk before the caller goes on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from officer_quiz.printable import as_json
from officer_quiz.results.attempts import Kept
from officer_quiz.results.dates import Due
from officer_quiz.results.summary import Summary
from officer_quiz.session.events import (
    Away,
    Event,
    Favourite,
    Finished,
    Settled,
    Stamped,
    Starred,
    Studied,
    Sure,
    Undone,
    decode,
    encode,
)
from officer_quiz.session.names import Name
from officer_quiz.session.state import State, fold
from officer_quiz.session.stored import moment
from officer_quiz.store import events, names
from officer_quiz.store.events import NOTES
from officer_quiz.store.faults import told
from officer_quiz.store.folded import Folded, Results
from officer_quiz.store.folder import check_folder
from officer_quiz.store.opening import check_sqlite, connect, prepare, transaction

Noted = TypeVar("Noted", Starred, Settled, Away, Favourite, Studied)
Note = Starred | Settled | Away | Favourite | Studied
"""An event that may belong to no session."""
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
    exam: bool = False

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

    def unfinished(self) -> list[SessionHead]:
        """Return the sessions that are not finished, oldest first."""

    def latest_open(self, but: str = "") -> str | None:
        """Return the id of the unfinished session used last, leaving out the one of the id `but`; or None."""

    def note(self, event: Note, at: datetime) -> None:
        """Store an event that belongs to no session, for good when this returns."""

    def summaries(self) -> list[tuple[Name, Summary]]:
        """Return every session summed up, oldest first."""

    def last_fractions(self, now: datetime) -> Mapping[str, Fraction]:
        """Return the last fraction of each question by `now`; those that have only been left blank are left out."""

    def attempts(self, questions: Collection[str] | None = None) -> list[Kept]:
        """Return every attempt in all sessions, or every one at some questions, oldest first."""

    def due(self) -> Mapping[str, Due]:
        """Return the dates that were kept, by question: see `results.due`."""

    def keep_due(self, dates: Mapping[str, Due]) -> None:
        """Keep dates for the next time, if that can be done."""

    def stars(self) -> list[tuple[datetime, Starred]]:
        """Return every question put into the wrong-answer book or taken out by hand, oldest first (UTC)."""

    def settled(self) -> list[tuple[datetime, Settled]]:
        """Return every decision on a dispute, in the order they were stored (UTC)."""

    def notes(self, sort: type[Noted]) -> list[tuple[datetime, Noted]]:
        """Return the events of a sort that belong to no session, in the order they were stored (UTC)."""

    def sure(self) -> list[tuple[datetime, Sure]]:
        """Return how sure the trainee was of each answer that was not taken back, oldest first (UTC)."""

    def with_own_words(self) -> list[str]:
        """Return the sessions in which something was said in one's own words, by their keys."""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield every event as JSON data, in the order they were stored."""


class EventLog:
    """An open event log; use as a context manager. Every fault of the file is a UserError that says what to do."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path
        self._results = Results(database, path, PATIENCE)

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
        self._results.close()
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
            rows = events.of_session(self._database, session)
            if rows is None:
                return Recorded([], None)
            found = rows.events()
            # Folding is also what shows a log that tells of what cannot have happened.
            return Recorded(found, fold(each.event for each in found))

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
        known = self._names()
        return [_head(known(each.id), each) for each in self._results.sessions()]

    def unfinished(self) -> list[SessionHead]:
        """Return the sessions that are not finished, oldest first."""
        return [_head(self.name(each.id), each) for each in self._results.unfinished()]

    def latest_open(self, but: str = "") -> str | None:
        """Return the id of the unfinished session used last, by the order of the log, leaving out `but`; or None."""
        waiting = [each for each in self._results.unfinished() if each.id != but]
        return max(waiting, key=lambda each: each.last).id if waiting else None

    def summaries(self) -> list[tuple[Name, Summary]]:
        """Return every session summed up, oldest first."""
        known, found = self._names(), self._results.summaries()
        return [(known(id), summary) for id, summary in found]

    def last_fractions(self, now: datetime) -> Mapping[str, Fraction]:
        """Return the last fraction of each question by `now`; those that have only been left blank are left out."""
        return self._results.last_fractions(now)

    def attempts(self, questions: Collection[str] | None = None) -> list[Kept]:
        """Return every attempt in all sessions, or every one at some questions, oldest first."""
        return self._results.attempts(questions)

    def due(self) -> Mapping[str, Due]:
        """Return the dates that were kept, by question: see `results.due`."""
        return self._results.due()

    def keep_due(self, dates: Mapping[str, Due]) -> None:
        """Keep dates for the next time, if that can be done."""
        self._results.keep_due(dates)

    def note(self, event: Note, at: datetime) -> None:
        """Store an event that belongs to no session; it is on disk when this returns."""
        kind, data = encode(event)
        with told(self._path, lambda: NOTES), transaction(self._database):
            taken = self._database.execute("SELECT count(*) FROM events WHERE session = ?", (NOTES,)).fetchone()[0]
            self._insert(NOTES, taken, kind, data, at)

    def stars(self) -> list[tuple[datetime, Starred]]:
        """Return every question put into the wrong-answer book or taken out by hand, oldest first (UTC)."""
        return sorted(self._of_kind(Starred), key=lambda each: each[0])

    def settled(self) -> list[tuple[datetime, Settled]]:
        """Return every decision on a dispute, in the order they were stored (UTC)."""
        return self._of_kind(Settled)

    def notes(self, sort: type[Noted]) -> list[tuple[datetime, Noted]]:
        """Return the events of a sort that belong to no session, in the order they were stored (UTC)."""
        return self._of_kind(sort, "session = ? AND", NOTES)

    def sure(self) -> list[tuple[datetime, Sure]]:
        """Return how sure the trainee was of each answer that was not taken back, oldest first (UTC)."""
        with told(self._path):
            rows = self._database.execute(
                "SELECT session, at, kind, data FROM events WHERE kind IN ('sure', 'undone') ORDER BY id"
            ).fetchall()
            said: dict[tuple[str, str, int], tuple[datetime, Sure]] = {}
            for session, at, kind, data in rows:
                event = decode(kind, json.loads(data))
                assert isinstance(event, Sure | Undone), "the query asks for no others"
                answer = (session, event.question, event.turn)
                said.pop(answer, None)
                if isinstance(event, Sure):
                    said[answer] = (moment(at), event)
        return sorted(said.values(), key=lambda each: each[0])

    def with_own_words(self) -> list[str]:
        """Return the sessions in which something was said in one's own words, by their keys."""
        # Not from the index: in a damaged log it may know sessions that no event belongs to.
        query = "SELECT DISTINCT session FROM events NOT INDEXED WHERE kind = 'said'"
        with told(self._path):
            return [id for (id,) in self._database.execute(query)]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield every event as JSON data, in the order they were stored.

        Each says the session's UUID (null for an event that belongs to none) and the installation it was made in.
        """
        with told(self._path):
            for session, uuid, origin, seq, at, kind, data in self._database.execute(
                "SELECT session, uuid, coalesce(sessions.origin, installation.origin), seq, at, kind, data"
                " FROM events LEFT JOIN sessions USING (session), installation ORDER BY id"
            ):
                told_by = (session, "" if uuid is None else uuid, origin, at, kind)
                if type(seq) is not int or any(type(each) is not str for each in told_by):
                    raise TypeError(f"{session}, {seq}")  # a damaged file says anything
                about = {"session": session, "uuid": uuid, "origin": origin, "seq": seq, "at": at, "event": kind}
                yield {**about, **json.loads(data)}

    def _of_kind(self, sort: type[Noted], where: str = "", *values: str) -> list[tuple[datetime, Noted]]:
        name = sort.__name__.lower()
        with told(self._path):
            query = f"SELECT at, data FROM events WHERE {where} kind = ? ORDER BY id"
            rows = self._database.execute(query, (*values, name)).fetchall()
            found = [(moment(at), decode(name, json.loads(data))) for at, data in rows]
        return [(at, event) for at, event in found if isinstance(event, sort)]

    def _names(self) -> Callable[[str], Name]:
        """Return what gives the name of a session."""
        with told(self._path):
            known = names.every(self._database)

        def name(session: str) -> Name:
            return known[session] if session in known else self.name(session)

        return name

    def _insert(self, session: str, seq: int, kind: str, data: dict[str, Any], at: datetime) -> None:
        row = (session, seq, _iso(at), kind, data.get("question"), as_json(data))
        self._database.execute(
            "INSERT INTO events (session, seq, at, kind, question, data) VALUES (?, ?, ?, ?, ?, ?)", row
        )


def _head(name: Name, folded: Folded) -> SessionHead:
    return SessionHead(name, folded.started, folded.latest, folded.finished, folded.exam)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
