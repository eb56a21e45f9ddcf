"""`sheet`: a spreadsheet for answers given on printed sheets."""

from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.services.sheets import write_sheet
from officer_quiz.ui.console import tell


def run(
    ctx: typer.Context,
    key: Annotated[Path, typer.Argument(metavar="NAME.key", help="cli.sheet-key")],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.xlsx", help="cli.sheet-out")] = None,
    people: Annotated[Path | None, typer.Option("--people", metavar="FILE", help="cli.sheet-people")] = None,
    rows: Annotated[int, typer.Option("--rows", min=1, max=5_000, metavar="N", help="cli.sheet-rows")] = 60,
) -> None:
    """Write the spreadsheet beside the key unless told where."""
    env: Env = ctx.find_root().obj
    path = out or key.with_suffix(".xlsx")
    _, room = write_sheet(env, key, path, people, rows)
    tell([message("mark.sheet-written", path=shown(path), rows=room)], env.say)
