"""Starts and resumes sessions: what is drawn, under which rules, and where to go on."""

from __future__ import annotations

import sys

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.cli.options import check_wanted
from officer_quiz.cli.sitting import Sitting
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.scoring import PRACTICE
from officer_quiz.session import modes
from officer_quiz.session.draw import Filter, draw
from officer_quiz.session.events import Resumed, Revised, Started
from officer_quiz.session.play import recheck
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog


def start_practice(env: Env, filters: Filter, count: int, seed: str | None, plain: bool) -> Exit:
    """Draw up to `count` questions that fit, record the start, and play; UserError when nothing fits."""
    library = Library(env)
    library.tell_left_out()
    candidates = library.candidates()
    check_wanted(filters.wanted, candidates)
    with EventLog.open(env.log) as log:
        chosen_seed = seed or env.chance()
        fitting = [each for each in candidates if filters.matches(each)]
        drawn = draw(fitting, log.last_results(), chosen_seed, count)
        if not drawn:
            raise UserError(message("screen.nothing"))
        if len(drawn) < count:
            print(env.say("screen.fewer", count=len(drawn)), file=sys.stderr)
        sitting = Sitting(env, log, library, _new_id(env, log), plain)
        contents = tuple((id, library.content(id) or "") for id in drawn)
        today, folder = env.today().isoformat(), str(library.folder.absolute())
        sitting.record(Started(modes.PRACTICE.name, contents, chosen_seed, PRACTICE.multiple, today, folder))
        return sitting.play()


def resume(env: Env, session: str | None, plain: bool) -> Exit:
    """Go on with a session, on the banks it was started on unless others are named.

    UserError if there is none of that id, none open, or none of its questions left in the banks; nothing is changed
    then.
    """
    with EventLog.open(env.log) as log:
        id = session or log.latest_open()
        if id is None:
            raise UserError(message("screen.resume.none"))
        events = log.events(id)
        if not events:
            raise UserError(message("screen.history.no-session", id=id))
        state = fold(each.event for each in events)
        if state.finished:
            raise UserError(message("screen.resume.finished", id=id))
        library = Library(env, state.started.banks)
        waiting = [question for question in state.order if question not in state.results]
        if waiting and all(library.content(question) is None for question in waiting):
            raise UserError(message("screen.resume.no-material", folder=str(library.folder)))
        sitting = Sitting(env, log, library, id, plain)
        sitting.state, sitting.stored = state, events[-1].seq + 1
        _go_on(env, sitting, recheck(state, library.content))
        return sitting.play()


def _go_on(env: Env, sitting: Sitting, revised: list[Revised]) -> None:
    """Record the new sitting and what has changed in the banks since, and say where the session stands."""
    state = sitting.record(Resumed())
    for each in revised:
        key = "screen.revised" if each.content else "screen.withdrawn"
        print(env.say(key, question=each.question), file=sys.stderr)
        state = sitting.record(each)
    said = env.say("screen.resumed", session=sitting.session, answered=len(state.results), of=len(state.order))
    print(said, file=sys.stderr)


def _new_id(env: Env, log: EventLog) -> str:
    """Return an unused session id: the date where the user is and four digits."""
    taken = {head.id for head in log.sessions()}
    while (id := f"{env.today():%Y%m%d}-{env.chance(4)}") in taken:
        pass
    return id
