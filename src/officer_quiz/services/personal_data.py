"""The trainee's own records: where they are, all of them as data, and deleting them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.store.log import EventLog
from officer_quiz.store.profile import FILE

BESIDE = ("", "-wal", "-shm", "-journal")
"""Endings of the files SQLite keeps a log in."""


def records(env: Env) -> Iterator[dict[str, Any]]:
    """Yield the profile, then every event, as JSON data."""
    yield {"profile": asdict(env.profile)}
    if env.log.exists():
        with EventLog.open(env.log) as log:
            yield from log.rows()


def kept_files(env: Env) -> list[Path]:
    """Return the files that hold the log and the profile, those that are there."""
    files = [env.log.with_name(env.log.name + ending) for ending in BESIDE] + [env.data / FILE]
    return [file for file in files if file.exists()]


def count_sessions(env: Env) -> int:
    """Return how many sessions the log holds."""
    if not env.log.exists():
        return 0
    with EventLog.open(env.log) as log:
        return len(log.sessions())


def delete(env: Env) -> None:
    """Delete the log and the profile, nothing else in the folder; UserError while another process has them open."""
    try:
        for file in kept_files(env):
            file.unlink(missing_ok=True)
    except OSError as error:  # Windows keeps a file that another process has open
        raise UserError(message("me.in-use")) from error
