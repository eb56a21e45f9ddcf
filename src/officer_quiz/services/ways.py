"""Other ways to work through questions: in the order of the banks, the day's ten, what was missed."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.lists import for_drawing, on_list
from officer_quiz.services.practice import USUAL, Marking, Ready, how_many, reopen, start
from officer_quiz.services.session import find
from officer_quiz.session import modes
from officer_quiz.session.chance import chance
from officer_quiz.session.events import Away, Finished
from officer_quiz.session.filter import Candidate, Filter
from officer_quiz.session.marking import missed_in
from officer_quiz.session.state import State
from officer_quiz.store.log import Log

DAILY = 10
"""Questions of a day."""


def start_in_order(env: Env, log: Log, filters: Filter, count: int, marking: Marking = USUAL) -> Ready:
    """Start a session on the next `count` questions that fit, in the order of the banks, after the last done so.

    After the last of all it begins anew. UserError when nothing fits.
    """
    library = Library(env)
    ids = fitting(library, for_drawing(filters, log, library))
    place = _place(log, ids)
    chosen = ids[place : place + count]
    said = message("ways.in-order", first=place + 1, last=place + len(chosen), of=len(ids))
    session = start(env, log, library, modes.ORDERED, chosen, env.chance(), marking)
    timed = how_many(session.state, len(chosen))
    return Ready(session, library, (*library.left_out_notices(), said, *timed))


def _place(log: Log, ids: Sequence[str]) -> int:
    """The place after the question of `ids` that was last answered in their order, 0 at their end."""
    places = {id: place for place, id in enumerate(ids)}
    for name, summary in reversed(log.summaries()):
        if summary.mode == modes.ORDERED.name:
            done = [places[id] for id in log.read(name.id).state.results if id in places]
            if done:
                return (done[-1] + 1) % len(ids)
    return 0


def days_questions(candidates: Sequence[Candidate], day: str, unit: str) -> list[str]:
    """Return the ids of a day's questions (ISO day): the same for everyone of a unit, whatever they have answered."""
    ids = [each.id for each in candidates if each.status == "reviewed"]
    return sorted(ids, key=lambda id: chance(f"daily {day} {unit}", id))[:DAILY]


def daily_so_far(env: Env, log: Log) -> tuple[str, State] | None:
    """Return the id and the state of today's session of the day's questions, None where it has not been begun."""
    for head in reversed(log.sessions()):
        if env.day(head.started) < env.today():
            return None
        state = log.read(head.id).state
        if state.started.mode == modes.DAILY.name:
            return head.id, state
    return None


def start_daily(env: Env, log: Log, marking: Marking = USUAL) -> Ready | Message:
    """Start today's questions, or go on with them; a message where they are done. UserError without any."""
    begun = daily_so_far(env, log)
    if begun and begun[1].finished:
        state = begun[1]
        right = sum(result.fraction == 1 for result in state.results.values())
        return message("ways.daily-done", right=right, of=len(state.results))
    if begun:
        return reopen(env, log, begun[0])
    library = Library(env)
    away = on_list(log, library, Away)
    candidates = [each for each in library.candidates() if each.id not in away]
    ids = days_questions(candidates, env.today().isoformat(), env.profile.unit)
    if not ids:
        raise UserError(message("screen.nothing"))
    session = start(env, log, library, modes.DAILY, ids, env.today().isoformat(), marking)
    return Ready(session, library, library.left_out_notices())


def start_missed(env: Env, log: Log, typed: str) -> Ready:
    """Start a practice on what earned less than full marks in a session; UserError where nothing did, or is left."""
    name = find(log, typed)
    missed = missed_in(log.read(name.id).state)
    if not missed:
        raise UserError(message("ways.none-missed", session=name.shown))
    library = Library(env)
    away = on_list(log, library, Away)
    left = [id for id in missed if library.content(id) is not None and library.current(id) not in away]
    if not left:
        raise UserError(message("screen.nothing"))
    return Ready(start(env, log, library, modes.PRACTICE, left, env.chance()), library)


def close(env: Env, log: Log, typed: str | None) -> Message:
    """End an open practice for good, by default the latest, with what has been answered; return what to say.

    UserError where there is none, and for an exam, which is handed in instead.
    """
    ready = reopen(env, log, typed)
    if ready.session.state.started.paper:
        raise UserError(message("ways.close-exam", session=ready.session.shown), Exit.USAGE)
    state = ready.session.record(Finished())
    return message("ways.closed", session=ready.session.shown, answered=len(state.results), of=len(state.order))


def fitting(library: Library, filters: Filter) -> list[str]:
    """Return the ids of the questions that fit, in the order of the banks; UserError when nothing fits."""
    ids = [each.id for each in library.candidates() if filters.matches(each)]
    if not ids:
        raise UserError(message("screen.nothing"), notices=library.left_out_notices())
    return ids
