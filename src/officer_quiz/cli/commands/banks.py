"""`banks`: what there is, what waits for review, what is translated, for whom there is how much."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.cli.excluding import one_of
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.services.waiting import waiting_for_review
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.banks import print_banks, print_translations, print_waiting
from officer_quiz.ui.terminal.paging import show_in_pages


def run(
    ctx: typer.Context,
    review: Annotated[bool, typer.Option("--review", help="cli.review-list")] = False,
    translations: Annotated[bool, typer.Option("--translations")] = False,
    by_post: Annotated[bool, typer.Option("--matrix", help="cli.matrix")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the banks in use; files with errors are named on stderr."""
    env: Env = ctx.find_root().obj
    one_of({"--review": review, "--translations": translations, "--matrix": by_post})
    library = Library(env)
    screen = console(sys.stdout)
    if review:
        rows = list(waiting_for_review(env, library))
        if json:
            print_json({"format": 1, "review": rows}, screen)
        else:
            show_in_pages(env, lambda page: print_waiting(rows, page, env.say), screen)
    elif translations:
        if json:
            print_json({"format": 1, "translations": library.translations}, screen)
        else:
            found = library.translations
            show_in_pages(env, lambda page: print_translations(found, page, env.say), screen)
    elif by_post:
        _show_matrix(env, library, screen, json)
    elif json:
        print_json({"format": 1, "banks": library.banks}, screen)
    else:
        banks, where, foreign = library.banks, library.where, library.untranslated
        show_in_pages(env, lambda page: print_banks(banks, where, page, env.say, foreign), screen)
    tell(library.left_out_notices(), env.say)


def _show_matrix(env: Env, library: Library, screen: Console, json: bool) -> None:
    from officer_quiz import kinds  # noqa: PLC0415  (only few ask for it)
    from officer_quiz.results.matrix import matrix  # noqa: PLC0415
    from officer_quiz.ui.screens.matrix import print_matrix  # noqa: PLC0415

    topics = matrix(library.candidates(), kinds.names())
    if json:
        print_json({"format": 1, "matrix": [topic.data() for topic in topics]}, screen)
    else:
        show_in_pages(env, lambda page: print_matrix(topics, page, env.say), screen)
