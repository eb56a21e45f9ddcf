"""Sitting an exam: turns in any order, answers that may be changed, marking after the paper is submitted.

Pure functions over the state and a question; the caller stores the events they return.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from officer_quiz.kinds.base.ask import Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.session.attempts import Past
from officer_quiz.session.events import Revised, Scored, Written
from officer_quiz.session.layout import lay_out, lay_out_ask
from officer_quiz.session.play import fits
from officer_quiz.session.state import State

Answeredness = Literal["answered", "partly", "blank"]


def turn_at(state: State, question: Question, place: int) -> Turn | None:
    """Return turn number `place` (from 0) of a question in screen order, without its hint; None past its end.

    The turns before it must have been answered or left blank.
    """
    turn = _turn(question, state.past.get(question.id, ())[:place])
    if turn is None:
        return None
    laid_out = lay_out(turn, state.started.seed, f"{question.id}:{place}", shuffle=question.shuffle)
    return replace(laid_out, hint="")


def entry(state: State, question: Question) -> int:
    """Return the turn at which to go into a question: the first without an answer, else the first of all."""
    past = state.past.get(question.id, ())
    if not question.revisable:
        return len(past)
    blank = next((place for place, response in enumerate(past) if response is None), len(past))
    return blank if _turn(question, past[:blank]) is not None else 0


def written(state: State, question: Question, place: int, response: Response | None) -> Written:
    """Return the event of answering turn `place`, None for leaving it blank; later answers stay where they still fit.

    ValueError for a malformed response, and for changing what a conversation has gone on from.
    """
    before = state.past.get(question.id, ())
    turn = _turn(question, before[:place])
    if turn is None or (place < len(before) and not question.revisable):
        raise ValueError(f"turn {place} of {question.id} cannot be answered")
    if response is not None and turn.ask.refuse(response):
        raise ValueError(f"malformed response to {question.id}: {response!r}")
    past = (*before[:place], response)
    for later in range(place + 1, len(before)):
        now = _turn(question, past)
        then = _turn(question, before[:later])
        if now is None or then is None or now.ask != then.ask:
            break
        past = (*past, before[later])
    return Written(question.id, past)


def answeredness(question: Question, past: Past) -> Answeredness:
    """Return whether a question's turns are all answered, some, or none."""
    if all(response is None for response in past):
        return "blank"
    return "partly" if None in past or _turn(question, past) is not None else "answered"


def scored(state: State, question: Question, rules: Rules) -> Scored:
    """Return the mark of a question of a submitted paper; turns never come to count as left blank."""
    paper = state.started.paper
    assert paper is not None, "only an exam is marked at its end"
    past = state.past.get(question.id, ())
    waits = question.marked_by_trainer and answeredness(question, past) != "blank"
    fraction = None if waits else str(question.score(to_the_end(question, past), rules))
    return Scored(question.id, fraction, str(paper.worth(question.id)), question.type)


def to_the_end(question: Question, past: Past) -> Past:
    """Return the responses with every turn still open left blank."""
    while question.turn(past) is not None:
        past = (*past, None)
    return past


def reveals(state: State, question: Question, rules: Rules) -> Iterator[tuple[Turn, Reveal | None]]:
    """Yield every turn of a marked question as it stood on screen, with what it revealed.

    Responses that are none to the question as it is are left out, as if it had been left blank.
    """
    past = state.past.get(question.id, ())
    past = to_the_end(question, past if fits(question, past) else ())
    seed = state.started.seed
    for place in range(len(past)):
        turn = question.turn(past[:place])
        assert turn is not None, "there is a turn for every response"
        salt = f"{question.id}:{place}"
        reveal = question.reveal(past[: place + 1], rules)
        if reveal is not None:
            reveal = replace(reveal, ask=lay_out_ask(reveal.ask, seed, salt, shuffle=question.shuffle))
        yield lay_out(turn, seed, salt, shuffle=question.shuffle), reveal


def revised(state: State, question: Question | None, id: str, content: str | None) -> Revised:
    """Return the event of material that changed during an exam: answers stay where they still answer the question."""
    past = state.past.get(id, ())
    kept = question is not None and fits(question, past)
    return Revised(id, content, kept)


def possible(state: State) -> Fraction:
    """Return the points of the paper that count: its total without questions withdrawn since it was drawn."""
    paper = state.started.paper
    assert paper is not None, "only an exam has a paper"
    return sum((paper.worth(id) for id in state.order), Fraction(0))


def _turn(question: Question, past: Past) -> Turn | None:
    """The turn after `past`; what a trainer marks asks only once."""
    return None if past and question.marked_by_trainer else question.turn(past)
