"""Every kind in an exam: answered in turn, changed, read back from JSON, marked only at the end."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.question import Question
from officer_quiz.scoring import PRACTICE, rules
from officer_quiz.session.conduct.exam import entry, turn_at, written
from officer_quiz.session.events import Event, Moved, Revised, Scored, Started, Submitted, Written, decode, encode
from officer_quiz.session.marking import answeredness, possible, reveals, revised, scored
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import State, apply, fold


def started(*questions: Question) -> Started:
    ids = tuple(question.id for question in questions)
    part = Part("全部", ids, "3/2")
    paper = Paper("e", "考试", 30, "2026-11-23T09:00:00+00:00", "1", str(Fraction(3, 2) * len(ids)), "0", (part,))
    return Started("exam", tuple((id, "h") for id in ids), "种子", "subset_half", "2026-11-23", paper=paper)


def stored(events: list[Event]) -> State:
    told = json.loads(json.dumps([encode(event) for event in events], ensure_ascii=False))
    return fold(decode(name, data) for name, data in told)


def samples() -> list[Any]:
    return [
        pytest.param(name, sample.past, sample.fraction, id=f"{name}-{number}")
        for name in kinds.names()
        for number, sample in enumerate(kinds.kind(name).samples())
    ]


@pytest.mark.parametrize(("name", "past", "fraction"), samples())
def test_interrupted_after_every_event(name: str, past: Past, fraction: Fraction) -> None:
    question = example(name)
    events: list[Event] = [started(question), Moved(question.id)]
    asked = past[:1] if question.marked_by_trainer else past
    for place, response in enumerate(asked):
        state = stored(events)
        assert turn_at(state, question, place) is not None
        events.append(written(state, question, place, response))
    state = stored([*events, Submitted(by_clock=False)])
    mark = scored(state, question, PRACTICE)
    waits = question.marked_by_trainer and any(response is not None for response in past)
    assert mark == Scored(question.id, None if waits else str(fraction), "3/2", name)
    done = apply(state, mark)
    assert done.earned == (0 if waits else fraction * Fraction(3, 2))
    assert done.awaiting == ({question.id: Fraction(3, 2)} if waits else {})
    assert possible(done) == Fraction(3, 2)
    if not waits:
        assert [reveal for _, reveal in reveals(done, question, PRACTICE) if reveal]


@pytest.mark.parametrize("name", kinds.names())
def test_hints_stay_hidden_and_turns_are_shuffled_the_same_every_time(name: str) -> None:
    question = example(name)
    hinted = replace(question, hint="想一想")
    state = apply(None, started(question))
    turn = turn_at(state, hinted, 0)
    assert turn is not None and turn.hint == ""
    assert turn == turn_at(stored([started(question)]), hinted, 0)


def test_a_changed_part_of_a_case_leaves_the_others() -> None:
    case = example("case")
    state = apply(None, started(case))
    for place, response in enumerate((["A"], ["对"])):
        state = apply(state, written(state, case, place, response))
    assert answeredness(case, state.past[case.id]) == "answered"
    event = written(state, case, 0, ["B"])
    assert event == Written(case.id, (["B"], ["对"]))
    state = apply(state, written(apply(state, event), case, 0, None))
    assert state.past[case.id] == (None, ["对"])
    assert answeredness(case, state.past[case.id]) == "partly" and entry(state, case) == 0


def test_what_was_said_in_a_dialogue_stands() -> None:
    talk = example("dialogue")
    state = apply(None, started(talk))
    state = apply(state, written(state, talk, 0, ["A"]))
    assert entry(state, talk) == 1
    with pytest.raises(ValueError, match="cannot be answered"):
        written(state, talk, 0, ["B"])


def test_a_paper_is_closed_once_submitted() -> None:
    question = example("single")
    state = fold([started(question), Submitted(by_clock=True)])
    for event in (Written(question.id, (["A"],)), Moved(question.id), Submitted(by_clock=False)):
        with pytest.raises(ValueError, match="wrong side"):
            apply(state, event)
    state = apply(state, scored(state, question, PRACTICE))
    assert state.results[question.id].blank
    with pytest.raises(ValueError, match="already marked"):
        apply(state, scored(state, question, PRACTICE))


def test_nothing_is_marked_before_submitting() -> None:
    question = example("single")
    with pytest.raises(ValueError, match="wrong side"):
        apply(apply(None, started(question)), Scored(question.id, "1", "1", "single"))


def test_a_wrong_judgement_may_cost_points_and_a_blank_does_not() -> None:
    question = example("true_false")
    strict = rules("exact", Fraction(-1, 2))
    wrong = fold([started(question), Written(question.id, (["对"],)), Submitted(by_clock=False)])
    assert scored(wrong, question, strict).fraction == "-1/2"
    blank = fold([started(question), Submitted(by_clock=False)])
    assert scored(blank, question, strict).fraction == "0"


def test_material_that_changed_keeps_answers_that_still_fit() -> None:
    question = example("single")
    state = fold([started(question), Written(question.id, (["A"],))])
    event = revised(state, question, question.id, "new")
    assert event == Revised(question.id, "new", kept=True)
    assert apply(state, event).past[question.id] == (["A"],)
    other = replace(event, kept=False)
    assert question.id not in apply(state, other).past
    assert revised(state, example("fill"), question.id, "new").kept is False


def test_a_withdrawn_question_no_longer_counts() -> None:
    one, two = example("single"), example("multiple")
    state = fold([started(one, two), Revised(two.id, None)])
    assert possible(state) == Fraction(3, 2) and state.order == (one.id,)


def test_answers_that_are_none_to_the_question_are_shown_as_blank() -> None:
    question = example("single")
    state = stored([started(question), Written(question.id, (["Z"],)), Submitted(by_clock=False)])
    ((_, reveal),) = reveals(state, question, PRACTICE)
    assert reveal is not None and reveal.response is None and reveal.fraction == 0
