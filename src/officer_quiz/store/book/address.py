"""The address of a unit book: a file, or a database of a PostgreSQL server; shown without what is secret."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message

SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a book is: a `path`, or None for a server's database; `shown` has no password and none of the options."""

    given: str
    path: Path | None
    shown: str

    @classmethod
    def of(cls, given: str) -> Address:
        """Return what an address means; UserError for one of another kind of server."""
        scheme, there, _ = given.partition("://")
        if not there:
            return cls(given, Path(given), given)
        if scheme.lower() not in SCHEMES:
            raise UserError(message("unit_book.no-address", book=f"{scheme}://…"), Exit.USAGE)
        return cls(given, None, _shown(given))


def _shown(given: str) -> str:
    """Return user, host, port and name of the database; only the scheme where that cannot be read."""
    try:
        parts = urlsplit(given)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "postgresql://…"
    user = f"{parts.username}@" if parts.username else ""
    return f"postgresql://{user}{parts.hostname or ''}{port}{parts.path}"
