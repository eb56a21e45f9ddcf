"""`resume`: goes on with an unfinished session."""

from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.services.practice import reopen
from officer_quiz.store.log import EventLog
from officer_quiz.ui.terminal.manner import USUAL, Manner
from officer_quiz.ui.terminal.sitting import play_on


def run(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="[SESSION]")] = None,
    discard: Annotated[bool, typer.Option("--discard")] = False,
    quick: Annotated[bool, typer.Option("--quick")] = False,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Go on with `session`, or with the latest unfinished one, at the question where it stopped; or end it."""
    if discard:
        from officer_quiz.services.ways import close  # noqa: PLC0415  (going on does without)

        env: Env = ctx.find_root().obj
        with EventLog.open(env.log) as log:
            print(env.say(close(env, log, session)))
        return
    raise typer.Exit(go_on(ctx.find_root().obj, session, Manner(plain, quick, not no_clock)))


def go_on(env: Env, session: str | None, manner: Manner = USUAL) -> Exit:
    """Go on with a session; UserError if there is none to go on with."""
    with EventLog.open(env.log) as log:
        return play_on(reopen(env, log, session), manner)
