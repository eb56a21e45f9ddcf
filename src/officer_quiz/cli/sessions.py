"""Starts and resumes practice and review: what is drawn, under which rules, and where to go on."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.cli.options import check_known
from officer_quiz.cli.recording import Recording
from officer_quiz.cli.sitting import Sitting
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.scoring import PRACTICE
from officer_quiz.session import modes
from officer_quiz.session.attempts import last_fractions
from officer_quiz.session.draw import Filter
from officer_quiz.session.events import Resumed, Started
from officer_quiz.session.modes import Mode
from officer_quiz.session.play import recheck
from officer_quiz.store.log import EventLog


def start_practice(env: Env, filters: Filter, count: int, seed: str | None, plain: bool) -> Exit:
    """Draw up to `count` questions that fit, record the start, and play; UserError when nothing fits."""
    library = Library(env)
    library.tell_left_out()
    if filters.wanted:
        check_known(filters.wanted, library.names())
    with EventLog.open(env.log) as log:
        chosen_seed = seed or env.chance()
        drawn = library.draw(filters, last_fractions(log.attempts()), chosen_seed, count)
        if not drawn:
            raise UserError(message("screen.nothing"))
        if len(drawn) < count:
            print(env.say("screen.fewer", count=len(drawn)), file=sys.stderr)
        return start(env, log, library, modes.PRACTICE, drawn, chosen_seed, plain)


def start(env: Env, log: EventLog, library: Library, mode: Mode, ids: Sequence[str], seed: str, plain: bool) -> Exit:
    """Record the start of a session on these questions, and play it."""
    recording = Recording.new(env, log)
    contents = tuple((id, library.content(id) or "") for id in ids)
    today, folder = env.today().isoformat(), str(library.folder.absolute())
    profile = env.profile.stamp()
    recording.record(Started(mode.name, contents, seed, PRACTICE.multiple, today, folder, profile=profile))
    return Sitting(recording, library, plain).play()


def resume(env: Env, session: str | None, plain: bool) -> Exit:
    """Go on with a session, on the banks it was started on unless others are named.

    UserError if there is none of that id, none open, or none of its questions left in the banks; nothing is changed
    then. An exam whose time has run out is handed in and its result shown.
    """
    with EventLog.open(env.log) as log:
        id = session or log.latest_open()
        if id is None:
            raise UserError(message("screen.resume.none"))
        recording = Recording.open(env, log, id)
        state = recording.state
        library = Library(env, state.started.banks)
        waiting = [question for question in state.order if question not in state.results]
        if waiting and all(library.content(question) is None for question in waiting):
            raise UserError(message("screen.resume.no-material", folder=str(library.folder)))
        if state.started.paper:
            from officer_quiz.cli.examination import Examination  # noqa: PLC0415  (only exams need it)

            return Examination(recording, library, plain).go_on()
        _go_on(env, recording, library)
        return Sitting(recording, library, plain).play()


def _go_on(env: Env, recording: Recording, library: Library) -> None:
    """Record the new sitting and what has changed in the banks since, and say where the session stands."""
    revised = recheck(recording.state, library.content)
    recording.record(Resumed())
    for each in revised:
        key = "screen.revised" if each.content else "screen.withdrawn"
        print(env.say(key, question=each.question), file=sys.stderr)
        recording.record(each)
    state = recording.state
    said = env.say("screen.resumed", session=recording.session, answered=len(state.results), of=len(state.order))
    print(said, file=sys.stderr)
