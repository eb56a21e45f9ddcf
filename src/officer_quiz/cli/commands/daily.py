"""`daily`: the day's ten questions, the same for everyone."""

from typing import Annotated

import typer

from officer_quiz.cli.commands.practice import warn_of_exam
from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.messages.catalogue import Message
from officer_quiz.services.practice import USUAL, Marking
from officer_quiz.services.ways import start_daily
from officer_quiz.store.log import EventLog
from officer_quiz.ui.terminal.manner import USUAL as AS_USUAL
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.sitting import play, play_on


def run(
    ctx: typer.Context,
    sure: Annotated[bool, typer.Option("--sure")] = False,
    say: Annotated[bool, typer.Option("--say")] = False,
    quick: Annotated[bool, typer.Option("--quick")] = False,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Ask the day's questions, go on with them, or say how they went."""
    manner = Manner(plain, quick, not no_clock)
    raise typer.Exit(do_daily(ctx.find_root().obj, manner, Marking(sure=sure, say=say)))


def do_daily(env: Env, manner: Manner = AS_USUAL, marking: Marking = USUAL) -> Exit:
    """Play the day's questions; where they are done, say so."""
    with EventLog.open(env.log) as log:
        warn_of_exam(env, log)
        ready = start_daily(env, log, marking)
        if isinstance(ready, Message):
            print(env.say(ready))
            return Exit.DONE
        begun = ready.session.state.past or ready.session.state.results
        return play_on(ready, manner) if begun else play(ready, manner)
