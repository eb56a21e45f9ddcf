"""Reviewing what is due and what was missed, and the wrong-answer book: what it holds, and changes by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.rows import BookRow
from officer_quiz.services.learning import Learning
from officer_quiz.services.practice import USUAL, Marking, Ready, start
from officer_quiz.session import modes
from officer_quiz.session.events import Starred
from officer_quiz.store.log import Log


@dataclass(frozen=True, slots=True)
class Book:
    """The questions due today, and the wrong-answer book; `days` of full marks make a question mastered.

    `notices` is what to say before.
    """

    due: Sequence[str]
    rows: Sequence[BookRow]
    days: int
    notices: tuple[Message, ...] = ()

    def data(self) -> dict[str, Any]:
        """The book as JSON data."""
        return {"format": 1, "due": list(self.due), "days": self.days, "book": [row.data() for row in self.rows]}


def start_review(env: Env, log: Log, count: int, marking: Marking = USUAL) -> Ready | None:
    """Start a session on up to `count` questions, what is due first, then the wrong-answer book; None without any."""
    library = Library(env)
    learning = Learning(env, log, library)
    waiting = learning.to_review()
    if not waiting:
        return None
    due = len(learning.due_today)
    chosen = waiting[:count]
    said = message("book.session", due=due, book=len(waiting) - due, count=len(chosen))
    session = start(env, log, library, modes.REVIEW, chosen, env.chance(), marking)
    return Ready(session, library, (*library.left_out_notices(), *learning.notices(), said))


def the_book(env: Env, log: Log) -> Book:
    """Return what is due and the wrong-answer book."""
    library = Library(env)
    learning = Learning(env, log, library)
    rows = [_row(env, learning, id) for id in learning.book]
    return Book(learning.due_today, rows, env.profile.days, (*library.left_out_notices(), *learning.notices()))


def change_book(env: Env, log: Log, star: Iterable[str], drop: Iterable[str]) -> tuple[Message, ...]:
    """Put questions into the book and take questions out; return what was done.

    UserError for one that is unknown or not in it; nothing is changed then.
    """
    library = Library(env)
    for id in star:
        library.wanted(id)
    kept = Learning(env, log, library).book
    for id in drop:
        if id not in kept or kept[id].standing == "out":
            raise UserError(message("book.not-in-book", question=id))
    done = []
    for on, ids in ((True, star), (False, drop)):
        for id in ids:
            log.note(Starred(id, on), env.now())
            done.append(message("book.starred-now" if on else "book.dropped-now", question=id))
    return tuple(done)


def _row(env: Env, learning: Learning, id: str) -> BookRow:
    question = learning.library.question(id)
    assert question is not None, "the book holds questions that are in use"
    bank = learning.library.bank_title(id)
    return BookRow(learning.book[id], headline(question, env.say), bank, learning.candidates[id].kind)
