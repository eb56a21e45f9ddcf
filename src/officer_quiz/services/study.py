"""Reading questions with their keys, in the order of the banks, from where the trainee stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.law import Law
from officer_quiz.services.lists import on_list
from officer_quiz.services.narrowing import by_name
from officer_quiz.services.ways import fitting
from officer_quiz.session.events import Favourite, Studied
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import Log
from officer_quiz.text.nearest import nearest


@dataclass(slots=True)
class Study:
    """Questions to be read: `ids` in their order. `favourites` are those that are favourites."""

    env: Env
    log: Log
    library: Library
    law: Law
    ids: Sequence[str]
    favourites: set[str]
    notices: tuple[Message, ...]

    def question(self, id: str) -> Question:
        """Return a question to be read."""
        found = self.library.question(id)
        assert found is not None, "questions that fit are in the banks"
        return found

    def turned(self, id: str) -> None:
        """Remember that a question has been read: the next time begins after it. It counts nowhere else."""
        self.log.note(Studied(id), self.env.now())

    def favour(self, id: str) -> bool:
        """Put a question among the favourites, or take it out; return whether it is one now."""
        self.favourites ^= {id}
        self.log.note(Favourite(id, id in self.favourites), self.env.now())
        return id in self.favourites


def start_study(env: Env, log: Log, filters: Filter, count: int, begin: str | None) -> Study:
    """Return `count` questions that fit, from number or id `begin`, by default from where the trainee stopped.

    After the last of all it begins anew. UserError where nothing fits, or for a beginning that is not among it.
    """
    library = Library(env)
    ids = fitting(library, by_name(filters, library))
    place = _stopped(log, library, ids) if begin is None else _place(begin, ids)
    chosen = ids[place : place + count]
    said = message("ways.study", first=place + 1, last=place + len(chosen), of=len(ids))
    favourites = set(on_list(log, library, Favourite))
    law = Law(env, library, env.today())
    return Study(env, log, library, law, chosen, favourites, (*library.left_out_notices(), said))


def _stopped(log: Log, library: Library, ids: Sequence[str]) -> int:
    """Return the place after the question among `ids` that was read last, 0 at their end or where none was."""
    places = {id: place for place, id in enumerate(ids)}
    for _, event in reversed(log.notes(Studied)):
        if (id := library.current(event.question)) in places:
            return (places[id] + 1) % len(ids)
    return 0


def _place(begin: str, ids: Sequence[str]) -> int:
    """Return the place of a number from 1, or of an id, among `ids`; UserError where it is none of them."""
    if begin.isascii() and begin.isdigit() and 0 < int(begin) <= len(ids):
        return int(begin) - 1
    if begin in ids:
        return ids.index(begin)
    near = nearest(begin, list(ids), most=None)
    key = "ways.no-place-near" if near else "ways.no-place"
    raise UserError(message(key, value=begin, of=len(ids), near=near), Exit.USAGE)
