"""Playing a session: turns, answers, feedback, and what changed since last time."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from officer_quiz.kinds.base.ask import Choose, Part, Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.scoring import PRACTICE, rules
from officer_quiz.session.conduct.practice import Practice, answer, feedback, next_turn, recheck
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Answered, Revised, Started
from officer_quiz.session.modes import MODES
from officer_quiz.session.modes import PRACTICE as PRACTICE_MODE
from officer_quiz.session.state import State, apply, fold

CHOICES = {letter: f"选项{letter}" for letter in "ABCDEF"}
MULTIPLE = {"id": "m-1", "type": "multiple", "stem": "选哪些？", "choices": CHOICES, "answer": "ACD", "points": "2"}
PARTS: list[dict[str, Any]] = [
    {"id": "c-1-1", "type": "single", "stem": "选哪个？", "choices": CHOICES, "answer": "B"},
    {"id": "c-1-2", "type": "single", "stem": "再选哪个？", "choices": CHOICES, "answer": "C", "points": "3"},
]
CASE = {"id": "c-1", "type": "case", "facts": "案情。", "questions": PARTS}


def question(data: dict[str, Any]) -> Question:
    built, faults = parse(data)
    assert built is not None, faults
    return built


def started(*ids: str, seed: str = "2026") -> State:
    return fold([Started("practice", tuple((id, "old") for id in ids), seed, "subset_half", "2026-11-23")])


def order(state: State, asked: Question) -> str:
    turn = next_turn(state, asked)
    assert turn is not None
    assert isinstance(turn.ask, Choose)
    return "".join(option.key for option in turn.ask.options)


def test_a_turn_is_laid_out_for_the_seed() -> None:
    asked = question(MULTIPLE)
    assert sorted(order(started("m-1"), asked)) == list("ABCDEF")
    assert order(started("m-1"), asked) == order(started("x", "m-1"), asked)
    assert len({order(started("m-1", seed=str(seed)), asked) for seed in range(5)}) > 1


def test_a_question_that_is_not_shuffled() -> None:
    asked = question({**MULTIPLE, "shuffle": "false"})
    assert {order(started("m-1", seed=str(seed)), asked) for seed in range(5)} == {"ABCDEF"}


def test_each_part_of_a_case_is_laid_out_on_its_own() -> None:
    asked, orders = question(CASE), set()
    for seed in range(5):
        state = started("c-1", seed=str(seed))
        first = order(state, asked)
        state = apply(state, answer(state, asked, ["B"], PRACTICE))
        orders.add(first == order(state, asked))
    assert False in orders


@pytest.mark.parametrize(
    ("response", "fraction"),
    [(["D", "A", "C"], "1"), (["A"], "1/4"), (["A", "C"], "1/2"), (["A", "B"], "0"), (None, "0")],
)
def test_an_answer_that_finishes_carries_its_result(response: list[str] | None, fraction: str) -> None:
    state = started("m-1")
    assert answer(state, question(MULTIPLE), response, PRACTICE) == Answered("m-1", response, fraction, "2", "multiple")


def test_the_session_s_rules_mark_it() -> None:
    given = answer(started("m-1"), question(MULTIPLE), ["A", "C"], rules("exact"))
    assert given == Answered("m-1", ["A", "C"], "0", "2", "multiple")


def test_an_answer_in_the_middle_has_no_result() -> None:
    state, asked = started("c-1"), question(CASE)
    first = answer(state, asked, ["B"], PRACTICE)
    assert first == Answered("c-1", ["B"])
    state = apply(state, first)
    assert answer(state, asked, ["A"], PRACTICE) == Answered("c-1", ["A"], "1/4", str(asked.worth), "case")


def test_a_skipped_part_goes_on_to_the_next() -> None:
    state, asked = started("c-1"), question(CASE)
    state = apply(state, answer(state, asked, None, PRACTICE))
    turn = next_turn(state, asked)
    assert turn is not None
    assert (turn.prompt, turn.part) == ("再选哪个？", Part(2, 2, "single"))
    assert answer(state, asked, ["C"], PRACTICE).fraction == "3/4"


@pytest.mark.parametrize("response", [[], ["A", "A"], ["Z"], {"A": "B"}, ["a"]])
def test_a_malformed_response_is_refused(response: Any) -> None:
    with pytest.raises(ValueError, match="malformed"):
        answer(started("m-1"), question(MULTIPLE), response, PRACTICE)


def test_a_finished_question_takes_no_answer() -> None:
    state, asked = started("m-1"), question(MULTIPLE)
    state = apply(state, answer(state, asked, ["A"], PRACTICE))
    assert next_turn(state, asked) is None
    with pytest.raises(ValueError, match="finished"):
        answer(state, asked, ["A"], PRACTICE)


def test_feedback_stands_as_it_stood_on_screen() -> None:
    state, asked = started("m-1"), question(MULTIPLE)
    shown = next_turn(state, asked)
    assert shown is not None
    state = apply(state, answer(state, asked, ["A", "C"], PRACTICE))
    reveal = feedback(state, asked, PRACTICE)
    assert reveal is not None
    assert reveal.ask == shown.ask
    assert (reveal.response, reveal.key) == (["A", "C"], ["A", "C", "D"])
    assert reveal.fraction == Fraction(1, 2)
    assert reveal.worth == 2


def test_each_part_of_a_case_is_revealed_when_it_is_finished() -> None:
    state, asked = started("c-1"), question(CASE)
    for response, key in ((["A"], ["B"]), (["C"], ["C"])):
        shown = next_turn(state, asked)
        assert shown is not None
        state = apply(state, answer(state, asked, response, PRACTICE))
        reveal = feedback(state, asked, PRACTICE)
        assert reveal is not None
        assert (reveal.ask, reveal.response, reveal.key) == (shown.ask, response, key)


def test_nothing_is_revealed_in_the_middle_of_a_question() -> None:
    essay = {"id": "e-1", "type": "essay", "stem": "论述。", "points": ["一", "二"], "model": "范文。"}
    state, asked = started("e-1"), question(essay)
    state = apply(state, answer(state, asked, ["我的答案"], PRACTICE))
    assert feedback(state, asked, PRACTICE) is None


def test_material_that_changed_is_told_for_unfinished_questions_only() -> None:
    state = started("done", "changed", "gone", "same")
    state = apply(state, Answered("done", ["A"], "1", "1"))
    state = apply(state, Answered("changed", ["A"]))
    now = {"done": "new", "changed": "new", "same": "old"}
    assert recheck(state, now.get, lambda _: None) == [Revised("changed", "new"), Revised("gone", None)]


def test_after_its_revision_nothing_has_changed() -> None:
    state = started("changed", "gone")
    now = {"changed": "new"}
    for event in recheck(state, now.get, lambda _: None):
        state = apply(state, event)
    assert recheck(state, now.get, lambda _: None) == []
    assert state.order == ("changed",)


def test_a_mode_that_keeps_answers_back_reveals_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = question(MULTIPLE)
    state = fold([Started("silent", ((asked.id, "1"),), "seed", "subset_half", "2026-11-23")])
    state = apply(state, answer(state, asked, ["A"], PRACTICE))
    monkeypatch.setitem(MODES, "silent", replace(PRACTICE_MODE, name="silent", reveals_each=False))
    assert feedback(state, asked, PRACTICE) is None
    monkeypatch.setitem(MODES, "silent", replace(PRACTICE_MODE, name="silent"))
    assert feedback(state, asked, PRACTICE) is not None


@pytest.mark.parametrize("past", [(["Z"],), (["A"],), (["A", "B"], ["A"]), ({"A": "B"},)])
def test_answers_that_are_none_to_the_question_are_asked_for_anew(past: tuple[Response, ...]) -> None:
    """Also those after which nothing is left to ask, though the question has no result."""
    state = replace(started("q-1"), past={"q-1": past})
    asked = question({**PARTS[0], "id": "q-1"})
    assert recheck(state, lambda _: "old", lambda _: asked) == [Revised("q-1", "old")]


def test_an_answer_that_leaves_something_to_ask_is_kept() -> None:
    essay = {"id": "e-1", "type": "essay", "stem": "论述。", "points": ["一", "二"], "model": "范文。"}
    state = replace(started("e-1"), past={"e-1": (["我的答案"],)})
    assert recheck(state, lambda _: "old", lambda _: question(essay)) == []


def test_when_time_is_up_a_question_begun_is_asked_to_its_end_and_no_other() -> None:
    time_is_up = False
    practice = Practice(Unrecorded(started("c-1", "m-1")), over=lambda: time_is_up)
    case = question(CASE)
    practice.answer(case, ["B"])
    time_is_up = True
    assert practice.current == "c-1" and not practice.state.finished
    practice.answer(case, ["C"])
    assert practice.current is None
    practice.finish()
    assert practice.state.finished
