"""The names of the sessions in a log, from its table of sessions. Callers turn faults of the file into words."""

from __future__ import annotations

import sqlite3

from officer_quiz.session.names import Name, start_of_uuid

# The neighbours in order are the UUIDs that share most with one.
NAMED = """
SELECT session, uuid, origin,
    (SELECT max(before.uuid) FROM sessions AS before WHERE before.uuid < this.uuid),
    (SELECT min(after.uuid) FROM sessions AS after WHERE after.uuid > this.uuid)
FROM sessions AS this NOT INDEXED
"""


def every(database: sqlite3.Connection) -> dict[str, Name]:
    """Return all names by session."""
    return {name.id: name for name in _named(database, "ORDER BY uuid")}


def of(database: sqlite3.Connection, session: str) -> Name:
    """Return the name of a session; ValueError if there is none."""
    for name in _named(database, "WHERE session = ?", session):
        return name
    raise ValueError(f"session {session} has no UUID")


def meant(database: sqlite3.Connection, typed: str) -> list[Name]:
    """Return the sessions that a typed id can mean: one of that very id, else all whose UUID starts so."""
    start = start_of_uuid(typed)
    exact = _named(database, "WHERE session = ?", typed) if typed.isprintable() else []
    return exact or (_named(database, "WHERE uuid GLOB ? ORDER BY uuid", f"{start}*") if start else [])


def _named(database: sqlite3.Connection, which: str, *values: str) -> list[Name]:
    rows = database.execute(NAMED + which, values).fetchall()
    return [Name.of(id, uuid, origin, filter(None, near)) for id, uuid, origin, *near in rows]
