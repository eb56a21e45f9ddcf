"""The trainee's own records: where they are, all of them as data, and deleting them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.interrupts import held
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import end_of, is_there, leftovers
from officer_quiz.store.folded import kept_beside
from officer_quiz.store.folder import check_folder
from officer_quiz.store.log import EventLog
from officer_quiz.store.opening import beside
from officer_quiz.store.profile import FILE
from officer_quiz.store.sat import EVENTS, FOLDER, MACHINE, OPENED, PAPER

UNREADABLE = frozenset({"store.damaged", "store.newer", "store.newer-event"})
"""What is told of the trainee's own log where it cannot be read."""


def records(env: Env) -> Iterator[dict[str, Any]]:
    """Yield the profile, then every event, those of sealed papers last, as JSON data.

    Nothing where a part of it cannot be read.
    """
    logs = [(env.log, dict[str, str]())] if is_there(env.log) else []
    logs += [(place / EVENTS, {"paper": place.name}) for place in _papers(env)]
    for path, _ in logs:
        with EventLog.open(path) as log:
            for _ in log.rows():
                pass  # half of the records would look like all
    yield {"profile": asdict(env.profile)}
    for path, about in logs:
        with EventLog.open(path) as log:
            yield from ({**about, **row} for row in log.rows())


def kept_files(env: Env) -> list[Path]:
    """Return the files that hold the log, the profile and the sealed papers begun, those that are there.

    Links, and what they lead to. UserError where there is no such folder to be.
    """
    check_folder(env.data)
    log, profile = env.log, env.data / FILE
    files = [
        log,
        end_of(log),
        *beside(log),
        *kept_beside(log),
        *kept_beside(end_of(log)),
        profile,
        end_of(profile),
        *leftovers(end_of(profile)),
        env.data / MACHINE,
    ]
    for place in _papers(env):
        events = place / EVENTS
        files += [place / PAPER, place / OPENED, events, *beside(events), *kept_beside(events)]
    return [file for file in dict.fromkeys(files) if is_there(file)]


def count_sessions(env: Env) -> int | None:
    """Return how many sessions the log holds; None where it is damaged, or of a newer version of the program.

    UserError for a log that cannot be used otherwise: what another program keeps there is not to be deleted.
    """
    if not is_there(env.log):
        return 0
    try:
        with EventLog.open(env.log) as log:
            return len(log.sessions())
    except UserError as error:
        if error.message.key not in UNREADABLE:
            raise
        return None


def delete(env: Env) -> None:
    """Delete the log, the profile and the sealed papers begun, nothing else in the folder.

    UserError while another process has them open.
    """
    try:
        with held():
            papers = _papers(env)
            for file in kept_files(env):
                file.unlink(missing_ok=True)
            for folder in (*papers, env.data / FOLDER):
                with suppress(OSError):  # something else is in it, or it is not there
                    folder.rmdir()
    except PermissionError as error:  # Windows keeps a file that another process has open
        raise UserError(message("me.in-use")) from error


def _papers(env: Env) -> list[Path]:
    """The folders of the sealed papers that were begun."""
    folder = env.data / FOLDER
    return [path for path in sorted(folder.iterdir()) if is_there(path / EVENTS)] if folder.is_dir() else []
