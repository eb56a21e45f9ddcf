"""The trainee's own records: where they are, all of them as JSON lines, and deleting them."""

from __future__ import annotations

import sys
from dataclasses import asdict

from officer_quiz.cli.env import Env
from officer_quiz.cli.profile import FILE
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.messages.literal import as_json, one_line
from officer_quiz.store.log import BESIDE, EventLog


def where(env: Env) -> None:
    """Print the folder of the records."""
    print(one_line(str(env.data.absolute())))


def export(env: Env) -> None:
    """Print the profile and every event, one JSON object a line."""
    print(as_json({"profile": asdict(env.profile)}))
    if not env.log.exists():
        return
    with EventLog.open(env.log) as log:
        for row in log.rows():
            print(as_json(row))


def delete(env: Env, yes: bool) -> None:
    """Delete the log and the profile after asking; with `yes` without asking. Nothing else in the folder is touched."""
    kept = [env.log.with_name(env.log.name + ending) for ending in ("", *BESIDE)] + [env.data / FILE]
    if not any(file.exists() for file in kept):
        print(env.say("me.nothing", folder=env.data))
        return
    sessions = 0
    if env.log.exists():
        with EventLog.open(env.log) as log:
            sessions = len(log.sessions())
    print(env.say("me.deleting", folder=env.data, sessions=sessions), file=sys.stderr)
    if not yes:
        print(env.say("me.delete-ask"), end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() != "yes":
            print(env.say("me.not-deleted"), file=sys.stderr)
            return
    try:
        for file in kept:
            file.unlink(missing_ok=True)
    except PermissionError as error:  # Windows keeps a file that another process has open
        raise UserError(message("me.in-use")) from error
    print(env.say("me.deleted"), file=sys.stderr)
