"""The trainee's own records: where they are, all of them as data, and deleting them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.interrupts import held
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import leftovers
from officer_quiz.store.log import BESIDE, EventLog
from officer_quiz.store.profile import FILE


def records(env: Env) -> Iterator[dict[str, Any]]:
    """Yield the profile, then every event, as JSON data."""
    yield {"profile": asdict(env.profile)}
    if env.log.exists():
        with EventLog.open(env.log) as log:
            yield from log.rows()


def kept_files(env: Env) -> list[Path]:
    """Return the files that hold the log and the profile, those that are there."""
    log, profile = env.log, env.data / FILE
    files = [log, *(log.with_name(log.name + ending) for ending in BESIDE), profile, *leftovers(profile)]
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
        with held():
            for file in kept_files(env):
                file.unlink(missing_ok=True)
    except PermissionError as error:  # Windows keeps a file that another process has open
        raise UserError(message("me.in-use")) from error
