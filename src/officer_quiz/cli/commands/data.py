"""`data`: where the trainee's records are, all of them as JSON lines, and deleting them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message


def run(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="where|export|delete")],
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """Carry out one action on one's own records."""
    from officer_quiz.cli import records  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    actions: dict[str, Callable[[Env], None]] = {
        "where": records.where,
        "export": records.export,
        "delete": partial(records.delete, yes=yes),
    }
    if action not in actions:
        raise UserError(message("me.no-action", name=action), Exit.USAGE)
    actions[action](env)
