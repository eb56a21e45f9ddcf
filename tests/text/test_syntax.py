"""Rewording of syntax errors beyond the files in tests/bank/bad/text."""

from __future__ import annotations

import yaml

from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.source import Source
from officer_quiz.text.syntax import problem, whole


def told(text: str) -> tuple[int, int, str]:
    source = Source.of("x.yaml", text)
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        found = problem(whole(source), error)
        return found.line, found.column, found.code
    raise AssertionError("there is no error")


def test_a_bracket_says_where_it_stops_making_sense() -> None:
    source = Source.of("x.yaml", "a: [b,\n\n c\nd: e\n")
    try:
        list(yaml.parse(source.text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        found = problem(whole(source), error)
    assert (found.line, found.column, found.message.args["seen"]) == (1, 4, 4)


def test_the_same_words_of_libyaml_are_told_apart() -> None:
    assert told("a: b: c\n") == (1, 5, "colon-in-text")
    assert told("a: b\n  c: d\n") == (2, 3, "bad-indent")
    assert told("a: 'b' c\n") == (1, 8, "text-after-value")
    assert told("a: b\n c: d\n") == (2, 2, "bad-indent")
    assert told("- a\n-b\n- c\n") == (2, 1, "dash-without-space")
    assert told("a: @b\n") == (1, 4, "reserved-character")
    assert told("a: [b, ]]\n") == (1, 9, "text-after-value")
    assert told("a: [b,\n") == (1, 7, "unexpected-end")
    assert told("a:\n\tb: c\n") == (2, 1, "tab-indent")
    assert told('a: "b\\q"\n') == (1, 6, "bad-escape")
    assert told('a: "b\\x\n 1"\n') == (1, 6, "bad-escape")


def test_what_is_not_in_the_table_is_said_in_the_words_of_libyaml() -> None:
    mark = yaml.Mark("x", 1, 0, 1, "a", 0)
    found = problem(whole(Source.of("x.yaml", "a")), yaml.MarkedYAMLError(problem="strange", problem_mark=mark))
    assert (found.line, found.column, found.code) == (1, 2, "syntax")
    assert found.message.args["words"] == "strange"
    bare = problem(whole(Source.of("x.yaml", "a")), yaml.YAMLError("odd"))
    assert (bare.line, bare.column, bare.code, bare.message.args) == (1, 1, "syntax", {"words": "odd"})


def test_a_place_that_libyaml_does_not_tell_is_the_start() -> None:
    assert whole(Source.of("x.yaml", "a")).at(None) == Mark(1, 1)
