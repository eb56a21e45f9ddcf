"""Readiness for a paper: what weighs how much, Wilson's interval, and when there is too little to say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from officer_quiz.bank.blueprint import Blueprint, Scoring, Section, Where
from officer_quiz.results.readiness import Readiness, Share, evenly, readiness, scored, shares_of, wilson


def plan(*sections: Section, multiple: Any = "subset_half") -> Blueprint:
    total = sum((each.size * each.points for each in sections), Fraction(0))
    return Blueprint(
        exam="e",
        title="考",
        minutes=1,
        pass_mark=total * Fraction(3, 5),
        total=total,
        scoring=Scoring(multiple=multiple),
        sections=[*sections],
    )


def share(weight: str, *scores: float) -> Share:
    return Share(Fraction(weight), tuple(map(Fraction, scores)))


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [(0.5, 20, 0.2993, 0.7007), (1, 10, 0.7225, 1), (0, 10, 0, 0.2775), (0.8, 100, 0.7112, 0.8666)],
)
def test_the_interval_is_wilsons(share: float, count: float, low: float, high: float) -> None:
    assert tuple(round(end, 4) for end in wilson(share, count)) == (low, high)


def test_banks_give_evenly_as_far_as_they_have_enough() -> None:
    assert evenly(12, {"a": 2, "b": 30, "c": 30}) == {"a": 2, "b": 5, "c": 5}
    assert evenly(10, {"a": 30, "b": 30}) == {"a": 5, "b": 5}
    assert evenly(9, {"a": 2, "b": 3}) == {"a": 2, "b": 3}
    assert evenly(3, {}) == {}


def test_a_section_weighs_its_points_and_its_levels() -> None:
    where = Where(levels={"basic": 75, "advanced": 25})
    one = Section(title="甲", kinds=["single"], count=8, points=Fraction(2), where=where)
    other = Section(title="乙", kinds=["case"], count=1, points=Fraction(4))
    blueprint = plan(one, other)
    counts = {("a", "basic"): 10, ("b", "basic"): 10, ("a", "advanced"): 3}
    seen = {"a1": ("a", "basic"), "a2": ("a", "basic"), "a3": ("a", "advanced")}
    score = {"a1": Fraction(1), "a2": Fraction(0), "a3": Fraction(1, 2)}
    assert [*shares_of(blueprint, one, counts, seen, score)] == [
        share("0.3", 1.0, 0.0),
        share("0.3"),
        share("0.2", 0.5),
    ]
    assert [*shares_of(blueprint, other, {("a", "basic"): 1, ("a", "advanced"): 2}, seen, score)] == [
        share("0.2", 1.0, 0.0, 0.5)
    ]


def test_what_is_picked_by_hand_weighs_for_itself() -> None:
    picked = Section(title="甲", ids=["a", "b"], points=Fraction(5))
    assert [*shares_of(plan(picked), picked, {}, {}, {"a": Fraction(1, 2)})] == [share("0.5", 0.5), share("0.5")]


def test_the_share_is_weighted_and_its_interval_widens_where_few_answers_stand_for_much() -> None:
    blueprint = plan(Section(title="甲", kinds=["single"], count=10))
    even = readiness(blueprint, [share("0.5", *[1.0] * 10), share("0.5", *[0.0] * 10)])
    assert (float(even.share), round(even.low, 4), round(even.high, 4)) == (0.5, 0.2993, 0.7007)
    uneven = readiness(blueprint, [share("0.9", *[1.0] * 2), share("0.1", *[0.0] * 18)])
    assert (uneven.share, uneven.answered, uneven.covered) == (Fraction(9, 10), 20, Fraction(1))
    assert (round(uneven.low, 4), round(uneven.high, 4)) == (0.3185, 0.9943)


def test_too_little_says_nothing() -> None:
    blueprint = plan(Section(title="甲", kinds=["single"], count=10))
    few = readiness(blueprint, [share("1.0", *[1.0] * 19)])
    narrow = readiness(blueprint, [share("0.49", *[1.0] * 30), share("0.51")])
    none = readiness(blueprint, [share("1.0")])
    for each in (few, narrow, none):
        told = each.data()
        assert (told["share"], told["low"], told["high"], told["standing"]) == (None, None, None, "few")
    assert (none.answered, none.covered, narrow.covered) == (0, Fraction(0), Fraction("0.49"))
    enough = readiness(blueprint, [share("0.5", *[1.0] * 20), share("0.5")])
    assert enough.data() == {
        "exam": "e",
        "title": "考",
        "pass": 0.6,
        "answered": 20,
        "covered": 0.5,
        "share": 1.0,
        "low": 0.8389,
        "high": 1.0,
        "standing": "above",
    }


@pytest.mark.parametrize(
    ("low", "high", "standing"),
    [(0.625, 0.9, "above"), (0.59, 0.9, "open"), (0.1, 0.625, "open"), (0.1, 0.62, "below")],
)
def test_the_pass_mark_is_below_in_or_above_the_interval(low: float, high: float, standing: str) -> None:
    assert Readiness("e", "考", Fraction(5, 8), 20, Fraction(1), Fraction(1, 2), low, high).standing == standing


@pytest.mark.parametrize(
    ("fraction", "kind", "rule", "score"),
    [
        ("3/4", "multiple", "subset_half", 0.75),
        ("3/4", "multiple", "exact", 0),
        ("1", "indefinite", "exact", 1),
        ("3/4", "case", "exact", 0.75),
        ("-1/2", "true_false", "exact", 0),
    ],
)
def test_part_of_a_multiple_choice_counts_as_the_blueprint_says(
    fraction: str, kind: str, rule: str, score: float
) -> None:
    blueprint = plan(Section(title="甲", kinds=["single"], count=10), multiple=rule)
    assert scored(Fraction(fraction), kind, blueprint) == score
