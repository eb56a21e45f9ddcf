"""`exam`: a timed paper drawn to a blueprint."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    blueprint: Annotated[str | None, typer.Argument(metavar="[BLUEPRINT]")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="SEED")] = None,
    month: Annotated[str | None, typer.Option("--month", metavar="YYYY-MM")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Draw the paper, show its cover, and sit it once it is confirmed."""
    from officer_quiz.cli.exams import Asked, start_exam  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    raise typer.Exit(start_exam(env, Asked(blueprint, seed, month, unit, plain)))
