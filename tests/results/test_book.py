"""The wrong-answer book and mastery, from attempts alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from officer_quiz.results.attempts import Attempt
from officer_quiz.results.book import Miss, book
from officer_quiz.results.mastery import Strength, by_question, mastery, strengths
from officer_quiz.session.events import Starred

DAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = DAY.date()


def tried(day: float, fraction: float | None, question: str = "q") -> Attempt:
    given = None if fraction is None else Fraction(fraction)
    at = DAY + timedelta(days=day)
    return Attempt("s", "practice", question, "c", at, given, Fraction(1), (["A"],), 20.0, False)


def kept(*done: Attempt, stars: tuple[tuple[datetime, Starred], ...] = (), days: int = 3) -> dict[str, Miss]:
    return dict(book(done, stars, days, datetime.date))


def days(*numbers: int) -> frozenset[date]:
    return frozenset(TODAY + timedelta(days=number) for number in numbers)


def test_a_miss_stays_until_right_on_three_different_days() -> None:
    done = [tried(0, 0), tried(1, 1), tried(1.1, 1), tried(2, 1)]
    assert kept(*done)["q"] == Miss("q", (DAY,), days(1, 2))
    assert kept(*done, tried(5, 1))["q"] == Miss("q", (DAY,), days(1, 2, 5), standing="mastered")


def test_part_of_the_points_is_a_miss_and_a_blank_is_not() -> None:
    assert kept(tried(0, 0.5))["q"].missed == (DAY,)
    assert kept(tried(0, None)) == {} == kept(tried(0, 1))


def test_a_later_miss_begins_anew() -> None:
    done = [tried(0, 0), tried(1, 1), tried(2, 1), tried(3, 1), tried(4, 0)]
    assert kept(*done)["q"] == Miss("q", (DAY, DAY + timedelta(days=4)), frozenset())


def test_the_number_of_days_is_a_setting() -> None:
    assert kept(tried(0, 0), tried(1, 1), days=1)["q"].standing == "mastered"


def test_stars_put_in_and_take_out() -> None:
    star, drop = (DAY, Starred("q", True)), (DAY + timedelta(days=1), Starred("q", False))
    assert kept(stars=(star,))["q"] == Miss("q", starred=True)
    assert kept(stars=(star, drop))["q"] == Miss("q", standing="out")
    assert kept(tried(2, 0), stars=(star, drop))["q"].standing == "open"
    assert kept(stars=(drop,)) == {}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({0: 1.0}, 0.5),
        ({0: 1.0, 1: 1.0}, 5 / 6),
        ({0: 1.0, 1: 1.0, 2: 1.0}, 1.0),
        ({0: 1.0, 1: 1.0, 2: 1.0, 3: 0.0}, 1.0),
        ({0: 0.0, 1: 1.0, 2: 1.0}, 0.5),
        ({120: 1.0}, 0.25),
    ],
)
def test_mastery_rewards_being_right_lately_and_on_several_days(scores: dict[int, float], expected: float) -> None:
    assert mastery({TODAY - timedelta(days=ago): score for ago, score in scores.items()}, TODAY) == pytest.approx(
        expected
    )


def test_volume_on_one_day_counts_as_one_day() -> None:
    many = [tried(0, 1)] * 50
    assert by_question(many, TODAY, datetime.date) == by_question(many[:1], TODAY, datetime.date) == {"q": 0.5}


def test_the_weakest_group_comes_first_and_the_unanswered_last() -> None:
    groups = {"strong": ["a"], "none": ["z"], "weak": ["b", "c"]}
    assert strengths(groups, {"a": 1.0, "b": 0.5}) == [
        Strength("weak", 2, 1, 0.5),
        Strength("strong", 1, 1, 1.0),
        Strength("none", 1, 0, 0.0),
    ]
