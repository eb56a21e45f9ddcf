"""`new`: a valid, commented starting file for a bank, a question, an exam or a translation."""

from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.services.author import start_file
from officer_quiz.ui.console import tell


def run(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="bank|question|exam|translation", help="cli.new-what")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="cli.new-name")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="cli.new-kind")] = "single",
    title: Annotated[str, typer.Option("--title", metavar="TEXT")] = "",
    into: Annotated[str, typer.Option("--into", metavar="DIR|FILE")] = "",
) -> None:
    """Write a starting file, never over another; a question is added to the end of its bank's file."""
    env: Env = ctx.find_root().obj
    tell(start_file(env, what, name, kind, title, into), env.say)
