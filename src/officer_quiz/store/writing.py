"""Writes the compiled index: what is kept of each file, and what the files say of one another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from officer_quiz.bank.context import claim_of
from officer_quiz.session.chance import point
from officer_quiz.store import layout
from officer_quiz.store.compiling import (
    Compiled,
    Translated,
    compile_bank,
    compile_blueprint,
    compile_translation,
    counts,
    encoded,
    read_translation,
)
from officer_quiz.store.layout import MARK, TABLES
from officer_quiz.store.reading import digest_of
from officer_quiz.store.refreshing import Found, Work, compared, is_doubtful, known_files

AGAINST = "against"
"""The key of a translation's facts that holds the digest of the bank it was compared with, empty without one."""


class Writer:
    """Brings an index up to date with the files of the material."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    def begin(cls, database: sqlite3.Connection) -> Writer:
        """Return the writer of an empty index."""
        database.executescript(TABLES)
        return cls(database)

    def update(self, work: Work) -> None:
        """Read what has changed since the index was written, and settle what the files say of one another."""
        known = known_files(self._database)
        changed, touched = compared(work.files, known)
        roles = {each.name: each.role for each in work.files}
        for name, old in known.items():
            if roles.get(name) != old.role:
                self._forget(old.file)
        for place, each in enumerate(work.files):
            self._list(each, place)
        self._stamp([*changed, *touched])
        if not known:
            self._ask("INSERT INTO about VALUES (?, ?)", MARK, work.register().newest())
        self._read_banks([each for each in changed if each.role == "bank"], work)
        self._settle(work)
        self._read_translations({each.name for each in changed}, work)
        for each in changed:
            if each.role == "exam":
                self._keep(each, *compile_blueprint(each.path, each.name))
            elif each.role == "statutes":
                self._keep(each, digest_of(each.path), "null", each.name not in work.faulty())

    def _ask(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(sql, values)

    def _number(self, name: str) -> int:
        (number,) = self._ask("SELECT file FROM files WHERE name = ?", name).fetchone()
        return int(number)

    def _forget(self, file: int) -> None:
        self._drop(file)
        self._ask("DELETE FROM files WHERE file = ?", file)

    def _list(self, each: Found, place: int) -> None:
        """Note where a file stands in the order; a new one with nothing known of it yet."""
        self._ask(
            """INSERT INTO files VALUES (NULL, ?, ?, ?, 0, 0, 0, 1, x'', '', '', 0, 1, 0, 'null')
            ON CONFLICT (name) DO UPDATE SET place = excluded.place""",
            each.role,
            each.name,
            place,
        )

    def _stamp(self, files: Iterable[Found]) -> None:
        self._database.executemany(
            "UPDATE files SET size = ?, mtime = ?, inode = ?, doubtful = ? WHERE name = ?",
            [(*each.stamp, is_doubtful(each), each.name) for each in files],
        )

    def _keep(self, each: Found, digest: bytes, facts: str, used: bool = True) -> None:
        self._ask("UPDATE files SET digest = ?, facts = ?, used = ? WHERE name = ?", digest, facts, used, each.name)

    def _read_banks(self, banks: Sequence[Found], work: Work) -> None:
        """Read the files of banks and keep what is in them, their sound questions."""
        if not banks:
            return
        compiling = partial(compile_bank, register=work.register())
        for each, compiled in zip(
            banks, work.spread(compiling, [(each.path, each.name) for each in banks]), strict=True
        ):
            self._put(self._number(each.name), each.topic, compiled)

    def _put(self, file: int, topic: str, compiled: Compiled) -> None:
        self._drop(file)
        (last,) = self._ask("SELECT coalesce(max(last), 0) FROM files").fetchone()
        first = last + 1
        many = self._database.executemany
        asked, drawn = [row for row, _ in compiled.rows], [row for _, row in compiled.rows]
        many("INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ((n, *row) for n, row in enumerate(asked, first)))
        many(
            "INSERT INTO drawn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((n, file, *row) for n, row in enumerate(drawn, first)),
        )
        many("INSERT INTO tags VALUES (?, ?)", ((tag, first + number) for tag, number in compiled.tags))
        claims = ((each, file, None if number is None else first + number) for each, number in compiled.claims)
        many("INSERT INTO claims (point, file, question) VALUES (?, ?, ?)", claims)
        many("INSERT INTO left_out VALUES (?, ?)", ((file, id) for id in compiled.left_out))
        self._ask(
            """UPDATE files SET digest = ?, bank = ?, topic = ?, first = ?, last = ?, facts = ? WHERE file = ?""",
            compiled.digest,
            compiled.bank,
            topic,
            first,
            last + len(drawn),
            compiled.facts,
            file,
        )

    def _drop(self, file: int) -> None:
        """Drop what is kept of a file that has been read before: all but its line among the files."""
        (digest,) = self._ask("SELECT digest FROM files WHERE file = ?", file).fetchone()
        if digest:
            self._drop_questions(file)
            for table in ("claims", "texts", "left_out"):
                self._ask(f"DELETE FROM {table} WHERE file = ?", file)

    def _drop_questions(self, file: int) -> None:
        """Drop the questions of a file, if they are kept; it still takes its ids."""
        first, last = self._ask("SELECT first, last FROM files WHERE file = ?", file).fetchone()
        if last >= first:
            for table in ("questions", "drawn", "tags"):
                self._ask(f"DELETE FROM {table} WHERE question BETWEEN ? AND ?", first, last)
            self._ask("UPDATE claims SET question = NULL WHERE file = ?", file)
        self._ask("DELETE FROM left_out WHERE file = ?", file)
        self._ask("UPDATE files SET first = 1, last = 0, used = 0, bank = '', facts = 'null' WHERE file = ?", file)

    def _settle(self, work: Work) -> None:
        """Leave out each question, and bank, with an id that an earlier file takes; read those that come back."""
        before = set(self._ask("SELECT file, point FROM claims WHERE twice").fetchall())
        taken = list(self._taken_before())
        free = {file for file, _ in before.difference(taken)}
        names = {name for file, name in self._ask("SELECT file, name FROM files").fetchall() if file in free}
        self._read_banks([each for each in work.files if each.name in names], work)
        fewer: set[int] = set()
        for each in taken:
            found = self._ask("SELECT question, twice FROM claims WHERE file = ? AND point = ?", *each)
            question, twice = found.fetchone()
            if not twice:
                self._ask("UPDATE claims SET twice = 1 WHERE file = ? AND point = ?", *each)
                self._leave_out(*each, question)
                fewer.add(each[0])
        for file in fewer:
            self._recount(file)
        self._ask("UPDATE files SET used = bank != '' WHERE role = 'bank'")

    def _leave_out(self, file: int, taken: int, question: int | None) -> None:
        """Leave out the question of a file with an id that is taken, or all of a bank whose own id is."""
        (bank,) = self._ask("SELECT bank FROM files WHERE file = ?", file).fetchone()
        if taken == point(claim_of(bank)):
            self._drop_questions(file)
        elif question is not None:
            self._ask("INSERT INTO left_out SELECT ?, id FROM questions WHERE question = ?", file, question)
            for table in ("questions", "drawn", "tags"):
                self._ask(f"DELETE FROM {table} WHERE question = ?", question)
            self._ask("UPDATE claims SET question = NULL WHERE file = ? AND question = ?", file, question)

    def _recount(self, file: int) -> None:
        """Bring what the facts of a bank in use count up to date with its questions, if there is one."""
        row = self._ask("SELECT facts FROM files WHERE file = ? AND bank != ''", file).fetchone()
        if row:
            asked = self._ask("SELECT kind, level, status FROM drawn WHERE file = ?", file).fetchall()
            known = (layout.KINDS, layout.LEVELS, layout.STATUSES)
            named = [tuple(map(layout.name_of, bits, known)) for bits in asked]
            facts = json.loads(row[0]) | counts(named)
            self._ask("UPDATE files SET facts = ? WHERE file = ?", encoded(facts), file)

    def _taken_before(self) -> Iterator[tuple[int, int]]:
        """Yield a file and the point of an id in it for each that an earlier file takes too."""
        for row in self._ask("SELECT point FROM claims GROUP BY point HAVING count(*) > 1").fetchall():
            taking = self._ask(
                "SELECT file, point FROM claims JOIN files USING (file) WHERE point = ? ORDER BY place", *row
            )
            yield from taking.fetchall()[1:]

    def _read_translations(self, changed: Collection[str], work: Work) -> None:
        """Read each translation that has changed, or whose bank has or has come or gone."""
        files = {each.name: each for each in work.files}
        for each in work.files:
            if each.role != "translation":
                continue
            file, bank, facts = self._ask("SELECT file, bank, facts FROM files WHERE name = ?", each.name).fetchone()
            read = read_translation(each.path, each.name) if each.name in changed else None
            if read:
                header = read[0].usable
                bank = header.translates if header else ""
            about = "SELECT name, hex(digest) FROM files WHERE role = 'bank' AND used AND bank = ?"
            name, against = self._ask(about, bank).fetchone() or ("", "")
            if read or against != json.loads(facts)[AGAINST]:
                original = (files[name].path, name) if name else None
                overlay, digest = read or read_translation(each.path, each.name)
                self._put_translation(file, against, compile_translation(overlay, digest, original, work.register()))

    def _put_translation(self, file: int, against: str, compiled: Translated) -> None:
        for table in ("texts", "left_out"):
            self._ask(f"DELETE FROM {table} WHERE file = ?", file)
        self._database.executemany("INSERT INTO left_out VALUES (?, '')", [(file,)] * compiled.left_out)
        self._database.executemany(
            "INSERT INTO texts VALUES (?, ?, ?, ?)",
            ((id, compiled.language, file, entry) for id, entry in compiled.entries),
        )
        facts = {
            "bank": compiled.bank,
            "language": compiled.language,
            "translated": len(compiled.entries),
            "questions": compiled.questions,
            "title": compiled.title,
            AGAINST: against,
        }
        self._ask(
            "UPDATE files SET digest = ?, bank = ?, used = ?, facts = ? WHERE file = ?",
            compiled.digest,
            compiled.bank,
            bool(against),
            json.dumps(facts, ensure_ascii=False),
            file,
        )
