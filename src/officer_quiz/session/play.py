"""Plays a session: what is asked next, what an answer means, what it reveals, and what changed since last time.

Pure functions over the state and a question; the caller stores the events they return.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from officer_quiz.kinds.base.ask import Past, Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.session.events import Answered, Revised
from officer_quiz.session.layout import lay_out, lay_out_ask
from officer_quiz.session.modes import MODES
from officer_quiz.session.state import State


def next_turn(state: State, question: Question) -> Turn | None:
    """Return what to ask of a question now, in screen order, or None when it is finished."""
    past = state.past.get(question.id, ())
    turn = question.turn(past)
    if turn is None:
        return None
    return lay_out(turn, state.started.seed, _salt(question, len(past)), shuffle=question.shuffle)


def answer(state: State, question: Question, response: Response | None, rules: Rules) -> Answered:
    """Return the event of answering the current turn; None leaves it blank. ValueError for a malformed response."""
    past = state.past.get(question.id, ())
    turn = question.turn(past)
    if turn is None:
        raise ValueError(f"{question.id} is finished")
    if response is not None and turn.ask.refuse(response):
        raise ValueError(f"malformed response to {question.id}: {response!r}")
    past = (*past, response)
    if question.turn(past) is not None:
        return Answered(question.id, response)
    return Answered(question.id, response, str(question.score(past, rules)), str(question.worth), question.type)


def feedback(state: State, question: Question, rules: Rules) -> Reveal | None:
    """Return what the last response to a question revealed, its options as they stood on screen.

    None when it revealed nothing yet, or when the session's mode keeps it back.
    """
    if not MODES[state.started.mode].reveals_each:
        return None
    past = state.past[question.id]
    reveal = question.reveal(past, rules)
    if reveal is None:
        return None
    salt = _salt(question, len(past) - 1)
    return replace(reveal, ask=lay_out_ask(reveal.ask, state.started.seed, salt, shuffle=question.shuffle))


def recheck(
    state: State, content: Callable[[str], str | None], question: Callable[[str], Question | None]
) -> list[Revised]:
    """Return an event for each unfinished question whose material is no longer what the session started with.

    So is one whose answers so far are no answers to it, or leave nothing to ask. `content` gives a question's content
    hash now, `question` the question; None if it is gone.
    """
    waiting = [id for id in state.order if id not in state.results]
    return [
        Revised(id, now)
        for id in waiting
        if (now := content(id)) != state.contents[id] or not _goes_on(question(id), state.past.get(id, ()))
    ]


def _goes_on(question: Question | None, past: Past) -> bool:
    """Whether a question has a turn after these responses, all well-formed."""
    return not past or (question is not None and fits(question, past) and question.turn(past) is not None)


def fits(question: Question, past: Past) -> bool:
    """Return whether responses are well-formed answers to a question as it is."""
    for place, response in enumerate(past):
        turn = question.turn(past[:place])
        if turn is None or (response is not None and turn.ask.refuse(response)):
            return False
    return True


def _salt(question: Question, turns: int) -> str:
    """The same question may ask several times; each turn is shuffled on its own."""
    return f"{question.id}:{turns}"
