"""The compiled index: sound questions as JSON keyed by id, so that a quiz reads only what it draws.

Derived data: it names the fingerprint of the files it came from; absent, outdated or damaged, it is built again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zlib import crc32

from officer_quiz.messages.literal import as_json
from officer_quiz.session.draw import Candidate, Drawable

if TYPE_CHECKING:
    from officer_quiz.bank.model import Bank  # only what compiles the index needs it loaded

SCHEMA = """
CREATE TABLE about (fingerprint TEXT NOT NULL, facts TEXT NOT NULL);
CREATE TABLE questions (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, bank TEXT NOT NULL, topic TEXT NOT NULL, kind TEXT NOT NULL,
    level TEXT NOT NULL, posts TEXT NOT NULL, skills TEXT NOT NULL, tags TEXT NOT NULL, status TEXT NOT NULL,
    content TEXT NOT NULL, data TEXT NOT NULL, paper TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE translations (
    id TEXT NOT NULL, language TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (id, language)
) WITHOUT ROWID;
"""
"""`paper` is JSON of what only composing a paper needs, by the names of `Drawable`."""
LAYOUT = sha256(SCHEMA.encode()).hexdigest()[:8]
"""Part of the fingerprint: an index of another layout is outdated."""
SEAL = range(68, 72)
"""Where a database file has room for a number of its owner: SQLite's application id."""
FOR_PAPERS = ("calibrated", "essay_part", "checked", "ends", "cites", "shown", "keys")


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
        try:
            if not path.is_file() or not _is_whole(path.read_bytes()):
                return None
            database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        except (OSError, sqlite3.Error):
            return None
        with suppress(sqlite3.Error, TypeError, ValueError):  # damaged: as good as absent
            found, facts = database.execute("SELECT fingerprint, facts FROM about").fetchone()
            if found == LAYOUT + fingerprint:
                return cls(database, json.loads(facts))
        database.close()
        return None

    @classmethod
    def build(
        cls,
        path: Path,
        fingerprint: str,
        banks: Iterable[Bank],
        facts: Mapping[str, Any],
        translations: Iterable[tuple[str, str, Mapping[str, Any]]] = (),
    ) -> Index:
        """Compile `banks`, put the index at `path` in one step, and return it; only in memory if it cannot be put.

        `translations` are (question id, language, texts).
        """
        database = sqlite3.connect(":memory:")
        database.executescript(SCHEMA)
        database.executemany(f"INSERT INTO questions VALUES ({','.join('?' * 13)})", _rows(banks))
        database.executemany(
            "INSERT OR IGNORE INTO translations VALUES (?, ?, ?)",
            ((id, language, as_json(texts)) for id, language, texts in translations),
        )
        database.execute("INSERT INTO about VALUES (?, ?)", (LAYOUT + fingerprint, as_json(facts)))
        database.commit()
        with suppress(OSError, sqlite3.Error):
            _put(database, path)
        return cls(database, dict(facts))

    def candidates(self) -> list[Candidate]:
        """Return what drawing needs to know of every question, in the order of files and questions."""
        return [
            _candidate(row) for row in self._database.execute(f"SELECT {FOR_DRAWING} FROM questions ORDER BY place")
        ]

    def drawables(self) -> list[Drawable]:
        """Return what composing a paper needs to know of every question, in the order of files and questions."""
        rows = self._database.execute(f"SELECT paper, {FOR_DRAWING} FROM questions ORDER BY place")
        found = []
        for paper, *row in rows:
            told = json.loads(paper)
            told |= {"cites": frozenset(told["cites"]), "keys": tuple(told["keys"])}
            found.append(Drawable(_candidate(row), **told))
        return found

    def question(self, id: str) -> Indexed | None:
        """Return a question's data, or None if there is none of that id."""
        row = self._database.execute("SELECT data, content, bank FROM questions WHERE id = ?", (id,)).fetchone()
        return Indexed(json.loads(row[0]), row[1], row[2]) if row else None

    def translation(self, id: str, language: str) -> dict[str, Any] | None:
        """Return the texts of a question in a language, or None if it has not been translated."""
        row = self._database.execute(
            "SELECT data FROM translations WHERE id = ? AND language = ?", (id, language)
        ).fetchone()
        return json.loads(row[0]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


FOR_DRAWING = "id, bank, topic, kind, posts, level, skills, tags, status"


def _candidate(row: Sequence[str]) -> Candidate:
    id, bank, topic, kind, posts, level, skills, tags, status = row
    return Candidate(id, bank, topic, kind, _set(posts), level, _set(skills), frozenset(json.loads(tags)), status)


def _rows(banks: Iterable[Bank]) -> Iterable[tuple[object, ...]]:
    from officer_quiz.session.pool import drawable  # noqa: PLC0415  (only what compiles the index needs the kinds)

    place = 0
    for bank in banks:
        for entry in bank.entries:
            item = drawable(bank, entry)
            each = item.candidate
            paper = {name: getattr(item, name) for name in FOR_PAPERS} | {"cites": sorted(item.cites)}
            yield (
                each.id,
                place,
                each.bank,
                each.topic,
                each.kind,
                each.level,
                " ".join(sorted(each.posts)),
                " ".join(sorted(each.skills)),
                as_json(sorted(each.tags)),
                each.status,
                entry.content,
                as_json(entry.data),
                as_json(paper),
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
        fresh.write_bytes(_sealed(fresh.read_bytes()))
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _sealed(raw: bytes) -> bytes:
    """Return a database file with a checksum of all its other bytes in its header."""
    return raw[: SEAL.start] + _checksum(raw) + raw[SEAL.stop :]


def _is_whole(raw: bytes) -> bool:
    """Return whether not one bit of a sealed file has changed."""
    return raw[SEAL.start : SEAL.stop] == _checksum(raw)


def _checksum(raw: bytes) -> bytes:
    return crc32(raw[SEAL.stop :], crc32(raw[: SEAL.start])).to_bytes(4, "big")
