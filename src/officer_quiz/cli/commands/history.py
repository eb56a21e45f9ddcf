"""`history`: past sessions, and one answer by answer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="[SESSION]")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List sessions, newest first; with `session`, list its answers with the scores given then."""
    from officer_quiz.cli.past import answer_rows, session_rows, the_session  # noqa: PLC0415
    from officer_quiz.store.log import EventLog  # noqa: PLC0415
    from officer_quiz.ui.console import console  # noqa: PLC0415
    from officer_quiz.ui.diagnostics import print_json  # noqa: PLC0415
    from officer_quiz.ui.lists import print_answers, print_sessions  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        if session is None:
            rows = session_rows(log)
            if json:
                print_json({"format": 1, "sessions": [row.data() for row in rows]}, screen)
            else:
                print_sessions(rows, screen, env.say)
            return
        row = the_session(log, session)
        answers = answer_rows(env, log, session)
        if json:
            print_json({"format": 1, **row.data(), "answers": [answer.data() for answer in answers]}, screen)
        else:
            print_answers(row, answers, screen, env.say)
