"""Tables: quick where every cell fits on a line, and the same to the eye as where cells have to be folded."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.ui.console import console
from officer_quiz.ui.screens import tables
from officer_quiz.ui.screens.tables import table

TITLES = ("Id", "题目", "Points")
CELLS = st.text("ab 单选题é！", max_size=12).map(str.strip)


def printed(rows: list[tuple[str, ...]], width: int) -> str:
    stream = io.StringIO()
    console(stream, width=width).print(table(TITLES, rows, right=(2,)))
    return stream.getvalue()


def folded(rows: list[tuple[str, ...]], width: int) -> str:
    stream = io.StringIO()
    console(stream, width=width).print(tables._Grid([TITLES, *rows], (2,))._folded())
    return stream.getvalue()


def test_columns_stand_under_their_titles() -> None:
    assert printed([("a", "单选", "1"), ("long id", "多选题", "10/20")], 40).splitlines() == [
        "                           ",
        " Id        题目     Points ",
        " ───────────────────────── ",
        " a         单选          1 ",
        " long id   多选题    10/20 ",
        "                           ",
    ]


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.integers(20, 90))
def test_the_quick_way_looks_like_the_other(rows: list[tuple[str, ...]], width: int) -> None:
    assert printed(rows, width) == folded(rows, width)


@pytest.mark.parametrize("cell", ["two\nlines", "a\ttab"])
def test_a_cell_of_several_lines_is_folded(cell: str) -> None:
    assert printed([(cell, "b", "c")], 60) == folded([(cell, "b", "c")], 60)
