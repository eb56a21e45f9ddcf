"""`search`: questions by the words in them and by what they are."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...", help="cli.search-words")] = None,
    topic: Annotated[list[str] | None, typer.Option("--topic", metavar="BANK|TOPIC|TAG")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST", help="cli.search-post")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL", help="cli.search-level")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", metavar="STATUS")] = None,
    cites: Annotated[str, typer.Option("--cites", metavar="STATUTE[第N条]")] = "",
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the questions that have all the words and fit all the filters."""
    from officer_quiz.cli.options import chosen, known_statuses  # noqa: PLC0415  (after the words are known right)
    from officer_quiz.cli.searching import search  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    filters = chosen(topic or (), post or (), level or (), kind or (), skill or ())
    search(env, words or (), filters, known_statuses(status or ()), cites, json)
