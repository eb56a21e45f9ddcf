"""`analyse`: what the marks of a class say of a paper and of every question in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.services.analysing import Analysed, analyse_table, points_of
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.analysis import print_analysis
from officer_quiz.ui.terminal.paging import show_in_pages


def run(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="BOOK|TABLE", help="cli.analyse-source")],
    points: Annotated[list[str] | None, typer.Option("--points", metavar="Q=N,…", help="cli.analyse-points")] = None,
    pass_mark: Annotated[float | None, typer.Option("--pass", metavar="N", help="cli.analyse-pass")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Analyse a table of marks: the paper, then each question, those that need attention first."""
    env: Env = ctx.find_root().obj
    found = analyse_table(Path(source), points_of(points or ()), pass_mark)
    _show(env, found, plain=plain, json=json)


def _show(env: Env, found: Analysed, *, plain: bool, json: bool) -> None:
    screen = console(sys.stdout)
    tell(found.notices, env.say)
    if json:
        print_json(found.data(env.say), screen)
    else:
        show_in_pages(env, lambda page: print_analysis(found, page, env.say, plain=plain), screen)
