"""`history`: past sessions, and one answer by answer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="[SESSION]")] = None,
    remark: Annotated[bool, typer.Option("--remark")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List sessions, newest first; with `session`, list its answers with the scores given then.

    With `remark`, list instead what past scores become under the questions as they are now.
    """
    from officer_quiz.cli.examination import settle, show_result  # noqa: PLC0415  (after the words are known right)
    from officer_quiz.cli.past import answer_rows, remarked, session_rows, the_session  # noqa: PLC0415
    from officer_quiz.store.log import EventLog  # noqa: PLC0415
    from officer_quiz.ui.console import console, print_json  # noqa: PLC0415
    from officer_quiz.ui.lists import print_answers, print_remarked, print_sessions  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        settle(env, log)
        if remark:
            if session is not None:
                the_session(log, session)
            changed = [row.data() for row in remarked(env, log, session)]
            if json:
                print_json({"format": 1, "remarked": changed}, screen)
            else:
                print_remarked(changed, screen, env.say)
            return
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
            return
        if row.finished and row.mode == "exam":
            show_result(env, log, session, screen)
        print_answers(row, answers, screen, env.say)
