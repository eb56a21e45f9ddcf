"""The trainee's own lists of questions: those put away as known for good, and favourites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.rows import ListRow
from officer_quiz.services.narrowing import by_name
from officer_quiz.session.events import Away, Favourite
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import Log

Sort = type[Away] | type[Favourite]
"""A list, by the event that puts a question on it or takes it off."""


def on_list(log: Log, library: Library, sort: Sort) -> list[str]:
    """Return the questions of a list by the ids they have now, in the order they were put there."""
    kept: dict[str, None] = {}
    noted: Sequence[tuple[datetime, Away | Favourite]] = log.notes(Away) if sort is Away else log.notes(Favourite)
    for _, event in noted:
        id = library.current(event.question)
        if event.on:
            kept.setdefault(id)
        else:
            kept.pop(id, None)
    return list(kept)


def for_drawing(filters: Filter, log: Log, library: Library) -> Filter:
    """Return a filter whose banks may be named by their titles, without what was put away.

    UserError for a name nothing is wanted by.
    """
    return replace(by_name(filters, library), without=frozenset(on_list(log, library, Away)))


def only_favourites(env: Env, log: Log, filters: Filter) -> Filter:
    """Return a filter that leaves favourites alone; UserError where there is none."""
    found = on_list(log, Library(env), Favourite)
    if not found:
        raise UserError(message("lists.favourite.none"))
    return replace(filters, only=frozenset(found))


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list as it is shown; `name` is ``away`` or ``favourite``, `notices` is what to say before."""

    name: str
    rows: Sequence[ListRow]
    notices: tuple[Message, ...] = ()

    def data(self) -> dict[str, Any]:
        """The list as JSON data."""
        return {"format": 1, self.name: [row.data() for row in self.rows]}


def the_list(env: Env, log: Log, sort: Sort) -> OwnList:
    """Return a list, each question with what lists say of it; one that is no longer in the banks by its id alone."""
    from officer_quiz.answers.words import headline  # noqa: PLC0415  (drawing does without)

    library = Library(env)
    kinds = {each.id: each.kind for each in library.candidates()}
    rows = []
    for id in on_list(log, library, sort):
        question = library.question(id)
        words = headline(question, env.say) if question else ""
        rows.append(ListRow(id, words, library.bank_title(id), kinds.get(id, "")))
    return OwnList(_name(sort), rows, library.left_out_notices())


def change_list(env: Env, log: Log, sort: Sort, put: Iterable[str], take: Iterable[str]) -> tuple[Message, ...]:
    """Put questions on a list and take questions off it; return what was done.

    UserError for one that is unknown or not on it; nothing is changed then.
    """
    library, name = Library(env), _name(sort)
    added = [library.wanted(id)[0].id for id in put]
    kept = on_list(log, library, sort)
    taken = [library.current(id) for id in take]
    for id in taken:
        if id not in kept:
            raise UserError(message(f"lists.{name}.not-on", question=id))
    done = []
    for on, ids in ((True, added), (False, taken)):
        for id in ids:
            log.note(sort(id, on), env.now())
            done.append(message(f"lists.{name}.{'put' if on else 'taken'}", question=id))
    return tuple(done)


def _name(sort: Sort) -> str:
    return "away" if sort is Away else "favourite"
