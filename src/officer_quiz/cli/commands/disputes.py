"""`disputes`: what trainees said is wrong with a question, for the trainer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.services.disputes import disputes
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json
from officer_quiz.ui.screens.disputes import print_disputes


def run(
    ctx: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(metavar="[QUESTION|BANK]...", help="cli.disputed")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the disputes recorded with `d`, newest first, with the answer given and the note."""
    env: Env = ctx.find_root().obj
    rows = []
    if env.log.exists():
        with EventLog.open(env.log) as log:
            rows = disputes(env, log, question or ())
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, "disputes": [row.data() for row in rows]}, screen)
    else:
        print_disputes(rows, screen, env.say)
