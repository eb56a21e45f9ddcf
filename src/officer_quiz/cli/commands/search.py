"""`search`: questions by the words in them and by what they are."""

import sys
from typing import Annotated

import typer

from officer_quiz.cli.options import chosen, known_statuses
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.services.search import search
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.search import print_hits
from officer_quiz.ui.terminal.paging import show_in_pages


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
    env: Env = ctx.find_root().obj
    filters = chosen(topic or (), post or (), level or (), kind or (), skill or ())
    library = Library(env)
    tell(library.left_out_notices(), env.say)
    hits = search(env, library, words or (), filters, known_statuses(status or ()), cites)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, "questions": [hit.data() for hit in hits]}, screen)
    else:
        show_in_pages(env, lambda page: print_hits(hits, words or (), page, env.say), screen)
