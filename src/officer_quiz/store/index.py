"""The compiled index: sound questions ready to be built, so that a quiz reads only what it draws.

Derived data: absent, outdated or damaged, at whatever point that shows, it is made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from officer_quiz.session.chance import point
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Candidate, Filter, topics
from officer_quiz.store import layout
from officer_quiz.store.drawing import draw
from officer_quiz.store.layout import MARK, day_of, named

Row = Sequence[Any]
Answer = TypeVar("Answer")
DAMAGE = (sqlite3.DatabaseError, ValueError, KeyError, TypeError)
"""What reading a damaged index may raise."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A question's data as the file has it, its content hash, the id of its bank, and what builds it if not `data`."""

    data: dict[str, Any]
    content: str
    bank: str
    built: dict[str, Any] | None = None


def connect(path: Path) -> sqlite3.Connection | None:
    """Return an open index of this program's layout at `path`, None if there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    with suppress(*DAMAGE):
        if database.execute("SELECT mark FROM about").fetchone() == (MARK,):
            return database
    database.close()
    return None


class Index:
    """An open index; `again` makes it again when it turns out to be damaged."""

    def __init__(self, database: sqlite3.Connection, again: Callable[[], sqlite3.Connection]) -> None:
        self._database = database
        self._again = again

    def ask(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Return what `work` finds in the index; where it is damaged, what it finds in the index made again."""
        try:
            return work(self._database)
        except DAMAGE:
            self._database.close()
            self._database = self._again()
            return work(self._database)

    def draw(self, filters: Filter, last: Mapping[str, Fraction | None], seed: str, count: int) -> list[str]:
        """Return the ids of up to `count` questions that match, as `session.draw.draw` orders them."""
        return self.ask(lambda database: draw(database, filters, last, seed, count))

    def candidates(self) -> list[Candidate]:
        """Return what drawing needs to know of every question, in the order of files and questions."""
        return [each.candidate for each in self.drawables()]

    def drawables(self) -> list[Drawable]:
        """Return what composing a paper needs to know of every question but for its cues, in the same order."""
        return self.ask(drawables)

    def question(self, id: str) -> Indexed | None:
        """Return a question's data, or None if there is none of that id."""
        found = f"""SELECT data, content, bank, built, file, seal FROM {_BY_ID}"""

        def work(database: sqlite3.Connection) -> Indexed | None:
            row = database.execute(found, _key(id)).fetchone()
            if row is None:
                return None
            data, content, bank, built, file, seal = row
            if seal != layout.seal(content, data, built):
                raise ValueError(f"question {id} has changed")
            whole = {**self._defaults(database, file), **json.loads(data)}
            return Indexed(whole, content.hex(), bank, json.loads(built) if built else None)

        return self.ask(work)

    def content(self, id: str) -> str | None:
        """Return a question's content hash, or None if there is none of that id."""
        found = f"SELECT content FROM {_BY_ID}"
        row = self.ask(lambda database: database.execute(found, _key(id)).fetchone())
        return row[0].hex() if row else None

    def translation(self, id: str, language: str) -> dict[str, Any] | None:
        """Return the texts of a question in a language, or None if it has not been translated."""
        found = (
            """SELECT data FROM texts JOIN files USING (file) WHERE id = ? AND language = ? ORDER BY place LIMIT 1"""
        )

        def work(database: sqlite3.Connection) -> dict[str, Any] | None:
            row = database.execute(found, (id, language)).fetchone()
            return json.loads(row[0]) if row else None

        return self.ask(work)

    def names(self) -> set[str]:
        """Return every name that questions are wanted by: banks, topic folders with those above them, tags."""

        def work(database: sqlite3.Connection) -> set[str]:
            found = {tag for (tag,) in database.execute("SELECT DISTINCT tag FROM tags")}
            for bank, topic in database.execute(
                "SELECT bank, topic FROM files WHERE role = 'bank' AND used AND last >= first"
            ):
                found |= {bank, *topics(topic)}
            return found

        return self.ask(work)

    def banks(self) -> list[dict[str, Any]]:
        """Return the banks in use as the `banks` command reports them, in the order of their files."""

        def work(database: sqlite3.Connection) -> list[dict[str, Any]]:
            rows = database.execute("SELECT facts FROM files WHERE role = 'bank' AND used ORDER BY place")
            return [{key: value for key, value in json.loads(facts).items() if key not in KEPT} for (facts,) in rows]

        return self.ask(work)

    def former(self) -> dict[str, str]:
        """Return the id that a question has now by each that it had."""

        def work(database: sqlite3.Connection) -> dict[str, str]:
            rows = database.execute("SELECT facts FROM files WHERE role = 'bank' AND used AND facts LIKE '%former%'")
            return {old: new for (facts,) in rows for old, new in json.loads(facts).get(FORMER, {}).items()}

        return self.ask(work)

    def bank_title(self, id: str, language: str) -> str:
        """Return the title, in a language if it has one there, of a question's bank; empty for an unknown question."""
        own = "SELECT facts FROM files WHERE role = 'translation' AND used AND bank = ? ORDER BY place DESC"

        def work(database: sqlite3.Connection) -> str:
            row = database.execute(f"SELECT bank, facts FROM {_BY_ID}", _key(id)).fetchone()
            if row is None:
                return ""
            translated = [json.loads(facts) for (facts,) in database.execute(own, row[:1])]
            facts = next((each for each in translated if each["language"] == language), json.loads(row[1]))
            return str(facts["title"])

        return self.ask(work)

    def titles(self, language: str) -> dict[str, str]:
        """Return the titles of the banks in use by their ids, in a language where they have one there."""
        found = {bank["id"]: bank["title"] for bank in self.banks()}
        told = {each["bank"]: each["title"] for each in self.translations() if each["language"] == language}
        return found | {id: title for id, title in told.items() if id in found}

    def left_out(self) -> dict[str, int]:
        """Return how many questions of each file are not used because of errors, by its name; 0 for a whole file.

        Exams are told about by themselves.
        """
        found = """SELECT name, coalesce(missing, 0) FROM files
        LEFT JOIN (SELECT file, count(*) AS missing FROM left_out GROUP BY file) USING (file)
        WHERE missing OR (role IN ('bank', 'statutes') AND NOT used) OR (role = 'translation' AND bank = '')
        ORDER BY place"""
        return self.ask(lambda database: dict(database.execute(found).fetchall()))

    def leaving_out(self, id: str) -> str | None:
        """Return the name of the bank's file that has a question of this id, but with errors; None if none has."""
        found = (
            "SELECT name FROM left_out JOIN files USING (file) WHERE role = 'bank' AND id = ? ORDER BY place LIMIT 1"
        )
        row = self.ask(lambda database: database.execute(found, _key(id)[1:]).fetchone())
        return row[0] if row else None

    def translations(self) -> list[dict[str, Any]]:
        """Return what is kept of each sound translation of a bank in use, in the order of their files."""

        def work(database: sqlite3.Connection) -> list[dict[str, Any]]:
            rows = database.execute("SELECT facts FROM files WHERE role = 'translation' AND used ORDER BY place")
            return [json.loads(facts) for (facts,) in rows]

        return self.ask(work)

    def blueprints(self) -> dict[str, dict[str, Any] | None]:
        """Return the stored blueprints by the names of their files, None for one with errors."""

        def work(database: sqlite3.Connection) -> dict[str, dict[str, Any] | None]:
            rows = database.execute("SELECT name, facts FROM files WHERE role = 'exam' ORDER BY place")
            return {name: json.loads(facts) for name, facts in rows}

        return self.ask(work)

    def newest_law(self) -> str:
        """Return the latest day on which a version in the register takes effect (ISO), empty if it lists none."""
        newest: str = self.ask(lambda database: database.execute("SELECT newest_law FROM about").fetchone()[0])
        return newest

    @staticmethod
    def _defaults(database: sqlite3.Connection, file: int) -> dict[str, Any]:
        (facts,) = database.execute("SELECT facts FROM files WHERE file = ?", (file,)).fetchone()
        defaults: dict[str, Any] = json.loads(facts)[DEFAULTS]
        return defaults

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


