"""`show`: one question as a trainee sees it and as its trainer does, or to be answered on the spot."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message

TRAINEE, TRAINER = "trainee", "trainer"


def run(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    side: Annotated[str, typer.Option("--as", metavar="trainee|trainer", help="cli.side")] = TRAINER,
    play: Annotated[bool, typer.Option("--play")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show a question, choices in the author's order; or ask it, without recording anything."""
    from officer_quiz.cli import showing  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    if side not in {TRAINEE, TRAINER}:
        raise UserError(message("screen.show.no-side", side=side), Exit.USAGE)
    if play:
        raise typer.Exit(showing.play(env, question, plain))
    showing.show(env, question, side == TRAINEE, json)
