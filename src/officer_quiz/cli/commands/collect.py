"""`collect`: results that people chose to hand in, into the unit book."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.services.collecting import collect
from officer_quiz.ui.console import console, print_json
from officer_quiz.ui.screens.unit_book import collected_data, print_collected


def run(
    ctx: typer.Context,
    places: Annotated[list[Path], typer.Argument(metavar="FILE|DIR...", help="cli.collect-files")],
    into: Annotated[str, typer.Option("--into", "--book", metavar="BOOK", help="cli.book-address")] = "",
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="ID", help="cli.mark-accept")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check what people handed in and add it to the book; exit 1 while there is one to decide about."""
    env: Env = ctx.find_root().obj
    collected = collect(env, places, env.book(into), accept or ())
    screen = console(sys.stdout)
    if json:
        print_json(collected_data(collected, env.say), screen)
    else:
        print_collected(collected, screen, env.say)
    if collected.undecided:
        raise typer.Exit(Exit.PROBLEMS)
