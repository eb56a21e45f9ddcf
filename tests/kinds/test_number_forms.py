"""Two defensible ways of writing one number never differ in marks; other numbers never pass."""

from __future__ import annotations

from fractions import Fraction

import pytest

from number_forms import BLANKS, NUMBERS, pairs
from officer_quiz.kinds.base.ask import Blanks
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.numeric import Numeric
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.quantity import LONGEST, Quantity, quantity


def fill(stem: str, *answers: str) -> Question:
    question, faults = parse({"id": "f-1", "type": "fill", "stem": stem, "explain": "略", "answer": [*answers]})
    assert question is not None, faults
    return question


def test_the_tables_hold_two_hundred_pairs() -> None:
    assert len(list(pairs(BLANKS))) + len(list(pairs(NUMBERS))) >= 200


@pytest.mark.parametrize(("row", "typed", "right"), list(pairs(BLANKS)))
def test_a_blank(row: list[str], typed: str, right: bool) -> None:
    before, after, key = row
    assert fill(f"{before}____{after}", key).score([[typed]], PRACTICE) == Fraction(right)


@pytest.mark.parametrize(("row", "typed", "right"), list(pairs(NUMBERS)))
def test_a_number(row: list[str], typed: str, right: bool) -> None:
    unit, key = row
    ask = Blanks((unit,), "number", unit)
    value = ask.number(typed)
    assert (value == Fraction(key)) is right
    assert (ask.refuse([typed]) is None) is (value is not None)


def test_each_blank_has_what_stands_around_it() -> None:
    question = fill("____小时内，____日内。", "八", "八")
    assert question.score([["8小时", "8日"]], PRACTICE) == 1
    assert question.score([["8日", "8小时"]], PRACTICE) == 0


def test_a_unit_that_looks_like_a_number_hides_none() -> None:
    assert Blanks(("0",), "number", "0").number("0") == 0
    assert Blanks(("0",), "number", "0").refuse(["0"]) is None


def test_a_number_is_read_only_so_far() -> None:
    assert quantity("9" * LONGEST) == Quantity(Fraction(10**LONGEST - 1), "")
    assert quantity("9" * (LONGEST + 1)) is None


@pytest.mark.parametrize(("written", "told"), [("1e5", "100000"), ("1E-3", "0.001"), ("500.0", "500.0"), ("-2", "-2")])
def test_a_number_is_told_as_it_can_be_typed(written: str, told: str) -> None:
    data = {"id": "n-1", "type": "numeric", "stem": "几元？", "answer": written, "unit": "元", "tolerance": "1e1"}
    question, faults = parse({**data, "explain": "略"})
    assert isinstance(question, Numeric), faults
    assert question.key() == [told]
    assert question.score(([told],), PRACTICE) == 1
    assert question.rule(PRACTICE).args == {"tolerance": "10"}
