"""`practice`: questions with feedback after each."""

from dataclasses import dataclass
from typing import Annotated

import typer

from officer_quiz.cli.options import chosen
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.services.exam import running
from officer_quiz.services.lists import only_favourites
from officer_quiz.services.narrowing import with_profile
from officer_quiz.services.practice import USUAL, Marking, Ready, start_practice
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import EventLog, Log
from officer_quiz.ui.console import tell
from officer_quiz.ui.terminal.manner import USUAL as AS_USUAL
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.sitting import play

COUNT = 10
"""Questions of a practice unless told."""
A_MINUTE = 12
"""Questions that nobody gets through in a minute: so many are drawn for each where the clock ends a session."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a practice is drawn: in the order of the banks, or from what is weakest, from favourites alone; how it is
    marked.
    """

    in_order: bool = False
    weak: bool = False
    favourites: bool = False
    marking: Marking = USUAL


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    count: Annotated[int | None, typer.Option("-n", "--count", min=1, metavar="N")] = None,
    in_order: Annotated[bool, typer.Option("--in-order")] = False,
    weak: Annotated[bool, typer.Option("--weak")] = False,
    favourites: Annotated[bool, typer.Option("--favourites")] = False,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, max=600, metavar="N")] = None,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="SEED")] = None,
    sure: Annotated[bool, typer.Option("--sure")] = False,
    say: Annotated[bool, typer.Option("--say")] = False,
    quick: Annotated[bool, typer.Option("--quick")] = False,
    chance_corrected: Annotated[bool, typer.Option("--chance-corrected")] = False,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Start a session on the questions wanted: new ones first, then those missed, then the rest."""
    env: Env = ctx.find_root().obj
    posts, levels, notices = with_profile(env, post or (), level or ())
    tell(notices, env.say)
    if in_order and weak:
        raise UserError(message("ways.order-or-weak"), Exit.USAGE)
    filters = chosen(wanted or (), posts, levels, kind or (), skill or ())
    way = Way(in_order, weak, favourites, Marking(chance_corrected, sure, minutes or 0, say))
    raise typer.Exit(practise(env, filters, count, seed, Manner(plain, quick, not no_clock), way))


def warn_of_exam(env: Env, log: Log) -> None:
    """Say on stderr that the clock of an exam runs, where one does."""
    if found := running(env, log):
        about = {"title": found.state.paper.title, "session": found.name.shown, "time": found.left}
        tell([message("exam.runs", **about)], env.say)


def practise(
    env: Env,
    filters: Filter,
    count: int | None = None,
    seed: str | None = None,
    manner: Manner = AS_USUAL,
    way: Way | None = None,
) -> Exit:
    """Draw and play a session, with a warning while an exam's clock runs; UserError when nothing fits."""
    with EventLog.open(env.log) as log:
        warn_of_exam(env, log)
        way = way or Way()
        return play(_ready(env, log, filters, count, seed, way), manner)


def _ready(env: Env, log: Log, filters: Filter, count: int | None, seed: str | None, way: Way) -> Ready:
    count = count or way.marking.minutes * A_MINUTE or COUNT
    if way.favourites:
        filters = only_favourites(env, log, filters)
    if way.in_order:
        from officer_quiz.services.ways import start_in_order  # noqa: PLC0415  (a practice as usual begins at once)

        return start_in_order(env, log, filters, count, way.marking)
    if way.weak:
        from officer_quiz.services.weak import start_weak  # noqa: PLC0415

        return start_weak(env, log, filters, count, seed, way.marking)
    return start_practice(env, log, filters, count, seed, way.marking)
