"""Finds the rows of what repeats (papers, people, questions, outcomes …), and adds those that are not there yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import digest

Row = tuple[Any, ...]
AT_ONCE = 2_000
"""Keys looked up with one statement."""


def ids(connection: Connection, table: Table, rows: Iterable[Row]) -> dict[Row, int]:
    """Return the id of each row (its columns without id and key), adding those that are not there.

    Only the one writer may call it: ids go up one by one.
    """
    keys = {row: digest(row) for row in dict.fromkeys(rows)}
    found = _found(connection, table, list(keys.values()))
    new = [(row, key) for row, key in keys.items() if key not in found]
    for number, (_, key) in enumerate(new, next_id(connection, table)):
        found[key] = number
    insert_rows(connection, table, [(found[key], key, *row) for row, key in new])
    return {row: found[key] for row, key in keys.items()}


def next_id(connection: Connection, table: Table) -> int:
    """Return the number that the next row of a table gets."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def _found(connection: Connection, table: Table, keys: Sequence[bytes]) -> dict[bytes, int]:
    wanted = select(table.c.key, table.c.id).where(table.c.key.in_(bindparam("keys", expanding=True)))
    found: dict[bytes, int] = {}
    for some in _pieces(keys):
        found.update((bytes(key), id) for key, id in connection.execute(wanted, {"keys": some}))
    return found


def _pieces(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]
