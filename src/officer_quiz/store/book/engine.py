"""Connections to a unit book on either engine: reading in streams, and one writer at a time who waits for the other."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.engine import URL

from officer_quiz.interrupts import held
from officer_quiz.store.book.address import Address
from officer_quiz.store.disk import check_file, is_there
from officer_quiz.store.opening import beside, check_sqlite

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
GREETING = 10
"""Seconds to wait for a server to answer."""
LOCK = 0x6F716231
"""The number that writers to a book on PostgreSQL wait for."""
CACHE = 16_000
"""Kibibytes of pages that SQLite keeps in memory."""
STREAM = 2_000
"""Rows that are in memory at a time."""


def engine_of(address: Address) -> Engine:
    """Return an engine for the address; nothing is opened yet, except that a file is made where there is none."""
    return _of_file(address) if address.path else _of_server(address)


def is_sqlite(connection: Connection) -> bool:
    """Return whether the book is a file."""
    return connection.dialect.name == "sqlite"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection with the right to write, and commit or leave everything as it was; nothing interrupts that."""
    with held(), engine.connect().execution_options(writing=True) as connection, connection.begin():
        if not is_sqlite(connection):
            connection.execute(text(f"SET LOCAL lock_timeout = {round(PATIENCE * 1000)}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))"))
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees the book as it is now until it is left, and streams what it reads."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(stream_results=True, yield_per=STREAM, **level) as connection:
        yield connection


def streamed(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Yield rows as they come, and leave nothing open on the server where not all of them are wanted."""
    with connection.execute(query) as found:
        yield from found


def clear(engine: Engine) -> None:
    """Let nothing stay on disk of what was deleted, as far as the engine allows while others read."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)" if is_sqlite(connection) else "VACUUM")


def take_stock(engine: Engine) -> None:
    """Let a server look at what came in; SQLite finds its ways without."""
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


def _of_server(address: Address) -> Engine:
    url = make_url(address.given).set(drivername="postgresql+psycopg")
    return create_engine(url, connect_args={"connect_timeout": GREETING}, pool_reset_on_return="rollback")


def _of_file(address: Address) -> Engine:
    path = address.path
    assert path is not None
    check_sqlite()

    def connect() -> sqlite3.Connection:
        for file in (path, *beside(path)):
            if is_there(file):
                check_file(file)  # SQLite would take a folder for a file, and make one anew behind a link
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA recursive_triggers = ON")
        database.execute(f"PRAGMA cache_size = -{CACHE}")
        database.create_aggregate("bit_or", 1, _Bits)
        return database

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


class _Bits:
    """The aggregate that PostgreSQL has and SQLite has not: all bits of the values together."""

    def __init__(self) -> None:
        self._bits = 0

    def step(self, value: Any) -> None:
        """Take one value."""
        self._bits |= value

    def finalize(self) -> int:
        """Return what they come to."""
        return self._bits
