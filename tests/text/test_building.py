"""Building plain data: what is kept beside a problem, what is refused, and the limits."""

from __future__ import annotations

from typing import Any

import pytest

from officer_quiz.text.building import MAX_ALIASED, MAX_DEPTH, Built, build
from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.source import Source


def built(text: str) -> Built:
    return build(Source.of("x.yaml", text))


def codes(text: str) -> list[str]:
    return [one.code for one in built(text).diagnostics]


@pytest.mark.parametrize(
    ("text", "data", "code"),
    [
        ("a: 一\nb: 二\na: 三\n", {"a": "一", "b": "二"}, "duplicate-key"),
        ("a: !!python/name:os.system 一\n", {"a": "一"}, "tag"),
        ("a: !!set {一, 二}\n", {"a": {"一": None, "二": None}}, "tag"),
        ("a: 一\n---\nb: 二\n", {"a": "一"}, "several-documents"),
        ('a: "\\a"\n', {"a": "\a"}, "control-character"),
    ],
)
def test_data_is_kept_beside_a_problem_that_leaves_it_clear(text: str, data: Any, code: str) -> None:
    assert codes(text) == [code]
    assert built(text).data == data


@pytest.mark.parametrize(
    ("text", "data", "code"),
    [
        ("a: &x {b: 一}\nc:\n  <<: *x\n", {"a": {"b": "一"}}, "merge-key"),
        ("[a]: 一\n", {}, "key-not-text"),
        ("? \n: 一\n", {}, "empty-key"),
        ("a: *x\nb: 二\n", {"b": "二"}, "unknown-alias"),
        ("a: &x [*x]\n", {}, "endless-alias"),
        ("a: 一\nb: [\n", {"a": "一"}, "unexpected-end"),
    ],
)
def test_what_is_not_clear_is_left_out(text: str, data: Any, code: str) -> None:
    assert codes(text) == [code]
    assert built(text).data == data
    assert built(text).torn == {()}


@pytest.mark.parametrize("text", ["[a\n", "[" * 100, "'a\n"])
def test_there_is_no_data_where_nothing_is_clear(text: str) -> None:
    assert len(codes(text)) == 1
    assert not built(text).data


def test_a_duplicate_names_the_line_of_the_first() -> None:
    (found,) = built("b: 一\na: 二\n\na: 三\n").diagnostics
    assert (found.line, found.column, found.message.args) == (4, 1, {"key": "a", "line": 2})


def test_a_quoted_merge_sign_is_a_key() -> None:
    assert built('"<<": 一\n').data == {"<<": "一"}


def test_a_syntax_error_stands_alone_in_its_question() -> None:
    assert codes("a:\n- b: !x 一\n  b: 二\n  c: 'd\n- e: !y 三\n") == ["unclosed-quote", "tag"]


def test_the_keys_of_a_dropped_value_have_no_place() -> None:
    marks = built("a: {b: 一}\na: {c: 二}\n").marks
    assert set(marks.keys) == {("a",), ("a", "b")}
    assert set(marks.values) == {(), ("a",), ("a", "b")}
    assert marks.keys["a",] == Mark(1, 1)


def test_an_alias_repeats_its_value_at_its_own_place() -> None:
    one = built("a: &x\n  b: 一\nc: *x\nd: &x 二\ne: *x\n")
    assert one.data == {"a": {"b": "一"}, "c": {"b": "一"}, "d": "二", "e": "二"}
    assert one.diagnostics == ()
    assert one.marks.values["c",] == Mark(3, 4)


def test_aliases_count_what_they_repeat() -> None:
    nine = "a: &x [" + "一," * 9 + "]\nb: ["
    most = MAX_ALIASED // 10
    assert codes(nine + "*x," * most + "]\n") == []
    assert codes(nine + "*x," * (most + 1) + "]\n") == ["too-many-aliases"]


def test_depth() -> None:
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["too-deep"]
    deep = "".join("  " * level + "a:\n" for level in range(MAX_DEPTH))
    assert codes(deep) == ["too-deep"]
    assert codes("- " * 100_000) == ["too-deep"]


def test_nothing_is_run() -> None:
    one = built("a: !!python/object/apply:builtins.exec ['raise SystemExit']\n")
    assert one.data == {"a": ["raise SystemExit"]}
