"""What goes wrong with the log's file, as a sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EISDIR, ELOOP, ENODEV, ENOLINK
from pathlib import Path

from officer_quiz.errors import UserError
from officer_quiz.errors import reason as why
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import UnknownEventError

IMPOSSIBLE = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RecursionError)
"""What reading events may raise that cannot have happened."""
FAULTS = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.read-only",
    sqlite3.SQLITE_CANTOPEN: "store.read-only",
    sqlite3.SQLITE_PERM: "store.read-only",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_IOERR: "store.disk",
}
"""What SQLite's primary result codes mean to the user."""
NO_FILE = frozenset({EISDIR, ENODEV, ENOLINK, ELOOP})
"""What the system says where something else has the name of the file: a folder, a pipe, a link to nothing."""


@contextmanager
def told(path: Path, shown: Callable[[], str] = str) -> Iterator[None]:
    """Turn faults of the file into a UserError that says what to do; `shown` is what the session at hand is called."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise UserError(message("store.elsewhere", session=shown())) from error
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        raise UserError(message(FAULTS.get(primary, "store.damaged"), path=str(path), reason=str(error))) from error
    except UnknownEventError as error:
        raise UserError(message("store.newer-event", path=str(path), event=str(error.args[0]))) from error
    except IMPOSSIBLE as error:
        raise UserError(message("store.damaged", path=str(path), reason=str(error))) from error
    except OSError as error:
        key = "store.no-file" if error.errno in NO_FILE else "store.read-only"
        raise UserError(message(key, path=error.filename or str(path), reason=why(error))) from error
