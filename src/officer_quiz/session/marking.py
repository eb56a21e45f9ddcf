"""Marking: what responses to a question come to once nothing more is asked, and whether they still answer it.

Pure functions over the state and a question; the caller stores the events they return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from officer_quiz import scoring
from officer_quiz.kinds.base.ask import Past, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.session.events import Revised, Scored
from officer_quiz.session.layout import lay_out, lay_out_reveal
from officer_quiz.session.state import State

Answeredness = Literal["answered", "partly", "blank"]


def rules_of(state: State) -> Rules:
    """Return the rules a session is marked by."""
    started = state.started
    cost = Fraction(started.paper.wrong_true_false) if started.paper else Fraction(0)
    return scoring.rules(started.rule, cost, chance_corrected=started.chance_corrected)


def asked_in_exam(question: Question, past: Past) -> Turn | None:
    """Return the turn of an exam's question after `past`; what a trainer marks asks only once there."""
    return None if past and question.marked_by_trainer else question.turn(past)


def answeredness(question: Question, past: Past) -> Answeredness:
    """Return whether a question's turns are all answered, some, or none."""
    if all(response is None for response in past):
        return "blank"
    return "partly" if None in past or asked_in_exam(question, past) is not None else "answered"


def missed_in(state: State) -> list[str]:
    """Return the questions of a session that did not earn full marks, in their order."""
    return [id for id in state.order if id in state.results and state.results[id].fraction < 1]


def answered(state: State, question: Callable[[str], Question | None]) -> int:
    """Return how many questions of a session are answered: not left blank, and in an exam with all their turns.

    `question` gives the question as it is, None where it is not at hand: what is written of it counts as all then.
    """
    return sum(_is_answered(state, question, id) for id in state.order)


def _is_answered(state: State, question: Callable[[str], Question | None], id: str) -> bool:
    if id in state.results or id in state.awaiting:
        return id in state.awaiting or not state.results[id].blank
    past = state.past.get(id, ())
    if not past or state.started.paper is None:
        return False
    found = question(id)
    return answeredness(found, past) == "answered" if found else None not in past


def scored(state: State, question: Question, rules: Rules) -> Scored:
    """Return the mark of a question of a submitted paper; turns never come to count as left blank."""
    past = state.past.get(question.id, ())
    waits = question.marked_by_trainer and answeredness(question, past) != "blank"
    fraction = None if waits else str(question.score(to_the_end(question, past), rules))
    return Scored(question.id, fraction, str(state.paper.worth(question.id)), question.type)


def to_the_end(question: Question, past: Past) -> Past:
    """Return the responses with every turn still open left blank."""
    while question.turn(past) is not None:
        past = (*past, None)
    return past


def reveals(state: State, question: Question, rules: Rules) -> Iterator[tuple[Turn, Reveal | None]]:
    """Yield every turn of a marked question as it stood on screen, with what it revealed, in the points of the paper.

    Responses that are none to the question as it is are left out, as if it had been left blank.
    """
    past = state.past.get(question.id, ())
    past = to_the_end(question, past if fits(question, past) else ())
    seed = state.started.seed
    worth = state.paper.worth(question.id)
    for place in range(len(past)):
        turn = question.turn(past[:place])
        assert turn is not None, "there is a turn for every response"
        salt = f"{question.id}:{place}"
        reveal = question.reveal(past[: place + 1], rules)
        if reveal is not None:
            laid = lay_out_reveal(reveal, seed, salt, shuffle=question.shuffle)
            reveal = replace(laid, worth=_share(reveal.worth, question) * worth)
        yield lay_out(turn, seed, salt, shuffle=question.shuffle), reveal


def _share(worth: Fraction, question: Question) -> Fraction:
    """Return the share of a question's points that a part of it has which its bank gives so many points."""
    total = sum((part.worth for part in question.parts), Fraction(0))
    return worth / total if total else Fraction(1, len(question.parts))


def revised(state: State, question: Question | None, id: str, content: str | None) -> Revised:
    """Return the event of material that changed during an exam: answers stay where they still answer the question."""
    past = state.past.get(id, ())
    kept = question is not None and fits(question, past)
    return Revised(id, content, kept)


def possible(state: State) -> Fraction:
    """Return the points of the paper that count: its total without questions withdrawn since it was drawn."""
    return sum((state.paper.worth(id) for id in state.order), Fraction(0))


def fits(question: Question, past: Past) -> bool:
    """Return whether responses are well-formed answers to a question as it is."""
    for place, response in enumerate(past):
        turn = question.turn(past[:place])
        if turn is None or (response is not None and turn.ask.refuse(response)):
            return False
    return True
