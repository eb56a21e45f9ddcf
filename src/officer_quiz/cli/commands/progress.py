"""`progress`: mastery by topic, skill and level, weak points first; what falls due; the trend; exams."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.cli.options import known_post
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.services.exam import settle
from officer_quiz.services.learning import Learning
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.progress import print_progress
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.paging import show_in_pages


def run(
    ctx: typer.Context,
    one_post: Annotated[str | None, typer.Option("--post", metavar="POST")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="cli.plain-report")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show how far the trainee has come; with a post, against what that post needs."""
    show_progress(ctx.find_root().obj, known_post(one_post) if one_post else "", json, plain)


def show_progress(env: Env, post: str, json: bool, plain: bool, taking: Answerer | None = None) -> None:
    """Print the progress screen, as text, as text without drawings, or JSON; `taking` reads keys for a menu above."""
    screen = console(sys.stdout)
    library = Library(env)
    with EventLog.open(env.log) as log:
        tell(settle(env, log, hands_in=False), env.say)
        learning = Learning(env, log, library)
        progress = learning.progress(post)
        tell(learning.notices(), env.say)
    if json:
        print_json(progress.data(), screen)
        return
    drawn = env.draws and not plain

    def draw(page: Console) -> None:
        print_progress(progress, page, env.say, drawn=drawn)

    show_in_pages(env, draw, screen, taking, holds=taking is not None, plain=plain)
