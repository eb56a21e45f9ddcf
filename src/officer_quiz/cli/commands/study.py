"""`study`: reads questions with their keys, explanations and articles; nothing is asked and nothing counts."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated

import typer

from officer_quiz.cli.options import chosen
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.scoring import PRACTICE
from officer_quiz.services.law import Law
from officer_quiz.services.narrowing import with_profile
from officer_quiz.services.ways import to_study
from officer_quiz.session.commands import Command
from officer_quiz.ui.console import console, tell
from officer_quiz.ui.screens.show import print_question
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.keyboard import keys_kept


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N")] = 10,
    begin: Annotated[int, typer.Option("--from", min=1, metavar="N")] = 1,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Read the questions that fit, in the order of the banks, one after the other."""
    env: Env = ctx.find_root().obj
    posts, levels, notices = with_profile(env, post or (), level or ())
    library = Library(env)
    tell((*library.left_out_notices(), *notices), env.say)
    ids = to_study(library, chosen(wanted or (), posts, levels, kind or (), skill or ()))
    _read(env, library, ids[begin - 1 : begin - 1 + count], plain)


def _read(env: Env, library: Library, ids: list[str], plain: bool) -> None:
    """Show each question with its key, until the end or until the trainee leaves."""
    screen, law = console(sys.stdout), Law(env, library, env.today())
    taking = answerer(env, screen, plain)
    with keys_kept(taking.pauses):
        for number, id in enumerate(ids, 1):
            question = library.question(id)
            assert question is not None, "questions that fit are in the banks"
            print_question(question, library.bank_title(id), PRACTICE, partial(law.cite_all, question), screen, env.say)
            try:
                if taking.turn_page(number, len(ids)) is Command.LEAVE:
                    return
            except EOFError:
                return
