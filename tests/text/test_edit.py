"""Changes at one place leave every other character as it is."""

from __future__ import annotations

import pytest

from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.document import read
from officer_quiz.text.edit import SharedLineError, inserted, replaced, with_field, with_item


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


@pytest.mark.parametrize(
    ("text", "right", "line"),
    [
        ("list:\n  - a: 1\n  - a: 2\n", "list:\n  - a: 1\n  - a: 2\n  - a: 3\n    b: 4\n", 4),
        ("list:\n- a: 1", "list:\n- a: 1\n- a: 3\n  b: 4", 3),
        ("list:\r\n- a: 1\r\nx: 1\r\n", "list:\r\n- a: 1\r\n- a: 3\r\n  b: 4\r\nx: 1\r\n", 3),
        ("list:\n- a: 1\n  # 一\n\n", "list:\n- a: 1\n  # 一\n- a: 3\n  b: 4\n\n", 4),
        ("list:\n- a: 1\n\n# 二\nx: 1\n", "list:\n- a: 1\n- a: 3\n  b: 4\n\n# 二\nx: 1\n", 3),
        ("list:\n- a: |\n    一\n    二\nx: 1\n", "list:\n- a: |\n    一\n    二\n- a: 3\n  b: 4\nx: 1\n", 5),
    ],
)
def test_an_item_comes_behind_the_last_one_and_before_what_is_about_something_else(
    text: str, right: str, line: int
) -> None:
    document = read("x.yaml", text.encode())
    assert with_item(text, document, ("list",), "- a: 3", "  b: 4") == (right, line)


@pytest.mark.parametrize(
    ("text", "right", "line"),
    [
        ("list:\nx: 1\n", "list:\n  - a: 3\n    b: 4\nx: 1\n", 2),
        ("x: 1\r\nlist: []  # 一\r\n", "x: 1\r\nlist:  # 一\r\n  - a: 3\r\n    b: 4\r\n", 3),
        ('"list" : [ ]\n\n', '"list" :\n  - a: 3\n    b: 4\n\n', 2),
        ("x: 1\n# 一\n\n", "x: 1\n# 一\nlist:\n  - a: 3\n    b: 4\n\n", 4),
        ("x: 1", "x: 1\nlist:\n  - a: 3\n    b: 4", 3),
    ],
)
def test_an_item_is_the_first_of_a_list_that_is_empty_or_not_there_yet(text: str, right: str, line: int) -> None:
    document = read("x.yaml", text.encode())
    assert with_item(text, document, ("list",), "- a: 3", "  b: 4") == (right, line)


@pytest.mark.parametrize(
    ("text", "right", "line"),
    [
        ("- a: 1\n", "- a: 1\n- a: 3\n", 2),
        ("# 一\r\n\r\n", "# 一\r\n- a: 3\r\n\r\n", 2),
        ("", "- a: 3\n", 1),
    ],
)
def test_a_file_may_be_the_list(text: str, right: str, line: int) -> None:
    assert with_item(text, read("x.yaml", text.encode()), (), "- a: 3") == (right, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [("x: 1\nlist: [a, b]\n", 2), ("list: {}\n", 1), ("list: |\n", 1), ("list:\n  [a]\n", 2), ("list:\n  []\n", 1)],
)
def test_a_list_without_lines_of_its_own_is_not_guessed_at(text: str, line: int) -> None:
    with pytest.raises(SharedLineError) as refused:
        with_item(text, read("x.yaml", text.encode()), ("list",), "- c")
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("text", "right", "line"),
    [
        ("list:\n  - a: 1\n    b: 2\n", "list:\n  - a: 1\n    c: new\n    b: 2\n", 3),
        ("list:\n-   a: 1\n    b: 2\n", "list:\n-   a: 1\n    c: new\n    b: 2\n", 3),
        ("list:\n- a: 1\n  c: old # 说明\n", "list:\n- a: 1\n  c: new # 说明\n", 3),
    ],
)
def test_a_field_is_set_or_comes_after_the_first_line_of_its_item(text: str, right: str, line: int) -> None:
    assert with_field(text, read("x.yaml", text.encode()), ("list", 0), "c", "new") == (right, line)
