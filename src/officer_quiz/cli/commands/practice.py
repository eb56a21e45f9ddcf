"""`practice`: questions with feedback after each."""

from __future__ import annotations

from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N")] = 10,
    post: Annotated[list[str] | None, typer.Option("--post", metavar="POST")] = None,
    level: Annotated[list[str] | None, typer.Option("--level", metavar="LEVEL")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="SEED")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> None:
    """Start a session on the questions wanted: new ones first, then those missed, then the rest."""
    from officer_quiz.cli.options import chosen, with_profile  # noqa: PLC0415  (after the words are known right)
    from officer_quiz.cli.sessions import start_practice  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    posts, levels = with_profile(env, post or (), level or ())
    filters = chosen(wanted or (), posts, levels, kind or (), skill or ())
    raise typer.Exit(start_practice(env, filters, count, seed, plain))
