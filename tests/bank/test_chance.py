"""What chance earns: each choice in as many rounds as any other, so that twenty rounds come close to very many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest

from officer_quiz.bank import chance
from officer_quiz.bank.chance import ROUNDS, by_chance
from officer_quiz.bank.guessing import STEPS, Judged
from officer_quiz.bank.replaying import Replayed
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.kinds.ranking import Ranking
from officer_quiz.kinds.rating import Rating
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.document import read


def example(kind: type[Judged]) -> Judged:
    question, _ = parse(read("x", kind.EXAMPLE.encode()).data)
    assert isinstance(question, kind)
    return question


@pytest.mark.parametrize(("things", "often"), [("AB", {10}), ("ABC", {6, 7}), ("ABCD", {5}), ("ABCDE", {4})])
def test_each_thing_is_drawn_as_often_as_any_other(things: str, often: set[int]) -> None:
    drawn = chance._drawn(things, "question:1")
    assert len(drawn) == ROUNDS
    assert set(Counter(drawn).values()) == often and set(drawn) == set(things)
    assert drawn == chance._drawn(things, "question:1") != chance._drawn(things, "question:2")


def test_of_more_things_than_rounds_none_is_drawn_twice() -> None:
    drawn = chance._drawn(range(30), "question")
    assert len(set(drawn)) == ROUNDS
    assert drawn != chance._drawn(range(30), "another")


def test_best_and_worst_of_five_come_in_all_their_pairs() -> None:
    question = example(BestWorst)
    assert isinstance(question, BestWorst) and len(question.actions) == 5
    assert by_chance(question, PRACTICE) == 0.5


def test_each_action_gets_each_value_as_often() -> None:
    question = example(Rating)
    assert isinstance(question, Rating) and question.scale == 5
    alike = [question.mark(dict.fromkeys(question.actions, str(value)), PRACTICE) for value in range(1, 6)]
    assert by_chance(question, PRACTICE) == float(sum(alike, Fraction(0)) / 5)


def test_orders_are_drawn_from_all_of_them() -> None:
    question = example(Ranking)
    assert isinstance(question, Ranking)
    orders = [tuple(str(key) for key in order) for order in chance._responses(question)]
    assert len(set(orders)) > ROUNDS / 2
    assert all(sorted(order) == ["1", "2", "3", "4"] for order in orders)
    assert by_chance(question, PRACTICE) == pytest.approx(0.375, abs=0.1)  # the mean of all 24 orders


def test_conversations_come_close_to_very_many_played_freely() -> None:
    question = example(Dialogue)
    assert isinstance(question, Dialogue)
    lot, talk = Random(1), Replayed(question)

    def freely(texts: Mapping[str, str]) -> str:
        return lot.choice([*texts])

    many = [talk.fraction(freely, STEPS) for _ in range(2000)]
    assert by_chance(question, PRACTICE) == pytest.approx(float(sum(many, Fraction(0)) / 2000), abs=0.05)
