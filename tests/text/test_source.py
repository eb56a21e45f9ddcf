"""Lines and places of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.source import Source


def test_places_and_lines() -> None:
    source = Source.of("x.yaml", "甲乙\r\n\n丙\x85丁")
    assert source.lines == ("甲乙", "", "丙\x85丁")
    assert [source.at(offset) for offset in (0, 1, 2, 4, 5, 7, 8, 99)] == [
        Mark(1, 1),
        Mark(1, 2),
        Mark(1, 3),
        Mark(2, 1),
        Mark(3, 1),
        Mark(3, 3),
        Mark(3, 4),
        Mark(3, 4),
    ]


@pytest.mark.parametrize(
    ("text", "end"),
    [("", (1, 1)), ("甲", (1, 2)), ("甲\n", (1, 2)), ("甲\r\n", (1, 2)), ("甲\n\n", (2, 1)), ("\n", (1, 1))],
)
def test_the_end_of_a_text_is_the_end_of_a_line_that_is_there(text: str, end: tuple[int, int]) -> None:
    assert Source.of("x.yaml", text).at(len(text)) == end


def test_a_problem_carries_its_line() -> None:
    problem = Source.of("x.yaml", "甲\n乙").problem("tag", Mark(2, 1), "warning", tag="!x")
    assert (problem.code, problem.level, problem.path) == ("tag", "warning", "x.yaml")
    assert (problem.line, problem.column, problem.excerpt) == (2, 1, "乙")
    assert (problem.message.key, problem.message.args) == ("diagnostic.tag", {"tag": "!x"})
    assert Source.of("x.yaml", "甲").excerpt(2) == ""


@given(text=st.text(alphabet="甲a\r\n\x85\u2028", max_size=12))
def test_every_character_is_where_it_is_said_to_be(text: str) -> None:
    source = Source.of("x.yaml", text)
    for offset, character in enumerate(text):
        mark = source.at(offset)
        if character in "甲a":
            assert source.lines[mark.line - 1][mark.column - 1] == character
