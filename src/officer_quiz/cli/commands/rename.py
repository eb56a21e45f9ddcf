"""`rename`: another id for a question; what was answered follows."""

from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.services.author import rename_question


def run(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="cli.rename-old")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="cli.rename-new")],
) -> None:
    """Give a question another id in its bank and wherever the files of banks name it."""
    env: Env = ctx.find_root().obj
    for said in rename_question(env, old, new):
        print(env.say(said))
