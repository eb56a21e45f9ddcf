"""`disputes`: what trainees said is wrong with a question, for the trainer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(metavar="[QUESTION|BANK]...", help="cli.disputed")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the disputes recorded with `d`, newest first, with the answer given and the note."""
    from officer_quiz.cli.disputed import dispute_rows  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.store.log import EventLog  # noqa: PLC0415
    from officer_quiz.ui.console import console, print_json  # noqa: PLC0415
    from officer_quiz.ui.disputes import print_disputes  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    wanted = frozenset(question or ())
    rows = []
    if env.log.exists():
        with EventLog.open(env.log) as log:
            rows = [row for row in dispute_rows(env, log) if not wanted or {row.question, row.bank} & wanted]
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, "disputes": [row.data() for row in rows]}, screen)
    else:
        print_disputes(rows, screen, env.say)
