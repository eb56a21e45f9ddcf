"""Handing in and marking an exam, whether or not anybody is there, and going on with one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.attempts import time_each
from officer_quiz.results.pace import spent
from officer_quiz.results.rows import ExamTimes
from officer_quiz.services.session import Session, waiting
from officer_quiz.session.clock import Clock, Onward
from officer_quiz.session.events import Finished, Moved, Resumed, Submitted
from officer_quiz.session.marking import fits, revised, rules_of, scored
from officer_quiz.session.names import Name
from officer_quiz.session.paper import Paper
from officer_quiz.session.state import State
from officer_quiz.store.log import Log, Recorded


def sit_down(session: Session) -> None:
    """Go to the first question of an exam just begun."""
    state = session.state
    if state.here is None and state.order:
        session.record(Moved(state.order[0]))


def go_on(session: Session, library: Library) -> tuple[Message, ...]:
    """Record that the trainee came back and what changed in the banks; return what to say of it."""
    notices = [*_set_aside(session, library), *note_changes(session, library, session.time())]
    session.record(Resumed())
    return tuple(notices)


def _set_aside(session: Session, library: Library) -> list[Message]:
    """What to say of the questions that wait for a file, a line a file."""
    held = waiting(session.state, library)
    numbers, folder = {id: number for number, id in enumerate(session.state.order, 1)}, library.named
    return [
        message("exam.held-up", path=path, numbers=tuple(numbers[id] for id in held if held[id] == path), folder=folder)
        for path in dict.fromkeys(held.values())
    ]


def note_changes(session: Session, library: Library, at: datetime) -> list[Message]:
    """Record, as of `at`, what has changed in the banks since the exam began; return what to say of it.

    Answers stay where they still fit. A question whose file has errors is left as it is: nothing is known of it.
    """
    state, held, notices = session.state, waiting(session.state, library), []
    for id in state.unmarked:
        question, content = library.question(id), library.content(id)
        unfit = question is not None and not fits(question, state.past.get(id, ()))
        if id not in held and (unfit or content != state.contents[id]):
            event = revised(state, question, id, content)
            session.record(event, at)
            if not event.kept:
                notices.append(message("exam.revised" if content else "screen.withdrawn", question=id))
    return notices


def hand_in(session: Session, library: Library, *, by_clock: bool) -> tuple[Message, ...]:
    """Submit the paper if it is not yet submitted, mark every question that is not yet marked, and finish.

    Each step is recorded by itself: interrupted anywhere, it goes on from there to the same result. What happens after
    the deadline is dated to it, and what happens after the submission to that. While a question waits for a file with
    errors the exam stays open; return what to say.
    """
    submitted = session.state.submitted
    at = min(session.time(), session.state.paper.ends)
    if submitted is not None:
        at = next(each.at for each in session.events() if each.event == submitted)
    notices = note_changes(session, library, at)
    state = session.state
    if submitted is None:
        state = session.record(Submitted(by_clock), at)
    held = waiting(state, library)
    for id in state.unmarked:
        question = library.question(id)
        if question is not None and id not in held:
            state = session.record(scored(state, question, rules_of(state)), at)
    if held:
        path = next(iter(held.values()))
        return (
            *notices,
            message("exam.mark-later", **_about(state.paper, session.shown), path=path, folder=library.named),
        )
    session.record(Finished(), at)
    return tuple(notices)


def settle(env: Env, log: Log, *, hands_in: bool) -> tuple[Message, ...]:
    """Mark every exam that was submitted but not marked; with `hands_in`, hand in those whose time is over first.

    Else they are only told: the clock of a machine may be wrong for once, and a list must not decide about a paper.
    Return what to say. An exam whose banks are not at hand is left as it is, and told.
    """
    notices: list[Message] = []
    for head in log.unfinished():
        if not head.exam:
            continue
        recorded = log.read(head.id)
        state = recorded.state
        if state.started.paper is None or (state.submitted is None and not is_over(env, recorded)):
            continue
        if state.submitted is None and not hands_in:
            notices.append(message("exam.time-over", **_about(state.paper, head.name.shown)))
        else:
            notices += _settled(env, log, head.name, state)
    return tuple(notices)


def _settled(env: Env, log: Log, name: Name, state: State) -> tuple[Message, ...]:
    about = _about(state.paper, name.shown)
    try:
        library = Library(env, state.started.banks)
    except UserError:
        return (message("exam.settle-later", **about, folder=tuple(map(str, env.banks))),)
    if not library.has(state.unmarked):
        for path in waiting(state, library).values():
            return (message("exam.mark-later", **about, path=path, folder=library.named),)
        return (message("exam.settle-later", **about, folder=library.where),)
    session = Session.open(env, log, name.id)
    notices = hand_in(session, library, by_clock=True)
    if not session.state.finished:
        return notices
    return (*notices, message("exam.marked" if state.submitted else "exam.settled", **about))


def _about(paper: Paper, shown: str) -> dict[str, str]:
    return {"title": paper.title, "session": shown}


def is_over(env: Env, recorded: Recorded) -> bool:
    """Return whether the time of an exam is over, however far the clock was set back since its last event."""
    return max(env.now(), recorded.latest) >= recorded.state.paper.ends


@dataclass(frozen=True, slots=True)
class Running:
    """An exam whose clock runs: what it is called, how far it is, the time left in minutes and seconds."""

    name: Name
    state: State
    left: str


def running(env: Env, log: Log) -> Running | None:
    """Return the exam whose clock runs, None where none does."""
    for head in log.unfinished():
        if head.exam:
            recorded = log.read(head.id)
            state = recorded.state
            if state.started.paper and not state.submitted and not is_over(env, recorded):
                clock = Clock(state.paper.ends, Onward(env.now, env.steady, recorded.latest))
                return Running(head.name, state, clock.face())
    return None


def times_of(log: Log, id: str) -> ExamTimes:
    """Return how long an exam and each of its questions took."""
    events = log.read(id).events
    return ExamTimes(spent(events), time_each(events))
