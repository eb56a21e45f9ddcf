"""A bank whole, for those who review it: its questions, their law, and how often they were answered right here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from officer_quiz.bank.citations import basis_of
from officer_quiz.bank.model import LeftOut
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import message
from officer_quiz.results.attempts import until
from officer_quiz.services.law import Law
from officer_quiz.services.leaving_out import left_out_in
from officer_quiz.store.disk import is_there, write_text
from officer_quiz.store.log import EventLog
from officer_quiz.text.nearest import nearest

ENDINGS = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Answered:
    """How often a question was answered here, and the share (0 to 1) of those answers that earned full marks."""

    times: int
    right: float


@dataclass(frozen=True, slots=True)
class Page:
    """A question of a booklet; `notice` says why its law is not in force (empty: it is), `answered` None: never."""

    question: Question
    notice: str
    answered: Answered | None


@dataclass(frozen=True, slots=True)
class Booklet:
    """A bank: its facts as `banks` reports them, its title in the user's language, its questions in their order.

    `left_out` are those that have errors.
    """

    facts: Mapping[str, Any]
    title: str
    day: date
    pages: Sequence[Page]
    law: Law
    left_out: Sequence[LeftOut] = ()


def booklet(env: Env, library: Library, bank: str) -> Booklet:
    """Return a bank whole; UserError with the nearest id if there is none of that id."""
    known = {str(each["id"]): each for each in library.banks}
    if bank not in known:
        near = nearest(bank, sorted(known), most=None)
        key = "screen.booklet.no-bank-near" if near else "screen.booklet.no-bank"
        raise UserError(message(key, id=bank, near=near), notices=library.left_out_notices())
    law = Law(env, library, env.today())
    ids = [each.id for each in library.candidates() if each.bank == bank]
    answered = _answered(env, library, ids)
    pages = [_page(library, law, id, answered.get(id)) for id in ids]
    title = library.bank_title(ids[0]) if ids else known[bank]["title"]
    return Booklet(known[bank], title, env.today(), pages, law, left_out_in(library, known[bank]["path"]))


def write(path: Path, text: str) -> None:
    """Write a page; UserError for a name that does not end as one, or where it cannot be written."""
    if path.suffix.lower() not in ENDINGS:  # a slip of the hand must not cost a bank
        raise UserError(message("screen.booklet.ending", path=shown(path)), Exit.USAGE)
    with writing(path):
        write_text(path, text)


def _page(library: Library, law: Law, id: str, answered: Answered | None) -> Page:
    question, found = library.wanted(id)
    return Page(question, law.notice(basis_of(question, found.data)), answered)


def _answered(env: Env, library: Library, ids: Sequence[str]) -> dict[str, Answered]:
    """How often each question was answered, where there is a log at all; a blank is no answer."""
    if not is_there(env.log):
        return {}
    with EventLog.open(env.log) as log:
        done = library.follow(until(log.attempts(library.ever(ids)), env.now()))
    given: dict[str, list[bool]] = {}
    for each in done:
        if each.fraction is not None:
            given.setdefault(each.question, []).append(each.fraction == 1)
    return {id: Answered(len(right), sum(right) / len(right)) for id, right in given.items()}
