"""`study`: reads questions with their keys, explanations and articles; nothing is asked and nothing counts."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.cli.options import chosen
from officer_quiz.env import Env
from officer_quiz.messages.catalogue import Message
from officer_quiz.scoring import PRACTICE
from officer_quiz.services.narrowing import with_profile
from officer_quiz.services.study import Study, start_study
from officer_quiz.session.commands import Command
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_line, tell
from officer_quiz.ui.screens.show import print_question
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import NOTHING, Answerer
from officer_quiz.ui.terminal.keyboard import keys_kept

COUNT = 10
"""Questions read at a time unless told."""
OFFERED = frozenset({Command.FAVOURITE})


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N")] = COUNT,
    begin: Annotated[str | None, typer.Option("--from", metavar="N|ID")] = None,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Read the questions that fit, in the order of the banks, from where the trainee stopped unless told."""
    env: Env = ctx.find_root().obj
    posts, levels, notices = with_profile(env, post or (), level or ())
    study(env, chosen(wanted or (), posts, levels, kind or (), skill or ()), count, begin, plain, notices)


def study(
    env: Env,
    filters: Filter,
    count: int = COUNT,
    begin: str | None = None,
    plain: bool = False,
    notices: Sequence[Message] = (),
) -> None:
    """Show `count` questions with their keys, from number or id `begin`, until the end or until the trainee leaves."""
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        reading = start_study(env, log, filters, count, begin)
        tell((*reading.notices, *notices), env.say)
        taking = answerer(env, screen, plain)
        with keys_kept(taking.pauses), suppress(EOFError):
            for number in range(1, len(reading.ids) + 1):
                if not _read(reading, number, screen, taking):
                    return


def _read(reading: Study, number: int, screen: Console, taking: Answerer) -> bool:
    """Show a question with its key, and return whether the trainee turned the page."""
    env, id = reading.env, reading.ids[number - 1]
    question = reading.question(id)
    cite = partial(reading.law.cite_all, question)
    print_question(question, reading.library.bank_title(id), PRACTICE, cite, screen, env.say)
    while True:
        done = OFFERED if id in reading.favourites else NOTHING
        given = taking.turn_page(number, len(reading.ids), OFFERED, done)
        if given is Command.FAVOURITE:
            on = reading.favour(id)
            print_line(env.say("screen.favourite-on" if on else "screen.favourite-off"), screen)
            continue
        if given is not Command.LEAVE:
            reading.turned(id)
        return given is not Command.LEAVE
