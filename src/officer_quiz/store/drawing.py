"""The draw in SQL: which questions of the index a session asks, and in what order, without reading the others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from fractions import Fraction

from officer_quiz.session.chance import PRIME, point, turned
from officer_quiz.session.draw import group
from officer_quiz.session.filter import Filter, topics
from officer_quiz.store import layout
from officer_quiz.store.layout import bits


def draw(
    database: sqlite3.Connection, filters: Filter, last: Mapping[str, Fraction | None], seed: str, count: int
) -> list[str]:
    """Return the ids of up to `count` questions that match, as `session.draw.draw` orders them."""
    stretch, turn = turned(seed)
    wanted, values = matching(database, filters)
    turns = {id: group(fraction) for id, fraction in last.items() if group(fraction)}
    answered, first = "", ""
    if turns:
        _remember(database, turns)
        answered, first = "LEFT JOIN temp.answered USING (question)", "coalesce(answered.turn, 0),"
    found = database.execute(
        f"""SELECT question FROM drawn {answered} WHERE {wanted}
        ORDER BY {first} ((point >> 31) * ? + ?) % {PRIME}, point LIMIT ?""",
        (*values, stretch, turn, count),
    ).fetchall()
    ids = "SELECT id FROM questions WHERE question = ?"
    return [database.execute(ids, row).fetchone()[0] for row in found]


def matching(database: sqlite3.Connection, filters: Filter) -> tuple[str, list[int | str]]:
    """Return what SQL says for `Filter.matches`, on `drawn`,, and its values."""
    terms = ["status != ?"]
    values: list[int | str] = [bits(frozenset({"retired"}), layout.STATUSES)]
    for column, names, known in (
        ("level", filters.levels, layout.LEVELS),
        ("kind", filters.kinds, layout.KINDS),
        ("skills", filters.skills, layout.SKILLS),
    ):
        if names:
            terms.append(f"{column} & ?")
            values.append(bits(names, known))
    if filters.posts:
        terms.append("(NOT posts OR posts & ?)")
        values.append(bits(filters.posts, layout.POSTS))
    if filters.wanted:
        marks = ", ".join("?" * len(filters.wanted))
        files = [
            file
            for file, bank, topic in database.execute(
                "SELECT file, bank, topic FROM files WHERE role = 'bank' AND used"
            )
            if filters.wanted & {bank, *topics(topic)}
        ]
        tagged = f"SELECT question FROM tags WHERE tag IN ({marks})"
        terms.append(f"(file IN (SELECT value FROM json_each(?)) OR question IN ({tagged}))")
        values += [json.dumps(files), *sorted(filters.wanted)]
    if filters.banks:
        terms.append("file IN (SELECT file FROM files WHERE bank IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(sorted(filters.banks)))
    for ids, term in ((filters.only, "IN"), (filters.without, "NOT IN")):
        if ids:
            terms.append(f"question {term} (SELECT value FROM json_each(?))")
            values.append(json.dumps(_numbers(database, ids)))
    return " AND ".join(terms), values


def _numbers(database: sqlite3.Connection, ids: Iterable[str]) -> list[int]:
    """Return the numbers of the questions of these ids in the index, as far as it has them."""
    found = "SELECT question FROM claims JOIN questions USING (question) WHERE point = ? AND id = ?"
    return [number for id in sorted(ids) for (number,) in database.execute(found, (point(id), id))]


def _remember(database: sqlite3.Connection, turns: Mapping[str, int]) -> None:
    """Keep, beside the index and for this connection only, when the turn of an answered question comes."""
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("CREATE TEMP TABLE IF NOT EXISTS answered (question INTEGER PRIMARY KEY, turn INTEGER NOT NULL)")
    database.execute("DELETE FROM temp.answered")
    database.executemany(
        """INSERT INTO temp.answered SELECT question, ? FROM claims JOIN questions USING (question)
        WHERE point = ? AND id = ?""",
        ((turn, point(id), id) for id, turn in turns.items()),
    )
