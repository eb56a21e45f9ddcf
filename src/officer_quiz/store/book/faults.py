"""What goes wrong with a unit book, on either engine, as a sentence that says what to do; nothing secret in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, ProgrammingError, SQLAlchemyError

from officer_quiz.errors import UserError, reason
from officer_quiz.messages.catalogue import message
from officer_quiz.store.book.address import Address

OF_SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_IOERR: "disk",
}
"""What SQLite's primary result codes mean to the user."""
OF_POSTGRESQL = {
    "28": "no-entry",
    "3D": "no-database",
    "25006": "read-only",
    "42501": "not-allowed",
    "53": "full",
    "53300": "no-server",
    "55P03": "busy",
    "57014": "busy",
    "40": "busy",
    "57": "no-server",
    "08": "no-server",
    "58": "disk",
    "XX": "damaged",
}
"""What PostgreSQL's SQLSTATEs mean to the user: of a code, else of its class (the first two letters)."""
DAMAGE = (ValueError, LookupError, TypeError, ArithmeticError)
"""What reading a book may raise that this program has not written."""


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Turn faults of the book into a UserError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        nameless = isinstance(error, ProgrammingError) and not getattr(error.orig, "sqlstate", None)
        key = "no-address" if nameless and address.path is None else _key(error.orig)
        raise _user_error(address, key, _first_line(error.orig)) from error
    except SQLAlchemyError as error:
        raise _user_error(address, "no-address", type(error).__name__) from error
    except OSError as error:
        raise _user_error(address, "read-only", reason(error)) from error


@contextmanager
def damage_told(address: Address) -> Iterator[None]:
    """Turn faults of the book into a UserError, and what cannot stand in one into a book that is damaged."""
    with told(address):
        try:
            yield
        except DAMAGE as error:
            raise _user_error(address, "damaged", str(error)) from error


def _user_error(address: Address, key: str, why: object) -> UserError:
    return UserError(message(f"unit_book.{key}", book=address.shown, reason=why))


def _key(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        return OF_SQLITE.get(primary, "damaged")
    state = str(getattr(error, "sqlstate", None) or "")
    if not state:  # no answer of a server: nobody there, or the line was cut
        return _refused(str(error))
    return OF_POSTGRESQL.get(state) or OF_POSTGRESQL.get(state[:2], "damaged")


def _refused(words: str) -> str:
    """What a server says before it lets anybody in has no code: only its words, in English or in its own language."""
    if "password" in words or "authentication" in words or "pg_hba" in words or "role" in words:
        return "no-entry"
    return "no-database" if "database" in words and "FATAL" in words else "no-server"


def _first_line(error: BaseException | None) -> str:
    """Return the first line of what an engine says: what follows may repeat values."""
    lines = str(error).strip().splitlines()
    return lines[0].rpartition("FATAL:")[2].rpartition("failed: ")[2].strip() if lines else ""
