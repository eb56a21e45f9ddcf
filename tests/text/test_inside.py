"""The place of a character within a value, in every way in which a value can be written."""

from __future__ import annotations

import time

import pytest

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.document import read


def place(text: str, offset: int, *path: str | int, on_key: bool = False) -> tuple[int, int]:
    """Return the line and column that a character of the value at `path` is told at."""
    fault = Fault("code", path, message("diagnostic.empty-value"), on_key=on_key, offset=offset)
    told = read("x.yaml", text.encode()).locate(fault)
    return told.line, told.column


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 一二三×四\n", 1, 7),
        ("a: '一二三×四'\n", 1, 8),
        ('a: "一二三×四"\n', 1, 8),
        ("a: '一''三×四'\n", 1, 9),
        ('a: "一\\"三×四"\n', 1, 9),
        ('a: "\\u4e00\\x41\\U0001F600×四"\n', 1, 25),
        ('a: "一\\t三\\x20\\\n   ×四"\n', 2, 4),
        ("a: 一\n  二\n\n  三\n   ×\n", 5, 4),
        ("a: '一\n  二''\n\n  三 ×'\n", 4, 5),
        ("a: |\n  一\n  二三\n  ×\n", 4, 3),
        ("a: |  # 说明\n\n  一\n    二\n  ×\n", 5, 3),
        ("a: >-\n  一\n  二\n\n  三 ×\n", 5, 5),
        ("a: >2\n   一\n  二\r\n  三×\n", 4, 4),
        ("a: &b 一二三×\n", 1, 10),
        ("a:\n  ×\n", 2, 3),
        ("{a: 一, b: '×'}\n", 1, 5),
    ],
)
def test_the_character_itself_is_told(text: str, line: int, column: int) -> None:
    value = read("x.yaml", text.encode()).data["a"]
    assert place(text, max(value.find("×"), 0), "a") == (line, column)


def test_a_blank_stands_behind_what_is_before_it() -> None:
    assert place("a: 一 二\n", 1, "a") == (1, 5)
    assert place("a: |\n  一  二\n", 2, "a") == (2, 5)


def test_a_key_a_single_text_for_a_list_and_the_end_of_a_value() -> None:
    assert place("'一二': 三\n", 1, "一二", on_key=True) == (1, 3)
    assert place("cite: 一二\n", 1, "cite", 0) == (1, 8)
    assert place("a: |\n  一二\n", 9, "a") == (2, 5)


def test_where_nothing_is_written_the_value_is_told() -> None:
    assert place("a: &x 一二三\nb: *x\n", 2, "b") == (2, 4)
    assert place("a: [一, 二]\n", 1, "a") == (1, 4)
    assert place("a:\n", 1, "a") == (1, 3)


def test_many_places_of_one_long_value_take_time_like_its_length() -> None:
    document = read("x.yaml", ("a: |\n" + "  一二三,四\n" * 20_000).encode())
    value = document.data["a"]
    begin = time.process_time()
    for offset in range(3, len(value), 6):
        found = document.locate(Fault("code", ("a",), message("diagnostic.empty-value"), offset=offset))
        assert (found.line, found.column) == (offset // 6 + 2, 6)
    assert time.process_time() - begin < 3
