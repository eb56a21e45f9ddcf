"""Validation: every error of a model becomes a fault with a code, a path in the data and the right words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

import pytest

from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.text import shapes
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Key, Length, Pattern, Range, Reads, exact, listed
from officer_quiz.text.shapes import validate


@dataclass(frozen=True, kw_only=True)
class Reply:
    say: str
    points: Annotated[int, Range(0, 5)] = 0
    to: Annotated[str, Key("next")] = ""


@dataclass(frozen=True, kw_only=True)
class Ending:
    text: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Shape:
    id: Annotated[str, Pattern("^[a-z0-9-]+$"), Length(most=8)] = "a"
    stem: Annotated[str, Length(1)]
    level: Literal["basic", "intermediate", "advanced"] = "basic"
    posts: list[Literal["traffic", "station"]] = field(default_factory=list)
    answer: str | list[str] = ""
    cite: Annotated[list[str], Reads(listed)] = field(default_factory=list)
    nodes: dict[str, Reply] = field(default_factory=dict)
    mixed: list[Reply | str] = field(default_factory=list)
    either: Reply | Ending | None = None
    rules: dict[Literal["multiple", "single"], str] = field(default_factory=dict)
    checked: date | None = None
    shuffle: bool = True
    worth: Fraction = Fraction(1)
    exact: Decimal = Decimal(0)
    ratio: Annotated[float, Range(0, 1)] = 0.5
    steps: Annotated[list[str], Length(2, 3)] = field(default_factory=lambda: ["a", "b"])
    hint: Annotated[str, Length(2)] = "ab"


def test_digits_are_read_in_either_width() -> None:
    shape, found = validate(
        Shape, {"stem": "题", "checked": "２０２６－１１－２８", "exact": "１.５", "ratio": "０．５"}
    )
    assert found == []
    assert shape is not None
    assert (shape.checked, shape.exact, shape.ratio) == (date(2026, 11, 28), Decimal("1.5"), 0.5)
    assert exact("１／３") == Fraction(1, 3)
    nodes, found = validate(Shape, {"stem": "题", "nodes": {"A": {"say": "好", "points": "５"}}})
    assert nodes is not None
    assert nodes.nodes["A"].points == 5
    _, found = validate(Shape, {"stem": "题", "nodes": {"A": {"say": "好", "points": "９"}}})
    assert [fault.code for fault in found] == ["out-of-range"]


def faults(**data: Any) -> list[Fault]:
    shape, found = validate(Shape, {"stem": "题", **data})
    assert (shape is None) == bool(found)
    return found


def only(**data: Any) -> tuple[str, tuple[str | int, ...], Message]:
    found = faults(**data)
    assert len(found) == 1
    assert found[0].level == "error"
    return found[0].code, found[0].path, found[0].message


def test_sound_data_gives_the_model() -> None:
    shape, found = validate(
        Shape,
        {
            "stem": "题",
            "nodes": {"甲": {"say": "好", "points": "3", "next": "乙"}},
            "checked": "2026-11-23",
            "shuffle": "false",
            "worth": "0.5",
            "answer": ["A", "C"],
            "mixed": ["x", {"say": "y"}],
            "cite": "《警察法》第一条",
        },
    )
    assert found == []
    assert shape is not None
    assert (shape.checked, shape.shuffle, shape.worth) == (date(2026, 11, 23), False, Fraction(1, 2))
    assert (shape.nodes["甲"].points, shape.nodes["甲"].to) == (3, "乙")


def test_a_missing_key() -> None:
    shape, found = validate(Shape, {})
    assert shape is None
    assert found == [Fault("missing-key", ("stem",), Message("diagnostic.missing-key", {"key": "stem"}))]


def test_an_unknown_key_with_and_without_a_near_one() -> None:
    near = Message("diagnostic.unknown-key-near", {"key": "stme", "near": "stem"})
    assert faults(stme="x") == [Fault("unknown-key", ("stme",), near, on_key=True)]
    far = Message("diagnostic.unknown-key", {"key": "zzzz"})
    assert faults(zzzz="x") == [Fault("unknown-key", ("zzzz",), far, on_key=True)]


def test_the_key_meant_is_guessed_for_so_many_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "GUESSED", 1)
    found = [each.message.args.get("near") for each in faults(level="basics", stme="x", posst=[])]
    assert found == ["basic", None, None]


def test_an_unknown_key_is_compared_with_the_keys_of_its_own_place() -> None:
    assert only(nodes={"甲": {"say": "x", "sey": "y"}}) == (
        "unknown-key",
        ("nodes", "甲", "sey"),
        Message("diagnostic.unknown-key-near", {"key": "sey", "near": "say"}),
    )
    assert only(nodes={"甲": {"say": "x", "nxt": "y"}})[2].args["near"] == "next"
    assert only(nodes={"甲": {"say": "x", "steps": "y"}})[2].key == "diagnostic.unknown-key"


def test_an_unknown_value_names_the_right_ones() -> None:
    right = ("basic", "intermediate", "advanced")
    assert only(level="Basics") == (
        "unknown-value",
        ("level",),
        Message("diagnostic.unknown-value-near", {"value": "Basics", "near": "basic", "right": right}),
    )
    assert only(posts=["station", "港口"]) == (
        "unknown-value",
        ("posts", 1),
        Message("diagnostic.unknown-value", {"value": "港口", "right": ("traffic", "station")}),
    )


def test_an_unknown_key_of_a_mapping_with_fixed_keys() -> None:
    near = {"value": "multi", "near": "multiple", "right": ("multiple", "single")}
    assert faults(rules={"multi": "x"}) == [
        Fault(
            "unknown-value",
            ("rules", "multi"),
            Message("diagnostic.unknown-value-near", near),
            on_key=True,
        )
    ]


@pytest.mark.parametrize(
    ("data", "path", "expected", "found", "example"),
    [
        ({"stem": ["x"]}, ("stem",), "text", "list", "x"),
        ({"stem": ["x", "y"]}, ("stem",), "text", "list", ""),
        ({"stem": {"a": "x"}}, ("stem",), "text", "mapping", ""),
        ({"posts": "x"}, ("posts",), "list", "text", "[x]"),
        ({"steps": "治安，传唤、 x"}, ("steps",), "list", "text", "[治安, 传唤, x]"),
        ({"steps": "10"}, ("steps",), "list", "text", ""),
        ({"nodes": ["x"]}, ("nodes",), "mapping", "list", "A: x"),
        ({"nodes": "A：四小时 B：八小时"}, ("nodes",), "mapping", "text", "A: 四小时"),
        ({"nodes": "A、四小时"}, ("nodes",), "mapping", "text", "A: 四小时"),
        ({"nodes": {"甲": "x"}}, ("nodes", "甲"), "mapping", "text", "{say: …}"),
        ({"level": ["basic"]}, ("level",), "text", "list", "basic"),
        ({"worth": ["1"]}, ("worth",), "number", "list", ""),
        ({"nodes": {"甲": {"say": "x", "points": []}}}, ("nodes", "甲", "points"), "number", "list", ""),
        ({"shuffle": []}, ("shuffle",), "boolean", "list", ""),
        ({"checked": {}}, ("checked",), "date", "mapping", ""),
        ({"cite": {"a": "b"}}, ("cite",), "list", "mapping", ""),
        ({"answer": {"a": "b"}}, ("answer",), "text", "mapping", ""),
        ({"answer": ["A", ["B"]]}, ("answer", 1), "text", "list", "B"),
    ],
)
def test_a_wrong_shape(data: Any, path: Any, expected: str, found: str, example: str) -> None:
    shapes = {
        "expected": Message(f"diagnostic.shape-{expected}"),
        "found": Message(f"diagnostic.found-{found}"),
        "remedy": Message("diagnostic.write-so", {"example": example}) if example else Message("diagnostic.rewrite"),
    }
    assert only(**data) == ("wrong-shape", path, Message("diagnostic.wrong-shape", shapes))


@pytest.mark.parametrize("name", ["stem", "level", "posts", "answer", "cite", "shuffle", "worth", "nodes"])
def test_an_empty_value(name: str) -> None:
    assert only(**{name: None}) == ("empty-value", (name,), Message("diagnostic.empty-value"))


@pytest.mark.parametrize(
    ("data", "code", "wording"),
    [
        ({"worth": "两"}, "not-a-number", "not-a-number"),
        ({"exact": "x"}, "not-a-number", "not-a-number"),
        ({"ratio": "x"}, "not-a-number", "not-a-number"),
        ({"shuffle": "也许"}, "not-a-boolean", "not-a-boolean"),
        ({"checked": "2026-13-01"}, "not-a-date", "not-a-date"),
        ({"checked": "20261123"}, "not-a-date", "not-a-date"),
        ({"checked": "明天"}, "not-a-date", "not-a-date"),
        ({"id": "题1"}, "bad-id", "bad-id"),
    ],
)
def test_a_value_that_cannot_be_read(data: Any, code: str, wording: str) -> None:
    ((name, value),) = data.items()
    assert only(**data) == (code, (name,), Message(f"diagnostic.{wording}", {"value": value}))


def test_a_whole_number_says_so() -> None:
    assert only(nodes={"甲": {"say": "x", "points": "1.5"}}) == (
        "not-a-number",
        ("nodes", "甲", "points"),
        Message("diagnostic.not-a-whole-number", {"value": "1.5"}),
    )


@pytest.mark.parametrize(
    ("data", "code", "args"),
    [
        ({"stem": ""}, "empty-text", {}),
        ({"hint": "a"}, "too-short", {"bound": 2, "count": 1}),
        ({"id": "a-2345678"}, "too-long", {"bound": 8, "count": 9}),
        ({"steps": ["a"]}, "too-few", {"bound": 2, "count": 1}),
        ({"steps": list("abcd")}, "too-many", {"bound": 3, "count": 4}),
    ],
)
def test_a_length(data: Any, code: str, args: Any) -> None:
    assert only(**data) == (code, (next(iter(data)),), Message(f"diagnostic.{code}", args))


@pytest.mark.parametrize(
    ("data", "wording", "bound"),
    [
        ({"ratio": "-0.1"}, "least", "0.0"),
        ({"ratio": "1.1"}, "most", "1.0"),
        ({"nodes": {"甲": {"say": "x", "points": "-1"}}}, "least", "0"),
        ({"nodes": {"甲": {"say": "x", "points": "6"}}}, "most", "5"),
    ],
)
def test_a_number_out_of_range(data: Any, wording: str, bound: str) -> None:
    code, _, said = only(**data)
    assert code == "out-of-range"
    assert said == Message(f"diagnostic.out-of-range-{wording}", {"bound": bound})


def test_of_a_union_the_alternative_that_fits_best_is_told() -> None:
    assert only(mixed=["x", {"say": "y", "two": "z"}])[:2] == ("unknown-key", ("mixed", 1, "two"))
    assert only(mixed=[["x"]])[:2] == ("wrong-shape", ("mixed", 0))
    assert only(either={"text": "x", "outcom": "y", "outcome": "z"})[:2] == (
        "unknown-key",
        ("either", "outcom"),
    )
    assert only(mixed=["x", {}])[:2] == ("missing-key", ("mixed", 1, "say"))


def test_every_fault_is_told() -> None:
    found = faults(level="x", nodes={"甲": {"points": "x"}}, posts=["a", None])
    assert [(fault.code, fault.path) for fault in found] == [
        ("unknown-value", ("level",)),
        ("unknown-value", ("posts", 0)),
        ("empty-value", ("posts", 1)),
        ("missing-key", ("nodes", "甲", "say")),
        ("not-a-number", ("nodes", "甲", "points")),
    ]


@pytest.mark.parametrize("data", ["x", ["x"], None])
def test_data_that_is_no_mapping_at_all(data: Any) -> None:
    _, found = validate(Shape, data)
    assert [(fault.code, fault.path) for fault in found] == [("empty-value" if data is None else "wrong-shape", ())]


def test_a_long_value_is_shortened_in_the_message() -> None:
    value = only(level="长" * 50)[2].args["value"]
    assert value == "长" * 39 + "…"


@dataclass(frozen=True, kw_only=True)
class Odd:
    odd: Annotated[str, Reads(int)] = ""


def test_an_error_of_a_validator_is_told_in_its_words() -> None:
    _, found = validate(Odd, {"odd": "x"})
    assert [fault.code for fault in found] == ["bad-value"]
    assert "invalid literal" in str(found[0].message.args["words"])


def test_the_words_say_what_to_do() -> None:
    say = Wording("zh")
    assert say(only(stme="x")[2]) == "没有“stme”这个字段。是不是 stem？"
    assert say(only(stem=["x"])[2]) == "这里应是文字，写成了列表。请写成“x”这样。"
    assert Wording("en")(only(stem=["x"])[2]) == "This should be text, but is a list. Write it like “x”."
