"""The lists of the trainee's own as they are shown, and changing them by ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.lists import Sort, on_list
from officer_quiz.session.events import Away
from officer_quiz.store.log import Log


@dataclass(frozen=True, slots=True)
class ListRow:
    """A question on a list of the trainee's own; empty but for its id where it is no longer in the banks."""

    question: str
    headline: str
    bank: str
    kind: str

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {"question": self.question, "kind": self.kind or None, "headline": self.headline, "bank": self.bank}


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
