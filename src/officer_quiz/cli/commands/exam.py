"""`exam`: a timed paper drawn to a blueprint."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.bank.blueprint import Blueprint
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.services import papers
from officer_quiz.services.exam import settle
from officer_quiz.services.papers import Asked, Drawn
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import print_line, tell
from officer_quiz.ui.screens.cover import print_cover
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.manner import USUAL, Manner
from officer_quiz.ui.terminal.sitting import ExamSitting, screen_of

SEALED = re.compile(r"(?s:.*)\.paper|[2-9A-Z]{4}-[2-9A-Z]{4}")
"""The file of a sealed paper, or the code of one that was begun here; ids of blueprints are in small letters."""


def run(
    ctx: typer.Context,
    blueprint: Annotated[str | None, typer.Argument(metavar="[BLUEPRINT|FILE.paper]", help="cli.exam-what")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="SEED")] = None,
    month: Annotated[str | None, typer.Option("--month", metavar="YYYY-MM")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT")] = None,
    variant: Annotated[str, typer.Option("--variant", metavar="A|B", help="cli.exam-variant")] = "",
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="cli.exam-code")] = "",
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="cli.exam-out")] = "",
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Draw the paper, show its cover, and sit it once it is confirmed; or sit one that was sealed for a class."""
    manner = Manner(plain, clock=not no_clock)
    if blueprint and SEALED.fullmatch(blueprint):
        if seed or month or unit:
            raise UserError(message("paper.is-drawn"), Exit.USAGE)
        from officer_quiz.cli.sealed_exam import Wanted, sit_paper  # noqa: PLC0415  (own exams do without)

        raise typer.Exit(sit_paper(ctx.find_root().obj, Wanted(blueprint, variant, code, out), manner))
    if variant or code or out:
        raise UserError(message("paper.only-sealed"), Exit.USAGE)
    raise typer.Exit(sit(ctx.find_root().obj, Asked(blueprint, seed, month, unit), manner))


def sit(env: Env, asked: Asked, manner: Manner = USUAL) -> Exit:
    """Draw the paper asked for, show its cover, and sit it once the trainee confirms.

    UserError for an unknown blueprint, options that do not fit it, a section that cannot be filled, or another exam
    still running; nothing is recorded then, nor before the confirmation.
    """
    library = Library(env)
    tell(library.left_out_notices(), env.say)
    known, notices = papers.blueprints(library)
    tell(notices, env.say)
    screen = screen_of(env)
    with EventLog.open(env.log) as log:
        tell(settle(env, log, hands_in=True), env.say)
        papers.refuse_two_at_once(env, log)
        try:
            drawn = _accepted(env, log, library, known, asked, answerer(env, screen, manner.plain), screen)
        except EOFError:
            tell([message("exam.not-started")], env.say)
            return Exit.DONE
        if drawn is None:
            return Exit.DONE
        return ExamSitting(papers.begin(env, log, library, drawn), library, manner).sit()


def _accepted(
    env: Env,
    log: EventLog,
    library: Library,
    known: Mapping[str, Blueprint],
    asked: Asked,
    taking: Answerer,
    screen: Console,
) -> Drawn | None:
    """Let the trainee choose a paper unless one is named, show its cover, and return it if they start it."""
    if asked.blueprint is None:
        print_line(env.say("exam.which"), screen)
        chosen = taking.pick([(id, f"{each.title}（{id}）") for id, each in known.items()])
        if chosen is None:
            return None
        asked = replace(asked, blueprint=chosen)
    drawn = papers.draw(env, log, library, known, asked)
    print_cover(drawn, env.today().isoformat(), screen, env.say)
    if taking.pick([(name, env.say(f"exam.cover.{name}")) for name in ("start", "back")]) == "start":
        return drawn
    tell([message("exam.not-started")], env.say)
    return None
