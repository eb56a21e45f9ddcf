"""Every kind in a session: interrupted after any event and read back from JSON, it goes on exactly as it would have."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Choose, Past, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.conduct.practice import answer, feedback, next_turn
from officer_quiz.session.events import Event, Finished, Flagged, Resumed, Started, decode, encode
from officer_quiz.session.state import State, apply, fold

LONGEST = 40
"""More turns than any example has: a question that never ends fails instead of hanging."""
SEEDS = ("2026", "种子")


@dataclass(frozen=True, slots=True)
class Step:
    """What a session showed and knew after one answer."""

    event: Event
    turn: Turn | None
    reveal: Reveal | None
    state: State


def samples() -> list[Any]:
    return [
        pytest.param(name, sample.past, str(sample.fraction), id=f"{name}-{number}")
        for name in kinds.names()
        for number, sample in enumerate(kinds.kind(name).samples())
    ]


def started(question: Question, seed: str) -> Started:
    return Started("practice", ((question.id, "hash"),), seed, "subset_half", "2026-11-23")


def uninterrupted(name: str, past: Past, seed: str) -> list[Step]:
    """Play in one go: the same question object, the state kept in memory."""
    question = example(name)
    state = apply(None, started(question, seed))
    steps = []
    for response in past:
        event = answer(state, question, response, PRACTICE)
        state = apply(state, event)
        steps.append(Step(event, next_turn(state, question), feedback(state, question, PRACTICE), state))
    return steps


def stored(events: list[Event]) -> State:
    """The state as read back from JSON."""
    written = json.dumps([encode(event) for event in events], ensure_ascii=False)
    return fold(decode(kind, data) for kind, data in json.loads(written))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("name", "past", "fraction"), samples())
def test_interrupted_after_every_event(name: str, past: Past, fraction: str, seed: str) -> None:
    steps = uninterrupted(name, past, seed)
    events: list[Event] = [started(example(name), seed)]
    for response, step in zip(past, steps, strict=True):
        for between in (Resumed(), Flagged(example(name).id, True), Flagged(example(name).id, False)):
            events.append(between)
            before = stored(events)
        events.append(answer(before, example(name), response, PRACTICE))
        state = stored(events)
        assert events[-1] == step.event
        assert state == step.state
        assert next_turn(state, example(name)) == step.turn
        assert feedback(state, example(name), PRACTICE) == step.reveal
    result = state.results[example(name).id]
    assert str(result.fraction) == fraction
    assert state.current is None
    assert stored([*events, Finished()]).finished


@pytest.mark.parametrize("name", kinds.names())
def test_left_blank_to_the_end(name: str) -> None:
    question = example(name)
    state = apply(None, started(question, "2026"))
    for _ in range(LONGEST):
        state = apply(state, answer(state, question, None, PRACTICE))
        if question.id in state.results:
            break
    result = state.results[question.id]
    assert result.blank
    assert result.fraction == 0
    assert result.worth == question.worth
    assert next_turn(state, question) is None
    assert feedback(state, question, PRACTICE) is not None


@pytest.mark.parametrize(("name", "past", "fraction"), samples())
def test_feedback_shows_the_options_as_they_stood(name: str, past: Past, fraction: str) -> None:
    question = example(name)
    state = apply(None, started(question, "2026"))
    for response in past:
        shown = next_turn(state, question)
        assert shown is not None
        state = apply(state, answer(state, question, response, PRACTICE))
        reveal = feedback(state, question, PRACTICE)
        if reveal and keys(reveal.ask) == keys(shown.ask):
            assert reveal.ask == shown.ask
    assert reveal is not None


def keys(ask: Ask) -> tuple[str, list[str]]:
    """The kind of an ask and the keys in it, in no order."""
    match ask:
        case Choose(options=options):
            return "choose", sorted(option.key for option in options)
        case Arrange(items=items):
            return "arrange", sorted(item.key for item in items)
        case Assign(rows=rows, columns=columns):
            return "assign", [*sorted(row.key for row in rows), "|", *sorted(column.key for column in columns)]
        case _:
            return "blanks", []
