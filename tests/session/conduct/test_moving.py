"""Moving about in an exam: where one comes in, forward and back, what may be cleared, flags, and the deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from examples import example
from officer_quiz.session.clock import Clock
from officer_quiz.session.commands import Command
from officer_quiz.session.conduct.exam import Exam, TimeUp
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Event, Moved, Started, Written
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import fold

ENDS = datetime(2026, 11, 23, 9, tzinfo=UTC)
KINDS = ("single", "case", "dialogue", "true_false")
SINGLE, CASE, DIALOGUE, LAST = IDS = tuple(f"example-{kind.replace('_', '-')}-1" for kind in KINDS)


QUESTIONS = {question.id: question for question in map(example, KINDS)}


def exam(*events: Event, left: int = 60) -> Exam:
    """Return an exam of four questions, a case and a conversation among them, after these events."""
    paper = Paper("e", "考试", 30, ENDS.isoformat(), "1", "4", "0", (Part("全部", IDS, "1"),))
    started = Started("exam", tuple((id, "h") for id in IDS), "种子", "exact", "2026-11-23", paper=paper)
    clock = Clock(ENDS, lambda: ENDS - timedelta(seconds=left))
    return Exam(Unrecorded(fold([started, *events])), QUESTIONS.__getitem__, clock)


def where(exam: Exam) -> tuple[str, int]:
    return exam.here, exam.place


@pytest.mark.parametrize(
    ("past", "place"),
    [((), 0), ((["A"],), 1), ((None, ["对"]), 0), ((["A"], None), 1), ((["A"], ["对"]), 0)],
)
def test_one_comes_into_a_case_at_the_first_part_without_an_answer(
    past: tuple[list[str] | None, ...], place: int
) -> None:
    events = [Written(CASE, past)] if past else []
    assert where(exam(*events, Moved(CASE))) == (CASE, place)


def test_one_comes_into_a_conversation_where_it_has_got_to() -> None:
    assert where(exam(Written(DIALOGUE, (["B"],)), Moved(DIALOGUE))) == (DIALOGUE, 1)


def test_back_goes_part_by_part_and_from_the_first_question_to_the_last() -> None:
    sat = exam(Written(CASE, (["A"],)), Moved(CASE))
    moves = []
    for _ in range(4):
        sat.back()
        moves.append(where(sat))
    assert moves == [(CASE, 0), (SINGLE, 0), (LAST, 0), (DIALOGUE, 0)]


def test_forward_goes_part_by_part_and_stays_at_the_last_question() -> None:
    sat = exam()
    moves = []
    for _ in range(4):
        assert sat.forward() is False
        moves.append(where(sat))
    assert moves == [(CASE, 0), (CASE, 1), (DIALOGUE, 0), (LAST, 0)]
    assert sat.forward() is True
    assert where(sat) == (LAST, 0)
    assert sat.state.past == {CASE: (None,)}, "the part gone past is left blank"
    assert [sat.numbers(wanted) for wanted in ("answered", "partly", "blank")] == [[], [], [1, 2, 3, 4]]


def test_what_has_an_answer_can_be_cleared() -> None:
    sat = exam(Written(CASE, (["A"], ["对"])), Moved(CASE))
    assert (sat.given, Command.CLEAR in sat.allowed) == (["A"], True)
    sat.clear()
    assert (sat.given, Command.CLEAR in sat.allowed) == (None, False)
    assert sat.state.past[CASE] == (None, ["对"])
    assert sat.answered(CASE) == "partly"


def test_a_flag_is_set_and_cleared() -> None:
    sat = exam()
    assert (sat.flag(), sat.state.flagged) == (True, frozenset({SINGLE}))
    assert (sat.flag(), sat.state.flagged) == (False, frozenset())


def test_at_the_deadline_nothing_is_recorded_any_more() -> None:
    sat = exam(left=0)
    before = sat.state
    for move in (sat.flag, sat.forward, sat.back, lambda: sat.answer(["A"])):
        with pytest.raises(TimeUp):
            move()
    assert sat.state == before
