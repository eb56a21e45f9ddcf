"""Groups: who may be compared, what is weakest, what changed, which hand-in of a paper counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from statistics import correlation

import pytest

from officer_quiz.analysis.gathered import gathered
from officer_quiz.analysis.groups import changes, counted, groups, weakest
from officer_quiz.analysis.items import items
from officer_quiz.results.marks import Marked, Person, QuestionMark, Sat, Total

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def total(*key: str, people: int = 9, answers: int = 20, earned: float = 10, worth: float = 20) -> Total:
    return Total(key, people, answers, 1, earned, worth, None)


def test_four_people_are_not_shown_and_five_are() -> None:
    found = groups([total("a", people=5), total("b", people=4), total("", people=9), total("c", worth=0)])
    assert [each.name for each in found.rows] == ["a"] and found.hidden == 1
    assert [each.share for each in found.rows] == [0.5]
    assert [each.name for each in groups([total("b", people=1)], 1).rows] == ["b"]


def test_the_weakest_topics_need_ten_answers() -> None:
    found = groups([total("a"), total("b", earned=5), total("c", earned=1, answers=9), total("d", earned=15)])
    assert [each.name for each in weakest(found, 2)] == ["b", "a"]


def test_what_went_down_most_comes_first() -> None:
    rows = [("a", "10", 10), ("a", "11", 8), ("b", "10", 4), ("b", "11", 12), ("c", "11", 5)]
    found = groups([total(name, month, earned=earned) for name, month, earned in rows])
    assert [(each.name, round(each.by, 2)) for each in changes(found, "10", "11")] == [("a", -0.1), ("b", 0.4)]


def sat(name: str, earned: int, at: datetime, waiting: int = 0) -> Sat:
    return Sat(
        "x", Person(name), "P", "卷", "A", None, at, Fraction(earned), Fraction(10), waiting, Fraction(6), "sound"
    )


def test_of_a_person_the_first_hand_in_of_a_paper_counts() -> None:
    rows = [sat(str(place), place, NOON) for place in range(4, 10)]
    rows += [sat("4", 10, NOON + timedelta(hours=1)), sat("w", 10, NOON, waiting=1)]
    (paper,) = counted(rows)
    assert (paper.people, paper.waiting, paper.passed, paper.shown) == (6, 1, 4, True)
    assert paper.mean == pytest.approx(0.65) and paper.mark == 0.6
    assert paper.sd == pytest.approx(0.187083, abs=1e-6)
    assert paper.bins == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    (few,) = counted(rows[:4])
    assert not few.shown and "mean" not in few.data()


def marked(name: str, paper: str, at: datetime, **earned: int | None) -> Marked:
    rows = tuple(
        QuestionMark(
            id, "single", "b", "basic", (), "A", False, None if got is None else Fraction(got), Fraction(2), 30
        )
        for id, got in earned.items()
    )
    return Marked("x", paper, "A", "", Person(name), None, at, at, "", "", "", "sound", Fraction(1), rows)


def test_first_attempts_are_those_of_a_person_at_a_paper_and_at_a_question() -> None:
    found = gathered(
        [
            marked("a", "P", NOON, q1=2, q2=0),
            marked("a", "P", NOON, q1=0, q2=0),
            marked("b", "P", NOON, q1=0, q2=None),
            marked("a", "R", NOON, q1=0, q3=1),
        ]
    )
    assert {id: list(each.shares) for id, each in found.questions.items()} == {"q1": [1, 0], "q2": [0], "q3": [0.5]}
    assert [(each.earned, each.worth, each.waiting) for each in found.sittings] == [(2, 4, 0), (0, 2, 1), (1, 4, 0)]
    assert found.sittings[0].minutes == 1


def test_the_rest_is_a_share_where_a_question_is_in_papers_of_different_lengths() -> None:
    marks = [marked(f"a{place}", "P", NOON, q1=2 * (place > 3), q2=place % 3) for place in range(6)]
    marks += [marked(f"b{place}", "R", NOON, q1=2 * (place > 3), q3=place % 3, q4=2, q5=0) for place in range(6)]
    found = items(gathered(marks))[0]
    right = [float(place > 3) for place in range(6)] * 2
    rest = [place % 3 / 2 for place in range(6)] + [(place % 3 + 2) / 6 for place in range(6)]
    assert found.n == 12 and found.discrimination == pytest.approx(correlation(right, rest))
