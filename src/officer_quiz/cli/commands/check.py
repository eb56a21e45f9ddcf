"""`check`: every problem in the question files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message


def run(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    format: Annotated[str, typer.Option("--format", metavar="text|github|json|sarif")] = "text",
    strict: Annotated[bool, typer.Option("--strict")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODE,…")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE,…")] = None,
    explain: Annotated[str, typer.Option("--explain", metavar="CODE|all")] = "",
    watch: Annotated[bool, typer.Option("--watch")] = False,
) -> None:
    """Report every problem; exit 1 on errors, with `strict` on warnings too."""
    from officer_quiz.cli import checking  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.ui.diagnostics import REPORTS  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    if explain:
        checking.explain(explain, env)
        return
    if format not in REPORTS:
        raise UserError(message("check.no-format", name=format, known=tuple(REPORTS)), Exit.USAGE)
    wanted = checking.wanted_codes(_codes(select), _codes(ignore))
    named = paths or [env.banks]
    if watch:
        checking.watch(named, wanted, format, env)
        return
    counts = checking.check(named, wanted, format, env)
    if counts["errors"] or (strict and counts["warnings"]):
        raise typer.Exit(Exit.PROBLEMS)


def _codes(values: Sequence[str] | None) -> list[str]:
    """The codes in values such as ``L05,L09``; an option may also be repeated."""
    return [code for value in values or () for code in value.upper().replace(",", " ").split()]
