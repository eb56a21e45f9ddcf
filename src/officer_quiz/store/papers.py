"""The pool of a paper in the compiled index: only the banks that a paper draws from are read."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from officer_quiz.bank.blueprint import Blueprint, Section
from officer_quiz.session.chance import point
from officer_quiz.session.compose import Listed
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Filter
from officer_quiz.store import layout
from officer_quiz.store.drawing import matching
from officer_quiz.store.index import Index, drawables
from officer_quiz.store.layout import bits, day_number

Terms = tuple[str, list[int | str]]
"""What SQL says, and its values."""


class IndexedPool:
    """A `session.compose.Pool` of all questions in an index."""

    def __init__(
        self,
        index: Index,
        blueprint: Blueprint,
        stale: Callable[[Drawable], bool],
        newest_law: str,
        today: str,
        cues: Callable[[Drawable], Drawable],
    ) -> None:
        """`stale` is asked only of questions checked before `newest_law`, or whose rule is out of its time `today`.

        `cues` adds to a question what it shows and what its key says.
        """
        self._index, self._blueprint, self._stale, self._cues = index, blueprint, stale, cues
        self._days = day_number(newest_law), day_number(today)
        self._stale_points: list[int] | None = None
        self._read: dict[tuple[int, str], list[Drawable]] = {}

    def counts(self, place: int) -> Mapping[tuple[str, str], int]:
        """Return how many questions of each bank and level a section may take."""

        def work(database: sqlite3.Connection) -> dict[tuple[str, str], int]:
            where, values = self._fitting(database, place)
            rows = database.execute(
                f"""SELECT bank, level, count(*) FROM drawn JOIN files USING (file) WHERE {where}
                GROUP BY file, level""",
                values,
            )
            return {(bank, _level(level)): count for bank, level, count in rows}

        return self._index.ask(work)

    def among(self, place: int, ids: Collection[str]) -> Mapping[str, tuple[str, str]]:
        """Return which of these questions a section may take, each with its bank and its level."""
        points = json.dumps([point(id) for id in ids])

        def work(database: sqlite3.Connection) -> dict[str, tuple[str, str]]:
            where, values = self._fitting(database, place)
            rows = database.execute(
                f"""SELECT id, bank, level FROM drawn JOIN files USING (file) JOIN questions USING (question)
                WHERE point IN (SELECT value FROM json_each(?)) AND {where}""",
                [points, *values],
            )
            return {id: (bank, _level(level)) for id, bank, level in rows if id in ids}

        return self._index.ask(work)

    def of_bank(self, place: int, bank: str) -> Sequence[Drawable]:
        """Return the questions of a bank that a section may take."""
        if (place, bank) not in self._read:

            def work(database: sqlite3.Connection) -> list[Drawable]:
                where, values = self._fitting(database, place)
                found = database.execute(
                    "SELECT first, last FROM files WHERE role = 'bank' AND bank = ? AND used", (bank,)
                ).fetchone()
                return drawables(database, f"question BETWEEN ? AND ? AND {where}", [*found, *values])

            self._read[place, bank] = self._index.ask(work)
        return self._read[place, bank]

    def with_cues(self, item: Drawable) -> Drawable:
        """Return a question with what it shows and what its key says."""
        return self._cues(item)

    def taken(self, place: int) -> Counter[str]:
        """Return how many questions of a section's kinds each filter turned away."""
        everything = [replace(item, stale=self._stale(item)) for item in self._index.drawables()]
        return Listed(self._blueprint, everything).taken(place)

    def of_ids(self, ids: Collection[str]) -> Mapping[str, Drawable]:
        """Return the questions of these ids that there are, whatever a section may take."""
        points = json.dumps([point(id) for id in ids])

        def work(database: sqlite3.Connection) -> list[Drawable]:
            return drawables(database, "point IN (SELECT value FROM json_each(?))", [points])

        found = self._index.ask(work)
        return {item.id: replace(item, stale=self._stale(item)) for item in found if item.id in ids}

    def _fitting(self, database: sqlite3.Connection, place: int) -> Terms:
        """Return what SQL says for a section's questions: as `session.compose` sifts them."""
        section, rules = self._blueprint.sections[place], self._blueprint.draw
        said, values = matching(database, _filter(section))
        terms = [said, "status & ?", "NOT essay_part"]
        values.append(bits(frozenset(rules.status), layout.STATUSES))
        if not rules.uncalibrated:
            terms.append("calibrated")
        if not rules.stale and (overtaken := self._overtaken(database)):
            terms.append("point NOT IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(overtaken))
        return " AND ".join(terms), values

    def _overtaken(self, database: sqlite3.Connection) -> list[int]:
        """The points of the questions that are stale, worked out once."""
        if self._stale_points is None:
            newest_law, today = self._days
            where = "(checked AND checked < ? OR ends AND ends < ? OR begins > ?)"
            found = drawables(database, where, [newest_law, today, today])
            self._stale_points = [point(item.id) for item in found if self._stale(item)]
        return self._stale_points


def _level(bits: int) -> str:
    name: str = layout.LEVELS[bits.bit_length() - 1]
    return name


def _filter(section: Section) -> Filter:
    where = section.where
    levels = frozenset(level for level, share in where.levels.items() if share)
    return Filter(
        frozenset(where.topics), frozenset(where.posts), levels, frozenset(section.kinds), frozenset(where.skills)
    )
