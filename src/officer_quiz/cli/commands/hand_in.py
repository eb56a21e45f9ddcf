"""`hand-in`: one's own results for the unit, those one chooses."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.services.handing_in import hand_in, named, ready
from officer_quiz.services.history import session_row
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, print_line
from officer_quiz.ui.screens.history import print_sessions


def run(
    ctx: typer.Context,
    sessions: Annotated[list[str] | None, typer.Argument(metavar="[SESSION]...", help="cli.hand-in-sessions")] = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="cli.hand-in-since")] = "",
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE.paper", help="cli.hand-in-to")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli.hand-in-out")] = Path(),
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Hand in the sessions named, or all since a day; without either, list those that can be handed in."""
    env: Env = ctx.find_root().obj
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        chosen = named(log, sessions or ()) if sessions else ready(log, _day(since), env)
        if not sessions and not since:
            rows = [session_row(env, log, name.id) for name in reversed(chosen)]
            if json:
                print_json({"format": 1, "sessions": [row.data() for row in rows]}, screen)
            else:
                print_line(env.say("hand.which" if rows else "hand.nothing"), screen)
                if rows:
                    print_sessions(rows, screen, env.say)
            return
        written = hand_in(env, log, chosen, to, out)
    if json:
        files = [
            {"session": each.session, "path": shown(each.path), "code": each.code, "sealed": each.sealed}
            for each in written
        ]
        print_json({"format": 1, "written": files}, screen)
        return
    for each in written:
        key = "hand.written-sealed" if each.sealed else "hand.written-signed"
        print_line(env.say(key, session=each.session, path=shown(each.path), code=each.code), screen)
    print_line(env.say("hand.count", count=len(written)), screen)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(message("statute.no-day", flag="--since", value=value), Exit.USAGE) from error
