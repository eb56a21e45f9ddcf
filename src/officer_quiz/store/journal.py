"""A file that only grows: one entry of JSON a line, each on disk before the caller goes on.

Several programs may append at once. A line torn by a kill or a full disk is nobody's entry: it is passed over, and
the next entry begins a new line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from officer_quiz.interrupts import held
from officer_quiz.printable import as_json
from officer_quiz.store.disk import is_there, read_bytes


def entries(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the entries of a file, none where it is not there; OSError where it cannot be read."""
    raw = read_bytes(path) if is_there(path) else b""
    for line in raw.split(b"\n"):
        try:
            entry = json.loads(line.decode("utf-8"))
        except ValueError:
            continue
        if isinstance(entry, dict):
            yield entry


def append(path: Path, entry: Mapping[str, Any]) -> None:
    """Add an entry; OSError where it cannot be kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # The line feed before it parts it from a line that was torn; an empty line is no entry.
    line = f"\n{as_json(entry)}\n".encode()
    with held():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            written = os.write(handle, line)
            if written < len(line):  # a full disk takes what it still can
                os.write(handle, line[written:])
            os.fsync(handle)
        finally:
            os.close(handle)
