"""`statutes`: cited law, what it covers, what went stale, and its text where one is at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[show|uncovered|add|amend|confirm] [WORD]...", help="cli.statute-words"),
    ] = None,
    stale: Annotated[bool, typer.Option("--stale")] = False,
    on: Annotated[str, typer.Option("--on", metavar="DATE")] = "",
    adopted: Annotated[str, typer.Option("--adopted", metavar="DATE")] = "",
    effective: Annotated[str, typer.Option("--effective", metavar="DATE")] = "",
    articles: Annotated[int | None, typer.Option("--articles", min=1, metavar="N")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List cited statutes, or carry out the action named first."""
    from officer_quiz.cli.lawdesk import Desk  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    action, rest = (words[0], words[1:]) if words else ("", [])
    days = {
        flag: _day(flag, value) for flag, value in (("--on", on), ("--adopted", adopted), ("--effective", effective))
    }
    desk = Desk(env, days["--on"], json)
    actions: dict[str, Callable[[], None]] = {
        "": desk.stale if stale else desk.listed,
        "show": lambda: desk.show(rest),
        "uncovered": lambda: desk.uncovered(rest),
        "add": lambda: desk.add(rest),
        "amend": lambda: desk.amend(rest, days["--adopted"], days["--effective"], articles),
        "confirm": lambda: desk.confirm(rest),
    }
    if action not in actions:
        raise UserError(message("statute.no-action", name=action, known=tuple(filter(None, actions))), Exit.USAGE)
    actions[action]()


def _day(flag: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(message("statute.no-day", flag=flag, value=value), Exit.USAGE) from error
