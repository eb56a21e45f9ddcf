"""The event log of a run as `data export` tells it, and cut off as a crash leaves it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from conftest import Run
from officer_quiz.results.attempts import Tried

COLUMNS = "session, seq, at, kind, question, data"


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a query finds in a log."""
    database = sqlite3.connect(path)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def events(oq: Run) -> list[dict[str, Any]]:
    """Return every event stored, oldest first."""
    return [json.loads(line) for line in oq("data", "export").out.splitlines()[1:]]


def keep_until(oq: Run, path: Path, kind: str) -> None:
    """Leave of a log only what was stored up to the last event of a kind."""
    with sqlite3.connect(path) as database:
        last = "SELECT max(id) FROM events WHERE kind = ?"
        rows = database.execute(f"SELECT {COLUMNS} FROM events WHERE id <= ({last}) ORDER BY id", (kind,)).fetchall()
    database.close()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    oq("history")  # makes an empty log
    with sqlite3.connect(path) as database:
        database.executemany(f"INSERT INTO events ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.close()


def last_fractions(done: Iterable[Tried]) -> Mapping[str, Fraction | None]:
    """Return each question's last fraction; None when it has only been left blank. `done` is oldest first."""
    last: dict[str, Fraction | None] = {}
    for each in done:
        last[each.question] = last.get(each.question) if each.fraction is None else each.fraction
    return last
