"""Other ways to work through questions: in the order of the banks, the weakest banks, by the clock, the day's ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.attempts import until
from officer_quiz.results.progress import WEAK
from officer_quiz.services.learning import Learning
from officer_quiz.services.lists import for_drawing, on_list
from officer_quiz.services.practice import USUAL, Marking, Ready, reopen, start
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
PER_QUESTION = 45.0
"""Seconds a question takes somebody of whom nothing is known."""
LATELY = 50
"""Answers from which a trainee's pace is told."""
PAUSE = 600.0
"""Seconds after which an answer says nothing of the pace."""


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
    return Ready(session, library, (*library.left_out_notices(), said))


def _place(log: Log, ids: Sequence[str]) -> int:
    """The place after the question of `ids` that was last answered in their order, 0 at their end."""
    places = {id: place for place, id in enumerate(ids)}
    for name, summary in reversed(log.summaries()):
        if summary.mode == modes.ORDERED.name:
            done = [places[id] for id in log.read(name.id).state.results if id in places]
            if done:
                return (done[-1] + 1) % len(ids)
    return 0


def weakest(env: Env, log: Log, filters: Filter) -> Filter:
    """Return a filter for the banks of lowest mastery among those practised that hold questions that fit.

    UserError where none has been practised.
    """
    library = Library(env)
    found = set(fitting(library, for_drawing(filters, log, library)))
    banks = {each.bank for each in library.candidates() if each.id in found}
    weak = [each.name for each in Learning(env, log, library).by_topic() if each.answered and each.name in banks]
    if not weak:
        raise UserError(message("ways.none-weak"))
    return replace(filters, wanted=frozenset(weak[:WEAK]))


def questions_in(env: Env, log: Log, minutes: int) -> int:
    """Return how many questions fill that many minutes at the trainee's pace, at least one."""
    seconds = [each.seconds for each in until(log.attempts(), env.now()) if 0 < each.seconds < PAUSE]
    return max(1, round(minutes * 60 / (fmean(seconds[-LATELY:]) if seconds else PER_QUESTION)))


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
    state = ready.session.state
    if state.started.paper:
        raise UserError(message("ways.close-exam", session=ready.session.shown), Exit.USAGE)
    ready.session.record(Finished())
    return message("ways.closed", session=ready.session.shown, answered=len(state.results), of=len(state.order))


def fitting(library: Library, filters: Filter) -> list[str]:
    """Return the ids of the questions that fit, in the order of the banks; UserError when nothing fits."""
    ids = [each.id for each in library.candidates() if filters.matches(each)]
    if not ids:
        raise UserError(message("screen.nothing"), notices=library.left_out_notices())
    return ids
