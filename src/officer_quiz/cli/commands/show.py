"""`show`: one question as a trainee sees it, then its key, explanation and marking."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.cli.env import Env


def run(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show a question, choices in the author's order."""
    from officer_quiz.cli.law import Law  # noqa: PLC0415  (after the command line is known to be right)
    from officer_quiz.cli.material import Library  # noqa: PLC0415
    from officer_quiz.scoring import PRACTICE  # noqa: PLC0415
    from officer_quiz.ui.console import console, print_json  # noqa: PLC0415
    from officer_quiz.ui.show import answer, print_question  # noqa: PLC0415

    env: Env = ctx.find_root().obj
    library = Library(env)
    shown, found = library.wanted(question)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, **found.data, "answer": answer(shown, found.data, PRACTICE)}, screen)
        return
    law = Law(env, library.statutes, library.newest_law)
    bank = library.bank_title(question)
    print_question(shown, bank, PRACTICE, lambda text: law.cite(shown, text), screen, env.say)
