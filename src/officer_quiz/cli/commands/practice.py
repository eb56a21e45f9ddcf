"""`practice`: questions with feedback after each."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.options import chosen
from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.messages.catalogue import message
from officer_quiz.services.exam import running
from officer_quiz.services.narrowing import with_profile
from officer_quiz.services.practice import start_practice
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import EventLog, Log
from officer_quiz.ui.console import tell
from officer_quiz.ui.terminal.sitting import play


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N")] = 10,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="SEED")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Start a session on the questions wanted: new ones first, then those missed, then the rest."""
    env: Env = ctx.find_root().obj
    posts, levels, notices = with_profile(env, post or (), level or ())
    tell(notices, env.say)
    filters = chosen(wanted or (), posts, levels, kind or (), skill or ())
    raise typer.Exit(practise(env, filters, count, seed, plain))


def warn_of_exam(env: Env, log: Log) -> None:
    """Say on stderr that the clock of an exam runs, where one does."""
    if found := running(env, log):
        about = {"title": found.state.paper.title, "session": found.name.shown, "time": found.left}
        tell([message("exam.runs", **about)], env.say)


def practise(env: Env, filters: Filter, count: int, seed: str | None = None, plain: bool = False) -> Exit:
    """Draw and play a session, with a warning while an exam's clock runs; UserError when nothing fits."""
    with EventLog.open(env.log) as log:
        warn_of_exam(env, log)
        return play(start_practice(env, log, filters, count, seed), plain)
