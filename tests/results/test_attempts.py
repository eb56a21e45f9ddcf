"""How long each question took: the time before an event goes to the question at hand, and marking takes none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from officer_quiz.results.attempts import attempts, time_each, until
from officer_quiz.results.pace import spent
from officer_quiz.session.events import (
    Answered,
    Event,
    Finished,
    Moved,
    Scored,
    Stamped,
    Started,
    Submitted,
    Undone,
    Written,
)
from officer_quiz.session.paper import Paper, Part

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
PART = Part("单选", ("a", "b"), "1")
PAPER = Paper("e", "小考", 30, "2026-11-23T08:30:00+00:00", "1", "2", "0", (PART,))


def moments(mode: str, *timed: tuple[int, Event]) -> list[Stamped]:
    """Return a session of two questions, with what happened after so many seconds."""
    paper = PAPER if mode == "exam" else None
    started = Started(mode, (("a", "1"), ("b", "2")), "s", "exact", "2026-11-23", paper=paper)
    return [Stamped(START + timedelta(seconds=after), event) for after, event in ((0, started), *timed)]


EXAM = moments(
    "exam",
    (0, Moved("a")),
    (10, Written("a", (["A"],))),
    (15, Moved("b")),
    (40, Written("b", (["B"],))),
    (45, Moved("a")),
    (48, Submitted(False)),
    (58, Scored("a", "1", "1", "single")),
    (108, Scored("b", "0", "1", "single")),
    (208, Finished()),
)


def test_in_an_exam_time_goes_to_the_question_at_hand_until_the_paper_is_handed_in() -> None:
    taken = {each.question: each.seconds for each in attempts("s", EXAM)}
    assert taken == {"a": 18.0, "b": 30.0}


def test_what_each_question_took_is_told_without_the_marking() -> None:
    until_marked = [each for each in EXAM if not isinstance(each.event, Finished)]
    assert time_each(until_marked) == {"a": 18.0, "b": 30.0}


def test_a_clock_set_back_takes_no_time_away() -> None:
    session = moments("practice", (7, Answered("a", ["A"], "1", "1")), (-3600, Answered("b", ["B"], "0", "1")))
    assert time_each(session) == {"a": 7.0, "b": 0.0}
    assert spent(session) == timedelta(seconds=7)


def test_what_is_dated_after_now_is_left_for_its_time() -> None:
    session = moments("practice", (7, Answered("a", ["A"], "1", "1")), (9, Answered("b", ["B"], "0", "1")))
    made = list(attempts("s", session))
    assert [each.question for each in until(made, START + timedelta(seconds=7))] == ["a"]


def test_in_practice_time_goes_to_the_question_answered() -> None:
    session = moments("practice", (7, Answered("a", ["A"], "1", "1")), (12, Answered("b", ["B"], "0", "1")))
    assert time_each(session) == {"a": 7.0, "b": 5.0}


def test_an_answer_taken_back_is_no_attempt_and_the_next_counts_as_hinted() -> None:
    session = moments(
        "practice",
        (2, Answered("b", ["A"], "1", "1")),
        (7, Answered("a", ["A"], "0", "1")),
        (8, Undone("a", 1)),
        (12, Answered("a", ["B"], "1", "1")),
    )
    found = [(each.question, each.fraction, each.seconds, each.hinted, each.turns) for each in attempts("s", session)]
    assert found == [("b", Fraction(1), 2.0, False, 1), ("a", Fraction(1), 10.0, True, 1)]
