"""`data`: where the trainee's records are, all of them as JSON lines, and deleting them."""

import sys
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.printable import as_json, one_line
from officer_quiz.services import personal_data


def run(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="where|export|delete")],
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """Carry out one action on one's own records."""
    env: Env = ctx.find_root().obj
    match action:
        case "where":
            print(one_line(str(env.data.absolute())))
        case "export":
            for record in personal_data.records(env):
                print(as_json(record))
        case "delete":
            _delete(env, yes)
        case _:
            raise UserError(message("me.no-action", name=action), Exit.USAGE)


def _delete(env: Env, yes: bool) -> None:
    """Delete the records after asking; with `yes` without asking."""
    if not personal_data.kept_files(env):
        print(env.say("me.nothing", folder=env.data))
        return
    sessions = personal_data.count_sessions(env)
    key = "me.deleting-unread" if sessions is None else "me.deleting"
    print(env.say(key, folder=env.data, sessions=sessions), file=sys.stderr)
    if not yes:
        print(env.say("me.delete-ask"), end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer.endswith("\n"):
            print(file=sys.stderr)  # the input ended on the line of the question
        if answer.strip().casefold() != "yes":
            print(env.say("me.not-deleted"), file=sys.stderr)
            return
    personal_data.delete(env)
    print(env.say("me.deleted"), file=sys.stderr)
