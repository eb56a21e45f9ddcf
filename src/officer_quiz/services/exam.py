"""Handing in and marking an exam, whether or not anybody is there, and going on with one."""

from __future__ import annotations

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.attempts import time_each
from officer_quiz.results.pace import spent
from officer_quiz.results.rows import ExamTimes
from officer_quiz.services.session import Session
from officer_quiz.session.events import Finished, Moved, Resumed, Submitted
from officer_quiz.session.marking import answeredness, fits, revised, rules_of, scored
from officer_quiz.session.state import State
from officer_quiz.store.log import Log


def sit_down(session: Session) -> None:
    """Go to the first question of an exam just begun."""
    state = session.state
    if state.here is None and state.order:
        session.record(Moved(state.order[0]))


def go_on(session: Session, library: Library) -> int:
    """Record that the trainee came back and what changed in the banks; return how many questions are answered."""
    note_changes(session, library)
    return answered(session.record(Resumed()), library)


def answered(state: State, library: Library) -> int:
    """Return how many questions of an exam have all their answers."""
    found = ((library.question(id), past) for id, past in state.past.items())
    return sum(question is not None and answeredness(question, past) == "answered" for question, past in found)


def note_changes(session: Session, library: Library) -> None:
    """Record what has changed in the banks since the exam began; answers stay where they still fit."""
    state = session.state
    for id in state.order:
        if id in state.results or id in state.awaiting:
            continue
        question, content = library.question(id), library.content(id)
        unfit = question is not None and not fits(question, state.past.get(id, ()))
        if unfit or content != state.contents[id]:
            session.record(revised(state, question, id, content))


def hand_in(session: Session, library: Library, *, by_clock: bool) -> None:
    """Submit the paper if it is not yet submitted, mark every question that is not yet marked, and finish.

    Each step is recorded by itself: interrupted anywhere, it goes on from there to the same result. What happens after
    the deadline is dated to it.
    """
    note_changes(session, library)
    state = session.state
    at = min(session.env.now(), state.paper.ends)
    if state.submitted is None:
        state = session.record(Submitted(by_clock), at)
    for id in state.order:
        question = library.question(id)
        if question is not None and id not in state.results and id not in state.awaiting:
            state = session.record(scored(state, question, rules_of(state)), at)
    session.record(Finished(), at)


def settle(env: Env, log: Log) -> tuple[Message, ...]:
    """Hand in every exam whose time ran out while the program was not running, or that was submitted but not marked.

    Return what to say. An exam whose banks are not at hand is left as it is, and told.
    """
    notices = []
    for head in log.sessions():
        if head.finished:
            continue
        state = log.read(head.id).state
        paper = state.started.paper
        if paper is None or (state.submitted is None and env.now() < paper.ends):
            continue
        library = Library(env, state.started.banks)
        about = {"title": paper.title, "session": head.name.shown, "folder": library.folder}
        if all(library.content(id) is None for id in state.order):
            notices.append(message("exam.settle-later", **about))
            continue
        hand_in(Session.open(env, log, head.id), library, by_clock=True)
        notices.append(message("exam.settled", **about))
    return tuple(notices)


def times_of(log: Log, id: str) -> ExamTimes:
    """Return how long an exam and each of its questions took."""
    events = log.read(id).events
    return ExamTimes(spent(events), time_each(events))
