"""The formulas of each kind, with the figures of the published rules and against slower ways to compute them."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.kinds.base.ask import Part
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.fill import same
from officer_quiz.scoring import MULTIPLE_RULES, PRACTICE, rules

COMMON = {"id": "q", "explain": "说明", "stem": "题？"}


def question(kind: str, **data: Any) -> Question:
    built, faults = parse({**COMMON, "type": kind, **data})
    assert faults == [] and built is not None
    return built


def points(rule: str, chosen: str) -> Fraction:
    choices = dict(zip("ABCDE", ("甲", "乙", "丙", "丁", "戊"), strict=True))
    asked = question("multiple", choices=choices, answer="ACD", points="2")
    return asked.score([list(chosen)], rules(rule)) * asked.worth


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("AC", (0, 1, Fraction(4, 3), Fraction(4, 3), Fraction(8, 5))),
        ("ACDE", (0, 0, 0, Fraction(4, 3), Fraction(8, 5))),
        ("AB", (0, 0, 0, 0, Fraction(4, 5))),
        ("ACD", (2, 2, 2, 2, 2)),
        ("A", (0, Fraction(1, 2), Fraction(2, 3), Fraction(2, 3), Fraction(6, 5))),
        ("BE", (0, 0, 0, 0, 0)),
    ],
)
def test_the_five_multi_select_rules(chosen: str, expected: tuple[Fraction, ...]) -> None:
    assert tuple(points(rule, chosen) for rule in MULTIPLE_RULES) == expected


def test_subset_half_stops_at_three_quarters() -> None:
    asked = question("multiple", choices=dict(zip("ABCDE", "甲乙丙丁戊", strict=True)), answer="ABCD")
    assert [asked.score([list("ABCD"[:n])], PRACTICE) for n in (1, 2, 3, 4)] == [
        Fraction(1, 4),
        Fraction(1, 2),
        Fraction(3, 4),
        1,
    ]


@pytest.mark.parametrize("answer", ["ACD", "A C D", "A、C、D", "a,c,d", ["A", "C", "D"]])
def test_keys_are_written_in_several_ways(answer: Any) -> None:
    asked = question("multiple", choices=dict(zip("ABCD", "甲乙丙丁", strict=True)), answer=answer)
    assert asked.score([["A", "C", "D"]], PRACTICE) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二十四", "24"),
        ("第十条", "第10条"),
        (" ２４ ", "二十四"),
        ("Police", "police"),
        ("人民警察，", "人民警察"),
        ("两", "2"),
        ("一百零八", "108"),
    ],
)
def test_these_fill_a_blank_alike(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(("one", "other"), [("12", "21"), ("八小时", "八"), ("警察", "警官"), ("第1条", "第1款")])
def test_these_do_not(one: str, other: str) -> None:
    assert same(one) != same(other)


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [("500", 1), ("500元", 1), ("５００", 1), ("502", 1), ("497.9", 0), ("-500", 0), ("5e2", None)],
)
def test_numbers(typed: str, fraction: int | None) -> None:
    asked = question("numeric", answer="500", unit="元", tolerance="2")
    turn = asked.turn([])
    assert turn is not None
    if fraction is None:
        assert turn.ask.refuse([typed]) is not None
    else:
        assert turn.ask.refuse([typed]) is None
        assert asked.score([[typed]], PRACTICE) == fraction


def test_decimal_numbers_are_exact() -> None:
    asked = question("numeric", answer="0.3", tolerance="0.1")
    assert [asked.score([[typed]], PRACTICE) for typed in ("0.2", "0.4", "0.19", "0.41")] == [1, 1, 0, 0]


@settings(max_examples=60)
@given(st.permutations([str(n) for n in range(1, 7)]))
def test_ordering_is_kendall_counted_pair_by_pair(order: list[str]) -> None:
    asked = question("ordering", steps=[f"第{n}步" for n in "甲乙丙丁戊己"])
    kept = sum(order.index(a) < order.index(b) for a, b in combinations("123456", 2))
    assert asked.score([order], PRACTICE) == max(Fraction(0), 2 * Fraction(kept, 15) - 1)


def test_one_swap_of_seven_steps_is_nineteen_of_twenty_one() -> None:
    asked = question("ordering", steps=[f"第{n}步" for n in "甲乙丙丁戊己庚"])
    assert asked.score([["1", "2", "3", "5", "4", "6", "7"]], PRACTICE) == Fraction(19, 21)


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_ranking_goes_from_one_for_the_key_to_nothing_for_the_farthest(count: int) -> None:
    asked = question("ranking", scene="景", actions=[f"做法{n}" for n in "甲乙丙丁戊"[:count]])
    key = [str(n) for n in range(1, count + 1)]
    scores = {order: asked.score([list(order)], PRACTICE) for order in permutations(key)}
    assert scores[tuple(key)] == 1
    assert min(scores.values()) == 0 == scores[tuple(reversed(key))]
    assert sum(score == 1 for score in scores.values()) == 1


@pytest.mark.parametrize(
    ("scale", "expect", "given_", "mark"),
    [
        ("5", "5", "5", 1),
        ("5", "5", "4", Fraction(1, 2)),
        ("5", "4", "3", 0),
        ("5", "2", "1", Fraction(1, 2)),
        ("5", "3", "4", 0),
        ("5", "5", "3", 0),
        ("4", "3", "2", 0),
        ("4", "3", "4", Fraction(1, 2)),
    ],
)
def test_a_rating_one_step_off_counts_half_on_the_same_side(
    scale: str, expect: str, given_: str, mark: Fraction
) -> None:
    actions = {"A": {"do": "甲", "expect": expect}, "B": {"do": "乙", "expect": "1"}}
    asked = question("rating", scene="景", actions=actions, scale=scale)
    assert asked.score([{"A": given_, "B": "1"}], PRACTICE) == (Fraction(mark) + 1) / 2


@pytest.mark.parametrize(
    ("best", "worst", "fraction"),
    [
        ("A", "B", 1),
        ("A", "C", Fraction(3, 4)),
        ("C", "B", Fraction(3, 4)),
        ("C", "D", Fraction(1, 2)),
        ("B", "C", Fraction(1, 4)),
        ("C", "A", Fraction(1, 4)),
        ("B", "A", 0),
    ],
)
def test_best_and_worst(best: str, worst: str, fraction: Fraction) -> None:
    asked = question("best_worst", scene="景", actions=dict(zip("ABCD", "甲乙丙丁", strict=True)), best="A", worst="B")
    assert asked.score([{"best": best, "worst": worst}], PRACTICE) == fraction


def test_a_case_weighs_its_questions_by_points() -> None:
    part = {"type": "single", "stem": "问？", "choices": {"A": "甲", "B": "乙"}, "answer": "A", "explain": "说明"}
    case, faults = parse(
        {
            "id": "c",
            "type": "case",
            "facts": "案情",
            "questions": [{**part, "id": "c-1", "points": "3"}, {**part, "id": "c-2"}],
            "points": "2",
        }
    )
    assert faults == [] and case is not None
    assert case.score([["A"], ["B"]], PRACTICE) == Fraction(3, 4)
    assert case.score([None, ["A"]], PRACTICE) == Fraction(1, 4)
    turn = case.turn([["A"]])
    assert turn is not None
    assert turn.part == Part(2, 2, "single")
    assert [(passage.role, passage.keep) for passage in turn.context] == [("facts", True)]


def dialogue(**nodes: Any) -> Question:
    endings = {"good": {"text": "好", "outcome": "good"}, "bad": {"text": "坏", "outcome": "bad"}}
    built, faults = parse(
        {
            "id": "d",
            "type": "dialogue",
            "objective": "目标",
            "scene": "景",
            "start": "a",
            "nodes": nodes,
            "endings": endings,
            "explain": "说明",
        }
    )
    assert faults == [] and built is not None
    return built


def test_a_violation_caps_a_conversation_and_is_told_with_its_law() -> None:
    asked = dialogue(
        a={
            "line": "甲",
            "replies": [
                {"say": "好", "points": "1", "to": "b", "feedback": "对"},
                {
                    "say": "坏",
                    "points": "0",
                    "to": "bad",
                    "feedback": "错",
                    "violation": "呵斥",
                    "cite": "《某法》第一条",
                },
            ],
        },
        b={
            "line": "乙",
            "replies": [
                {"say": "好", "points": "9", "to": "good", "feedback": "对"},
                {
                    "say": "险",
                    "points": "8",
                    "to": "good",
                    "feedback": "险",
                    "violation": "越权",
                    "cite": "《某法》第二条",
                },
            ],
        },
    )
    assert asked.score([["A"], ["A"]], PRACTICE) == 1
    assert asked.score([["A"], ["B"]], PRACTICE) == Fraction(59, 100)  # 9 of 10, capped
    assert asked.score([["B"]], PRACTICE) == 0
    assert asked.reveal([["A"]], PRACTICE) is None
    reveal = asked.reveal([["A"], ["B"]], PRACTICE)
    assert reveal is not None
    assert reveal.ending == ("好", "good")
    assert [(note.about, note.points, note.violation, note.citations) for note in reveal.notes] == [
        ("好", (Fraction(1), Fraction(1)), "", ()),
        ("险", (Fraction(8), Fraction(9)), "越权", ("《某法》第二条",)),
    ]


@settings(max_examples=60)
@given(st.sets(st.sampled_from("ABCDE"), min_size=1), st.sets(st.sampled_from("ABCDE"), min_size=2))
def test_every_rule_stays_between_nothing_and_full_marks(chosen: set[str], keys: set[str]) -> None:
    for name, rule in MULTIPLE_RULES.items():
        fraction = rule(frozenset(keys), frozenset(chosen), 5)
        assert 0 <= fraction <= 1
        assert (fraction == 1) == (chosen == keys), name


CORRECTED = rules("exact", chance_corrected=True)


def _rating(expected: str, scale: str = "5") -> Question:
    actions = {
        letter: {"do": letter, "expect": each, "why": "因为"} for letter, each in zip("ABCDEF", expected, strict=False)
    }
    return question("rating", scene="景", actions=actions, scale=scale)


@pytest.mark.parametrize(
    ("expected", "answer", "fraction"),
    [
        ("52512", "52512", Fraction(1)),
        ("52512", "22222", Fraction(0)),  # the best one value for all: 2.5 of 5
        ("52512", "52555", Fraction(1, 5)),  # (3/5 - 1/2) / (1 - 1/2)
        ("52512", "11111", Fraction(0)),
        ("51", "41", Fraction(1, 2)),  # (3/4 - 1/2) / (1 - 1/2)
        ("555", "555", Fraction(1)),  # nothing to correct
    ],
)
def test_ratings_corrected_for_chance(expected: str, answer: str, fraction: Fraction) -> None:
    response = dict(zip("ABCDEF", answer, strict=False))
    assert _rating(expected).score([response], CORRECTED) == fraction


@given(st.lists(st.integers(1, 5), min_size=2, max_size=6), st.integers(1, 5))
def test_one_value_for_all_earns_nothing_once_corrected(expected: list[int], value: int) -> None:
    asked = _rating("".join(map(str, expected)))
    response = dict.fromkeys(list("ABCDEF")[: len(expected)], str(value))
    left = asked.score([response], PRACTICE) if len(set(expected)) == 1 else 0  # nothing to correct there
    assert asked.score([response], CORRECTED) == left


def test_random_choices_of_best_and_worst_earn_nothing_on_the_average_before_the_floor() -> None:
    asked = question(
        "best_worst", scene="景", actions=dict.fromkeys("ABCDE", "") | {k: k for k in "ABCDE"}, best="B", worst="E"
    )
    plain = [asked.score([{"best": b, "worst": w}], PRACTICE) for b, w in permutations("ABCDE", 2)]
    assert sum(plain) / len(plain) == Fraction(1, 2)
    corrected = {(b, w): asked.score([{"best": b, "worst": w}], CORRECTED) for b, w in permutations("ABCDE", 2)}
    assert corrected["B", "E"] == 1
    assert corrected["B", "C"] == corrected["D", "E"] == Fraction(1, 2)
    assert corrected["A", "C"] == corrected["E", "B"] == 0


def test_what_needs_no_correction_is_marked_as_before() -> None:
    asked = question("true_false", answer="对")
    assert asked.score([["T"]], CORRECTED) == asked.score([["T"]], PRACTICE)
