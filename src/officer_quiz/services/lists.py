"""The trainee's own lists of questions: those put away as known for good, and favourites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
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
