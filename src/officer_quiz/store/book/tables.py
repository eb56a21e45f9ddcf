"""Makes the tables of a unit book, and says whether a database holds one that this version can use."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.store.book import layout
from officer_quiz.store.book.address import Address
from officer_quiz.store.book.engine import LOCK, is_sqlite, reading, writing
from officer_quiz.store.book.faults import damage_told

PROGRAM = "officer-quiz"
KEPT = ("hand_ins", "markings", "answers", "essay_marks")
"""The tables in which nothing is ever changed."""


def prepare(engine: Engine, address: Address, create: bool) -> None:
    """Check whose database it is and make the tables if there are none; UserError as in `open_book`."""
    with damage_told(address):
        with reading(engine) as connection:
            if _is_book(connection, address):
                return
        if not create:
            raise UserError(message("unit_book.none", book=address.shown))
        if address.path is not None:
            _write_ahead(engine)
        with writing(engine) as connection:
            if not _is_book(connection, address):  # another process may have been first
                _make(connection)


def _is_book(connection: Connection, address: Address) -> bool:
    """Return whether the tables are there; UserError for another program's, or those of a newer version."""
    names = set(inspect(connection).get_table_names())
    owner = connection.exec_driver_sql("PRAGMA application_id").scalar() if is_sqlite(connection) else LOCK
    if layout.about.name not in names:
        ours = names & set(layout.metadata.tables) if not is_sqlite(connection) else names or owner
        if ours:
            raise UserError(message("unit_book.foreign", book=address.shown))
        return False
    columns = {column["name"] for column in inspect(connection).get_columns(layout.about.name)}
    row = connection.execute(select(layout.about)).first() if columns == {"program", "version"} else None
    if row is None or row.program != PROGRAM or owner != LOCK:
        raise UserError(message("unit_book.foreign", book=address.shown))
    if row.version > layout.VERSION:
        raise UserError(message("unit_book.newer", book=address.shown))
    return True


def _write_ahead(engine: Engine) -> None:
    """Ask for the write-ahead log.

    A network share may refuse it, and another process making the book asks for it too; the rollback journal is as safe.
    """
    connection = engine.raw_connection()
    try:
        with suppress(sqlite3.OperationalError):
            connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _make(connection: Connection) -> None:
    layout.metadata.create_all(connection, checkfirst=False)
    connection.execute(insert(layout.about).values(program=PROGRAM, version=layout.VERSION))
    if is_sqlite(connection):
        connection.exec_driver_sql(f"PRAGMA application_id = {LOCK}")
        for table in KEPT:
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} "
                "BEGIN SELECT raise(ABORT, 'what came in is never changed'); END"
            )
        return
    connection.execute(
        text(
            "CREATE FUNCTION book_stays() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'what came in is never changed'; END $$"
        )
    )
    for table in KEPT:
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION book_stays()"
            )
        )
