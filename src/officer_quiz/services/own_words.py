"""What trainees said in their own words before the replies of a conversation were shown, for the trainer to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from officer_quiz.answers.own_words import side_by_side
from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.kinds.base.ask import Past
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.rows import SaidRow
from officer_quiz.session.events import Answered, Said, Stamped
from officer_quiz.session.marking import fits, rules_of
from officer_quiz.session.names import shortened
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
    return _ordered(sessions, wanted)


def said_handed_in(
    env: Env, places: Sequence[Path], key: Path | None, wanted: Collection[str] = ()
) -> tuple[list[SaidRow], list[Message]]:
    """Return what was said in people's own results, in files and folders, as `said_in` does, and what to say of them.

    `key` opens what was sealed. Files that cannot be read or were altered are told of; UserError for a place that is
    not there, or without any hand-in.
    """
    from officer_quiz.services.marking import examined, some_in  # noqa: PLC0415  (only hand-ins need the seal)
    from officer_quiz.services.unit_files import key_file, need_seal  # noqa: PLC0415

    need_seal()
    opening = key_file(key) if key else None
    files = some_in(places)
    library = Library(env)
    sessions: dict[str, list[SaidRow]] = {}
    notices = []
    for path in files:
        found = examined(env, path, opening)
        if found.past is None or found.verdict == "altered" or not found.events:
            notices.append(message("talk.unread", path=shown(path)))
            continue
        rows = _rows(env, library, shortened(found.session, ()), found.events)
        person = found.person.name if found.person else ""
        sessions[found.id] = [replace(row, person=person) for row in rows]
    return _ordered(sessions.values(), wanted), notices


def _ordered(sessions: Iterable[list[SaidRow]], wanted: Collection[str]) -> list[SaidRow]:
    """Return the rows of sessions, the session with the last words first, those of the questions and banks wanted."""
    latest_first = sorted(filter(None, sessions), key=lambda rows: rows[-1].at, reverse=True)
    return [row for rows in latest_first for row in rows if not wanted or {row.question, row.bank} & {*wanted}]


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
