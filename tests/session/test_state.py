"""The fold over events."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.session.events import (
    Answered,
    Disputed,
    Event,
    Finished,
    Flagged,
    Resumed,
    Revised,
    Said,
    Started,
    Sure,
    Undone,
)
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import Result, State, apply, fold

STARTED = Started("practice", (("a", "1"), ("b", "2"), ("c", "3")), "seed", "subset_half", "2026-11-23")


def after(*events: Event) -> State:
    return fold([STARTED, *events])


def test_a_session_begins_with_nothing_answered() -> None:
    state = after()
    assert state == State(STARTED, {"a": "1", "b": "2", "c": "3"})
    assert state.order == ("a", "b", "c")
    assert state.current == "a"
    assert state.earned == state.possible == 0


def test_answers_are_counted_in_points() -> None:
    state = after(Answered("a", ["A"], "3/4", "2"), Answered("b", None, "0", "1/2"))
    assert state.past == {"a": (["A"],), "b": (None,)}
    assert state.results == {
        "a": Result(Fraction(3, 4), Fraction(2), blank=False),
        "b": Result(Fraction(0), Fraction(1, 2), blank=True),
    }
    assert (state.current, state.earned, state.possible) == ("c", Fraction(3, 2), Fraction(5, 2))


def test_a_turn_within_a_question_is_no_result() -> None:
    state = after(Answered("a", ["A"]), Answered("a", None))
    assert (state.past, state.results, state.current) == ({"a": (["A"], None)}, {}, "a")


def test_blank_means_that_every_turn_was() -> None:
    assert after(Answered("a", None), Answered("a", None, "0", "1")).results["a"].blank
    assert not after(Answered("a", ["A"]), Answered("a", None, "0", "1")).results["a"].blank
    assert not after(Answered("a", None), Answered("a", ["A"], "0", "1")).results["a"].blank


def test_all_done() -> None:
    done = after(*(Answered(id, ["A"], "1", "1") for id in "abc"))
    assert (done.current, done.finished) == (None, False)
    assert apply(done, Finished()).finished


def test_flags_are_set_and_cleared() -> None:
    assert after(Flagged("b", True), Flagged("c", True), Flagged("b", False)).flagged == {"c"}
    assert after(Flagged("b", False)).flagged == frozenset()


def test_disputes_are_kept_in_order() -> None:
    first, second = Disputed("b", "不对"), Disputed("a", "不清楚")
    assert after(first, second).disputes == (first, second)


def test_coming_back_changes_nothing() -> None:
    assert after(Resumed()) == after()


def test_a_revised_question_is_asked_anew() -> None:
    state = after(Answered("a", ["A"]), Revised("a", "9"))
    assert (state.past, state.contents["a"], state.current) == ({}, "9", "a")


def test_a_withdrawn_question_no_longer_counts() -> None:
    state = after(Answered("a", ["A"]), Answered("b", ["B"], "1", "1"), Revised("a", None))
    assert state.order == ("b", "c")
    assert state.current == "c"
    assert state.possible == 1
    assert "a" not in state.past


def test_no_state_is_changed_in_place() -> None:
    before = after(Answered("a", ["A"]))
    seen = (dict(before.past), dict(before.results), dict(before.contents))
    apply(before, Answered("a", ["B"], "1", "1"))
    apply(before, Revised("a", None))
    assert (dict(before.past), dict(before.results), dict(before.contents)) == seen


@pytest.mark.parametrize(
    "events",
    [
        [],
        [Finished()],
        [Answered("a", ["A"], "1", "1")],
        [STARTED, STARTED],
        [STARTED, Answered("z", ["A"])],
        [STARTED, Flagged("z", True)],
        [STARTED, Disputed("z", "?")],
        [STARTED, Revised("z", "1")],
        [STARTED, Answered("a", ["A"], "1", "1"), Answered("a", ["A"])],
        [STARTED, Answered("a", ["A"], "1", "1"), Revised("a", "9")],
        [STARTED, Revised("a", None), Answered("a", ["A"])],
        [STARTED, Finished(), Answered("a", ["A"])],
        [STARTED, Finished(), Finished()],
        [STARTED, Finished(), Resumed()],
        [STARTED, Answered("a", ["A"], "half", "1")],
        [STARTED, Answered("a", ["A"], "1/0", "1")],
    ],
    ids=lambda events: "-".join(type(event).__name__ for event in events) or "nothing",
)
def test_what_cannot_have_happened(events: list[Event]) -> None:
    with pytest.raises(ValueError, match=r"."):
        fold(events)


IDS = st.sampled_from("abc")
ANY: st.SearchStrategy[Event] = st.one_of(
    st.builds(Answered, IDS, st.one_of(st.none(), st.just(["A"]))),
    st.builds(Answered, IDS, st.just(["A"]), st.sampled_from(["0", "1/3", "1"]), st.sampled_from(["1", "5/2"])),
    st.builds(Flagged, IDS, st.booleans()),
    st.builds(Disputed, IDS, st.text(max_size=3)),
    st.builds(Revised, IDS, st.one_of(st.none(), st.just("9"))),
    st.just(Resumed()),
    st.just(Finished()),
)


@settings(max_examples=100)
@given(st.lists(ANY, max_size=12))
def test_whatever_is_accepted_adds_up(events: list[Event]) -> None:
    state = fold([STARTED])
    for event in events:
        try:
            state = apply(state, event)
        except ValueError:
            continue
    assert 0 <= state.earned <= state.possible
    assert set(state.results) <= set(state.order)
    assert state.current is None or state.current not in state.results
    assert (state.current is None) == (set(state.results) == set(state.order))


def test_an_answer_is_taken_back_with_how_sure_it_was() -> None:
    said = Sure("a", 1, "low", "1"), Sure("a", 2, "high", "0")
    state = after(Answered("a", ["A"]), said[0], Answered("a", ["B"], "1/2", "1"), said[1], Undone("a", 2))
    assert (state.past["a"], dict(state.sure["a"]), dict(state.results)) == ((["A"],), {1: said[0]}, {})
    assert (state.current, state.hinted) == ("a", frozenset({"a"}))


@pytest.mark.parametrize("event", [Undone("a", 1), Sure("a", 0, "low", "1"), Sure("b", 1, "low", "1"), Undone("x", 1)])
def test_only_the_last_answer_is_taken_back_or_said_to_be_sure(event: Event) -> None:
    with pytest.raises(ValueError, match=r"not its last|not in this session"):
        after(Answered("a", ["A"]), Answered("a", ["B"], "1", "1"), event)


def test_own_words_stand_beside_the_answer_that_comes_next() -> None:
    state = after(Said("a", 1, "甲"), Answered("a", ["A"]), Said("a", 2, "乙"), Said("b", 1, "丙"))
    assert state.said == {"a": {1: "甲", 2: "乙"}, "b": {1: "丙"}}
    assert apply(state, Revised("a", "9")).said == {"b": {1: "丙"}}
    assert apply(state, Revised("a", "9", kept=True)).said == state.said
    assert apply(state, Undone("a", 1)).said == state.said, "what was said is not taken back"


@pytest.mark.parametrize("event", [Said("a", 1, "x"), Said("a", 3, "x"), Said("b", 1, "x"), Said("x", 1, "x")])
def test_own_words_that_stand_beside_no_answer(event: Event) -> None:
    with pytest.raises(ValueError, match=r"not its next|nothing is said|not in this session"):
        after(Said("a", 1, "甲"), Answered("a", ["A"]), Answered("b", ["B"], "1", "1"), event)


def test_what_a_session_ended_by_the_clock_has_not_come_to_was_never_part_of_it() -> None:
    events: list[Event] = [Answered("b", ["A"], "1", "1"), Flagged("b", True), Flagged("c", True)]
    timed = fold([replace(STARTED, minutes=3), *events])
    assert timed.order == ("a", "b", "c")
    ended = apply(timed, Finished())
    assert (ended.order, ended.flagged, ended.current) == (("b",), frozenset({"b"}), None)
    assert after(*events, Finished()).order == ("a", "b", "c")


def test_a_paper_has_no_minutes_of_practice() -> None:
    paper = Paper("x", "卷", 30, "2026-11-23T13:00:00+00:00", "1", "3", "0", (Part("单选", ("a", "b", "c"), "1"),))
    assert fold([replace(STARTED, mode="exam", paper=paper)]).paper == paper
    with pytest.raises(ValueError, match="a clock of its own"):
        fold([replace(STARTED, mode="exam", paper=paper, minutes=3)])
