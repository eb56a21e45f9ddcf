"""`check`: every problem in the question files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli import files
from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message


def run(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    format: Annotated[str, typer.Option("--format", metavar="text|github|json")] = "text",
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> None:
    """Report every problem; exit 1 on errors, with `strict` on warnings too."""
    from officer_quiz.ui.console import console  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.ui.diagnostics import REPORTS  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    if format not in REPORTS:
        raise UserError(message("check.no-format", name=format, known=", ".join(REPORTS)), Exit.USAGE)
    loaded = files.load_paths(paths or [env.banks], env.today())
    levels = [diagnostic.level for diagnostic in loaded.diagnostics]
    counts = {
        "files": loaded.files,
        "questions": loaded.questions,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
    }
    REPORTS[format](loaded.diagnostics, counts, console(sys.stdout), env.say)
    if counts["errors"] or (strict and counts["warnings"]):
        raise typer.Exit(Exit.PROBLEMS)
