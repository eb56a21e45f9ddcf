"""`review`: what is due today and what is in the wrong-answer book."""

import sys
from typing import Annotated

import typer

from officer_quiz.cli.excluding import excludes
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.services.exam import settle
from officer_quiz.services.practice import USUAL, Marking
from officer_quiz.services.review import change_book, start_review, the_book
from officer_quiz.session.events import Away, Favourite
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.book import print_book
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.manner import USUAL as AS_USUAL
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.paging import show_in_pages
from officer_quiz.ui.terminal.sitting import play

REVIEWED = 20
"""Questions in one go where none says how many."""


def run(
    ctx: typer.Context,
    count: Annotated[int | None, typer.Option("-n", "--count", min=1, metavar="N")] = None,
    listed: Annotated[bool, typer.Option("--list")] = False,
    star: Annotated[list[str] | None, typer.Option("--star", metavar="QUESTION")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="QUESTION")] = None,
    away: Annotated[bool, typer.Option("--away")] = False,
    favourites: Annotated[bool, typer.Option("--favourites")] = False,
    sure: Annotated[bool, typer.Option("--sure")] = False,
    say: Annotated[bool, typer.Option("--say")] = False,
    quick: Annotated[bool, typer.Option("--quick")] = False,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Review what is due first, then the wrong-answer book; or list the book or a list of one's own, or change it."""
    env: Env = ctx.find_root().obj
    if away and favourites:
        raise UserError(message("lists.both"), Exit.USAGE)
    asking = {"-n": count, "--sure": sure, "--say": say, "--quick": quick, "--no-clock": no_clock}
    shows, changes = {"--list": listed, "--json": json}, {"--star": star, "--drop": drop}
    for name in (name for name, given in changes.items() if given):
        excludes(name, shows)
    for name, given in {"--away": away, "--favourites": favourites, **changes, **shows}.items():
        if given:
            excludes(name, asking)
    if away or favourites:
        from officer_quiz.cli.own_lists import change_or_show  # noqa: PLC0415  (reviewing does without)

        change_or_show(env, Away if away else Favourite, star or (), drop or (), plain=plain, json=json)
    elif star or drop:
        with EventLog.open(env.log) as log:
            for done in change_book(env, log, star or (), drop or ()):
                print(env.say(done))
    elif listed or json:
        show_book(env, json, plain)
    else:
        raise typer.Exit(
            review(env, count or REVIEWED, Manner(plain, quick, not no_clock), Marking(sure=sure, say=say))
        )


def review(env: Env, count: int, manner: Manner = AS_USUAL, marking: Marking = USUAL) -> Exit:
    """Review up to `count` questions."""
    with EventLog.open(env.log) as log:
        tell(settle(env, log, hands_in=False), env.say)
        ready = start_review(env, log, count, marking)
        if ready is None:
            tell(the_book(env, log).notices, env.say)
            print(env.say("book.nothing"))
            return Exit.DONE
        return play(ready, manner)


def show_book(env: Env, json: bool, plain: bool = False, taking: Answerer | None = None) -> None:
    """Print what is due and the wrong-answer book, as text or JSON; `taking` reads the keys of a menu above it."""
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        tell(settle(env, log, hands_in=False), env.say)
        book = the_book(env, log)
    tell(book.notices, env.say)
    if json:
        print_json(book.data(), screen)
    else:
        show_in_pages(
            env, lambda page: print_book(book, page, env.say), screen, taking, holds=taking is not None, plain=plain
        )
