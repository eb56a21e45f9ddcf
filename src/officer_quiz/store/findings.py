"""What checking found earlier, kept in the cache folder by a key that covers all it depends on.

Derived data: absent, damaged, locked or in a folder that cannot be written, it only takes longer. Each program writes
in one transaction, at its end.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from zlib import crc32

TABLE = "CREATE TABLE IF NOT EXISTS findings (place INTEGER PRIMARY KEY, key BLOB UNIQUE, day INTEGER, told BLOB)"
MOST = 128_000_000
"""Bytes of findings that are kept; beyond them the oldest go."""
MOST_EACH = 16_000_000
"""Bytes of one key's findings that are worth keeping."""
PATIENCE = 1.0
"""Seconds to wait in all for another program that holds the file."""
SUM = 4
"""Bytes of the checksum that stands before what is kept."""


def pack(told: str) -> bytes:
    """Return a text as it is kept, behind its checksum; not compressed, which takes a fiftieth of a whole check."""
    raw = told.encode("utf-8", "surrogatepass")
    return _checksum(raw) + raw


def _unpacked(packed: bytes) -> str:
    """Return the text that was packed; ValueError for a damaged one."""
    raw = packed[SUM:]
    if packed[:SUM] != _checksum(raw):
        raise ValueError("damaged")
    return raw.decode("utf-8", "surrogatepass")


def _checksum(raw: bytes) -> bytes:
    return crc32(raw).to_bytes(SUM, "big")


class Findings:
    """The findings kept in a file; those of another day than `today` are of no use any more."""

    def __init__(self, path: Path, today: date) -> None:
        self._path, self._day = path, today.toordinal()
        self._new: dict[bytes, bytes] = {}
        self._patience = PATIENCE
        self._database: sqlite3.Connection | None = None
        if path.is_file():
            with suppress(sqlite3.Error):
                self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)

    @property
    def any(self) -> bool:
        """Whether there may be something: a file of earlier findings is there, and nobody else holds it."""
        return self._database is not None

    def known(self, key: bytes) -> str | None:
        """Return what is kept under a key, None without it."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT told FROM findings WHERE key = ?", (key,)).fetchone()
            return _unpacked(row[0]) if row else None
        except sqlite3.OperationalError:  # somebody holds it: waited for once, not again for each of many keys
            self._patience = 0.0
            self._close()
            return None
        except (sqlite3.DatabaseError, ValueError, TypeError):
            self._throw_away()
            return None

    def keep(self, key: bytes, packed: bytes) -> None:
        """Keep something that `pack` gave under a key from `close` on."""
        if len(packed) <= MOST_EACH:
            self._new[key] = packed

    def close(self) -> None:
        """Write what is new; where that is not possible now, it is found again next time."""
        self._close()
        if self._new and not self._written():
            self._throw_away()
            self._written()

    def _written(self) -> bool:
        """Write what is new and return whether the file is sound, written or not."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=self._patience)) as database, database:
                database.execute("PRAGMA synchronous = OFF")  # a power cut may damage it: it is made anew
                database.execute(TABLE)
                database.execute("DELETE FROM findings WHERE day <> ?", (self._day,))
                database.executemany(
                    "INSERT OR REPLACE INTO findings (key, day, told) VALUES (?, ?, ?)",
                    ((key, self._day, told) for key, told in self._new.items()),
                )
                database.execute(
                    """DELETE FROM findings WHERE place <= (SELECT max(place) FROM (
                        SELECT place, sum(length(told)) OVER (ORDER BY place DESC) AS total FROM findings
                    ) WHERE total > ?)""",
                    (MOST,),
                )
        except (OSError, sqlite3.OperationalError):
            return True
        except sqlite3.DatabaseError:
            return False
        return True

    def _close(self) -> None:
        """Read nothing more."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _throw_away(self) -> None:
        """Remove a damaged file."""
        self._close()
        with suppress(OSError):
            self._path.unlink()
