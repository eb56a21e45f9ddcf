"""`progress`: mastery by topic, skill and level, weak points first; what falls due; the trend; exams."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    one_post: Annotated[str | None, typer.Option("--post", metavar="POST")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show how far the trainee has come; with a post, against what that post needs."""
    from officer_quiz.cli.learning import show_progress  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.cli.options import known_post  # noqa: PLC0415
    from officer_quiz.ui.console import console  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    show_progress(env, known_post(one_post) if one_post else "", json, console(sys.stdout))
