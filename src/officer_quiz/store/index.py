"""The compiled index: sound questions as JSON keyed by id, so that a quiz reads only what it draws.

Derived data: it names the fingerprint of the files it came from; absent, outdated or damaged, it is built again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from officer_quiz.session.draw import Candidate

if TYPE_CHECKING:
    from officer_quiz.bank.model import Bank  # only what compiles the index needs it loaded

SCHEMA = """
CREATE TABLE about (fingerprint TEXT NOT NULL, facts TEXT NOT NULL);
CREATE TABLE questions (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, bank TEXT NOT NULL, topic TEXT NOT NULL, kind TEXT NOT NULL,
    level TEXT NOT NULL, posts TEXT NOT NULL, skills TEXT NOT NULL, tags TEXT NOT NULL, status TEXT NOT NULL,
    content TEXT NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A question's plain data, its content hash and the id of its bank."""

    data: dict[str, Any]
    content: str
    bank: str


class Index:
    """An open index. `facts` is what its builder wanted remembered about the files (JSON data)."""

    def __init__(self, database: sqlite3.Connection, facts: dict[str, Any]) -> None:
        self._database = database
        self.facts = facts

    @classmethod
    def open(cls, path: Path, fingerprint: str) -> Index | None:
        """Return the index at `path` if it is sound and of this fingerprint, else None."""
        if not path.is_file():
            return None
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found, facts = database.execute("SELECT fingerprint, facts FROM about").fetchone()
            sound = found == fingerprint and database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            if sound:
                return cls(database, json.loads(facts))
        except (sqlite3.Error, TypeError, ValueError):
            pass  # damaged: as good as absent
        database.close()
        return None

    @classmethod
    def build(cls, path: Path, fingerprint: str, banks: Iterable[Bank], facts: Mapping[str, Any]) -> Index:
        """Compile `banks`, put the index at `path` in one step, and return it; only in memory if it cannot be put."""
        database = sqlite3.connect(":memory:")
        database.executescript(SCHEMA)
        database.executemany(f"INSERT INTO questions VALUES ({','.join('?' * 12)})", _rows(banks))
        database.execute("INSERT INTO about VALUES (?, ?)", (fingerprint, json.dumps(facts, ensure_ascii=False)))
        database.commit()
        with suppress(OSError, sqlite3.Error):
            _put(database, path)
        return cls(database, dict(facts))

    def candidates(self) -> list[Candidate]:
        """Return what drawing needs to know of every question, in the order of files and questions."""
        rows = self._database.execute(
            "SELECT id, bank, topic, kind, posts, level, skills, tags, status FROM questions ORDER BY place"
        )
        return [
            Candidate(id, bank, topic, kind, _set(posts), level, _set(skills), frozenset(json.loads(tags)), status)
            for id, bank, topic, kind, posts, level, skills, tags, status in rows
        ]

    def question(self, id: str) -> Indexed | None:
        """Return a question's data, or None if there is none of that id."""
        row = self._database.execute("SELECT data, content, bank FROM questions WHERE id = ?", (id,)).fetchone()
        return Indexed(json.loads(row[0]), row[1], row[2]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _rows(banks: Iterable[Bank]) -> Iterable[tuple[object, ...]]:
    place = 0
    for bank in banks:
        for entry in bank.entries:
            question = entry.question
            yield (
                question.id,
                place,
                bank.header.bank,
                bank.topic,
                question.type,
                question.level,
                " ".join(question.posts),
                " ".join(question.skills),
                json.dumps(question.tags, ensure_ascii=False),
                question.status,
                entry.content,
                json.dumps(entry.data, ensure_ascii=False),
            )
            place += 1


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _put(database: sqlite3.Connection, path: Path) -> None:
    """Write to a neighbour and rename over, so that another reader sees the old index or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        copy = sqlite3.connect(fresh)
        with copy:
            database.backup(copy)
        copy.close()
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
