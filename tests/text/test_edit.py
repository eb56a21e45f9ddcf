"""Changes at one place leave every other character as it is."""

from __future__ import annotations

import pytest

from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.edit import inserted, replaced


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("a: 1\nchecked: 2026-01-01  # 说明\nb: 2", 10, "a: 1\nchecked: new  # 说明\nb: 2"),
        ("a: 1\nchecked: '2026-01-01'\n", 10, "a: 1\nchecked: new\n"),
        ('a: 1\nchecked: "x y"\n', 10, "a: 1\nchecked: new\n"),
        ("a: 1\n{checked: 2026-01-01, b: 2}", 11, "a: 1\n{checked: new, b: 2}"),
        ("一\r\n二二二二二二二二 2026-01-01\r\n", 10, "一\r\n二二二二二二二二 new\r\n"),
    ],
)
def test_one_word_is_replaced(text: str, column: int, right: str) -> None:
    assert replaced(text, Mark(2, column), "new") == right


def test_where_no_word_begins_nothing_is_replaced() -> None:
    with pytest.raises(ValueError, match="Mark"):
        replaced("a: []\n", Mark(1, 4), "new")


@pytest.mark.parametrize(
    ("text", "line", "right"),
    [
        ("a\nb\n", 1, "a\nnew\nb\n"),
        ("a\r\nb\r\n", 1, "a\r\nnew\r\nb\r\n"),
        ("a\nb\n", 2, "a\nb\nnew\n"),
        ("a\nb", 2, "a\nb\nnew"),
    ],
)
def test_a_line_is_put_after_another(text: str, line: int, right: str) -> None:
    assert inserted(text, line, "new") == right
