"""`review`: what is due today and what is in the wrong-answer book."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N")] = 20,
    listed: Annotated[bool, typer.Option("--list")] = False,
    star: Annotated[list[str] | None, typer.Option("--star", metavar="QUESTION")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="QUESTION")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Review what is due first, then the wrong-answer book; or list the book, or change it by hand."""
    from officer_quiz.cli import reviews  # noqa: PLC0415  (after the command line is known to be right)

    env: Env = ctx.find_root().obj
    if star or drop:
        reviews.change_book(env, star or (), drop or ())
    elif listed or json:
        reviews.list_book(env, json)
    else:
        raise typer.Exit(reviews.start_review(env, count, plain))
