"""`banks`: what there is, what waits for review, what is translated."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    review: Annotated[bool, typer.Option("--review", help="cli.review-list")] = False,
    translations: Annotated[bool, typer.Option("--translations")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the banks in use; files with errors are named on stderr."""
    from officer_quiz.cli.awaiting import awaiting  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.cli.material import Library  # noqa: PLC0415
    from officer_quiz.ui.console import console, print_json  # noqa: PLC0415
    from officer_quiz.ui.lists import print_awaiting, print_banks, print_translations  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    library = Library(env)
    screen = console(sys.stdout)
    if review:
        rows = list(awaiting(env, library))
        if json:
            print_json({"format": 1, "review": rows}, screen)
        else:
            print_awaiting(rows, screen, env.say)
    elif translations:
        if json:
            print_json({"format": 1, "translations": library.translations}, screen)
        else:
            print_translations(library.translations, screen, env.say)
    elif json:
        print_json({"format": 1, "banks": library.banks}, screen)
    else:
        print_banks(library.banks, str(library.folder), screen, env.say)
    library.tell_left_out()
