"""Reviews what is due and what was missed, and shows and changes the wrong-answer book."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from officer_quiz.cli.env import Env
from officer_quiz.cli.examination import settle
from officer_quiz.cli.learning import Learning
from officer_quiz.cli.material import Library
from officer_quiz.cli.sessions import start
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session import modes
from officer_quiz.session.events import Starred
from officer_quiz.store.log import EventLog
from officer_quiz.ui.book import BookRow, book_data, print_book
from officer_quiz.ui.console import console, print_json


def start_review(env: Env, count: int, plain: bool) -> Exit:
    """Start a session on up to `count` questions: what is due first, then the wrong-answer book."""
    library = Library(env)
    library.tell_left_out()
    with EventLog.open(env.log) as log:
        settle(env, log)
        learning = Learning(env, log, library)
        waiting = learning.to_review()
        if not waiting:
            print(env.say("book.nothing"))
            return Exit.DONE
        due = len(learning.due_today)
        chosen = waiting[:count]
        said = env.say("book.session", due=due, book=len(waiting) - due, count=len(chosen))
        print(said, file=sys.stderr)
        return start(env, log, library, modes.REVIEW, chosen, env.chance(), plain)


def list_book(env: Env, json: bool) -> None:
    """Print what is due and the wrong-answer book, as text or JSON."""
    library = Library(env)
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        settle(env, log)
        learning = Learning(env, log, library)
        rows = [_row(env, learning, id) for id in learning.book]
        due = learning.due_today
    if json:
        print_json(book_data(due, rows, env.profile.days), screen)
    else:
        print_book(len(due), rows, env.profile.days, screen, env.say)


def change_book(env: Env, star: Iterable[str], drop: Iterable[str]) -> None:
    """Put questions into the book and take questions out; UserError for one that is unknown or not in it."""
    library = Library(env)
    for id in star:
        library.wanted(id)
    with EventLog.open(env.log) as log:
        kept = Learning(env, log, library).book
        for id in drop:
            if id not in kept or kept[id].standing == "out":
                raise UserError(message("book.not-in-book", question=id))
        for on, ids in ((True, star), (False, drop)):
            for id in ids:
                log.note(Starred(id, on), env.now())
                print(env.say("book.starred-now" if on else "book.dropped-now", question=id))


def _row(env: Env, learning: Learning, id: str) -> BookRow:
    about = learning.library.about(id, env.say)
    assert about is not None, "the book holds questions that are in use"
    return BookRow(learning.book[id], about.stem, about.bank, learning.candidates[id].kind)
