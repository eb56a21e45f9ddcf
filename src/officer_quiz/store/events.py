"""The events of a log as its table holds them. Callers turn faults of the file into words."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256

from officer_quiz.session.events import Stamped, decode
from officer_quiz.session.stored import moment

NOTES = "notes"
"""Stands for the session of events that belong to none."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a session in order, at least one: their numbers in the whole log, and what is in them as text."""

    ids: tuple[int, ...]
    texts: tuple[tuple[str, str, str], ...]
    """When, what happened, and its JSON data."""

    def events(self) -> list[Stamped]:
        """Return the events; ValueError, KeyError or TypeError for what this program does not store."""
        return [Stamped(moment(at), decode(kind, json.loads(data))) for at, kind, data in self.texts]


def of_session(database: sqlite3.Connection, session: str) -> Rows | None:
    """Return the rows of a session, None if there is none; ValueError for gaps, or where its index no longer finds it.

    A session that a part of the file knows and another does not is damage.
    """
    found = database.execute(
        "SELECT id, seq, at, kind, data FROM events WHERE session = ? ORDER BY seq", (session,)
    ).fetchall()
    if not found:
        hidden = "SELECT 1 FROM events NOT INDEXED WHERE session = ? LIMIT 1"
        if database.execute(hidden, (session,)).fetchone():
            raise ValueError(session)
        return None
    ids, numbers, *texts = zip(*found, strict=True)
    if numbers != tuple(range(len(numbers))):
        raise ValueError(session)
    return Rows(ids, tuple(zip(*texts, strict=True)))


def newest(database: sqlite3.Connection) -> int:
    """Return the number of the newest event, 0 without any."""
    (number,) = database.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
    return int(number)


def mark(database: sqlite3.Connection, id: int) -> str:
    """Return what tells a log from any other that has an event of this number: empty without one.

    Events are only ever added: a log that has this one has all that came before it, too.
    """
    row = database.execute(
        "SELECT origin, session, seq, at, kind, data FROM events, installation WHERE id = ?", (id,)
    ).fetchone()
    return sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest() if row else ""


def sessions_since(database: sqlite3.Connection, id: int) -> list[str]:
    """Return the sessions that have events after event number `id`, the one that comes first in the log first."""
    rows = database.execute(
        "SELECT session FROM events NOT INDEXED WHERE id > ? AND session != ? GROUP BY session ORDER BY min(id)",
        (id, NOTES),
    )
    return [session for (session,) in rows]
