"""What trainees said in their own words before the replies of a conversation were shown, for the trainer to read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from officer_quiz.answers.own_words import side_by_side
from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.kinds.base.ask import Past
from officer_quiz.library.library import Library
from officer_quiz.results.rows import SaidRow
from officer_quiz.session.events import Answered, Said, Stamped
from officer_quiz.session.marking import fits, rules_of
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import Log


@dataclass(slots=True)
class _Found:
    """Words found in a session: when they were said, of which content, and the responses up to the one beside them."""

    at: datetime
    event: Said
    content: str | None
    past: Past


def said_in(env: Env, log: Log, wanted: Collection[str] = ()) -> list[SaidRow]:
    """Return all that was said in the sessions of a log, the session with the last words first.

    With `wanted`, what was said in these questions and banks.
    """
    sessions = []
    for id in log.with_own_words():
        recorded = log.read(id)
        library = Library(env, recorded.state.started.banks)
        sessions.append(_rows(env, library, log.name(id).shown, recorded.events))
    sessions.sort(key=lambda rows: rows[-1].at, reverse=True)
    return [row for rows in sessions for row in rows if not wanted or {row.question, row.bank} & {*wanted}]


def _rows(env: Env, library: Library, session: str, events: Sequence[Stamped]) -> list[SaidRow]:
    """Return what was said in a session, oldest first, beside the questions of a library as they are."""
    found, state = _found(events)
    return [_row(env, library, session, state, each) for each in found]


def _found(events: Sequence[Stamped]) -> tuple[list[_Found], State]:
    """Return the words of a session in their order, each with what was chosen next, and the state after all events."""
    found: list[_Found] = []
    waiting: dict[str, _Found] = {}
    state: State | None = None
    for at, event in events:
        state = apply(state, event)
        if isinstance(event, Said):
            past = state.past.get(event.question, ())
            waiting[event.question] = _Found(at, event, state.contents.get(event.question), past)
            found.append(waiting[event.question])
        elif isinstance(event, Answered) and event.question in waiting:
            waiting.pop(event.question).past = state.past[event.question]
    assert state is not None, "a session begins with its start"
    return found, state


def _row(env: Env, library: Library, session: str, state: State, found: _Found) -> SaidRow:
    event = found.event
    question, data = library.question(event.question), library.data(event.question)
    unchanged = question is not None and data is not None and data.content == found.content
    as_it_was = question if question and unchanged and fits(question, found.past) else None
    (beside,) = side_by_side(as_it_was, found.past, {event.turn: event.words}, rules_of(state), env.say)
    return SaidRow(
        found.at,
        session,
        state.started.profile.get("name", ""),
        library.current(event.question),
        data.bank if data else "",
        headline(question, env.say) if question else "",
        beside,
        changed=not unchanged,
    )