DEFAULTS, FORMER = "defaults", "former"
"""The keys of a bank's facts that hold what its header says for all its questions, and the new ids of former ones."""
KEPT = frozenset({DEFAULTS, FORMER})
_BY_ID = """claims JOIN questions USING (question) JOIN files USING (file) WHERE point = ? AND id = ?"""


def _key(id: str) -> tuple[int, str]:
    """What `_BY_ID` is asked with; what a keyboard gives that is no text is the id of no question."""
    sound = id.encode(errors="replace").decode()
    return point(sound), sound


def drawables(database: sqlite3.Connection, where: str = "1", values: Sequence[int | str] = ()) -> list[Drawable]:
    """Return the questions that SQL says, all but their cues, in the order of files and questions."""
    rows = database.execute(
        f"""SELECT id, bank, topic, kind, posts, level, skills, tags, status,
        calibrated, essay_part, checked, begins, ends, cites
        FROM drawn JOIN questions USING (question) JOIN files USING (file) WHERE {where} ORDER BY place, question""",
        values,
    )
    return [
        Drawable(
            _candidate(row[:9]),
            calibrated=bool(calibrated),
            essay_part=bool(essay),
            checked=day_of(checked),
            begins=day_of(begins),
            ends=day_of(ends),
            cites=_texts(cites),
        )
        for *row, calibrated, essay, checked, begins, ends, cites in rows
    ]


def _candidate(row: Sequence[Any]) -> Candidate:
    id, bank, topic, kind, posts, level, skills, tags, status = row
    return Candidate(
        id,
        bank,
        topic,
        layout.name_of(kind, layout.KINDS),
        named(posts, layout.POSTS),
        layout.name_of(level, layout.LEVELS),
        named(skills, layout.SKILLS),
        _texts(tags),
        layout.name_of(status, layout.STATUSES),
    )


def _texts(listed: str) -> frozenset[str]:
    return frozenset(json.loads(listed)) if listed != "[]" else frozenset()
