"""`resume`: goes on with an unfinished session."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="[SESSION]")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Go on with `session`, or with the latest unfinished one, at the question where it stopped."""
    from officer_quiz.cli.sessions import resume  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    raise typer.Exit(resume(env, session, plain))
