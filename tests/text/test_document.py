"""Reading a file: plain data, exact places, faults located."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault, Mark
from officer_quiz.text.document import MAX_BYTES, Document, read, too_large, unreadable

BANK = """\
# 题库
bank: law-a
title: 治安 𠀀𠀀 办理
questions:
  - id: a-001
    choices: {A: 四小时, B: "八小时"}
    why:
    tags: []

  - id: a-002
"""


def told(document: Document) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in document.diagnostics]


def fault(*path: str | int, on_key: bool = False) -> Fault:
    return Fault("code", path, message("diagnostic.empty-value"), on_key=on_key)


def test_a_scalar_stays_what_was_typed() -> None:
    typed = "a: no\nb: 010\nc: 1:30\nd: ~\ne: 'x'\nf: \"\"\ng:\nh: 2026-01-01\ni: |\n  一\n  二\nj: null\n"
    assert read("x.yaml", typed.encode()).data == {
        "a": "no",
        "b": "010",
        "c": "1:30",
        "d": "~",
        "e": "x",
        "f": "",
        "g": None,
        "h": "2026-01-01",
        "i": "一\n二\n",
        "j": "null",
    }


def test_lists_mappings_and_lines() -> None:
    document = read("x.yaml", BANK.encode())
    assert document.name == "x.yaml"
    assert document.diagnostics == ()
    assert document.sound
    assert document.data == {
        "bank": "law-a",
        "title": "治安 𠀀𠀀 办理",
        "questions": [
            {"id": "a-001", "choices": {"A": "四小时", "B": "八小时"}, "why": None, "tags": []},
            {"id": "a-002"},
        ],
    }
    assert document.lines == tuple(BANK.split("\n"))


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("where", "line", "column"),
    [
        (fault("bank"), 2, 7),
        (fault("title", on_key=True), 3, 1),
        (fault("questions"), 5, 3),
        (fault("questions", 0), 5, 5),
        (fault("questions", 0, "choices", "B"), 6, 26),
        (fault("questions", 0, "choices", "B", on_key=True), 6, 23),
        (fault("questions", 0, "why"), 7, 9),
        (fault("questions", 1, "id"), 10, 9),
    ],
)
def test_a_fault_stands_at_its_value_or_key(bom: bytes, end: str, where: Fault, line: int, column: int) -> None:
    document = read("x.yaml", bom + BANK.replace("\n", end).encode())
    found = document.locate(where)
    assert (found.line, found.column) == (line, column)
    assert found.excerpt == BANK.split("\n")[line - 1]
    assert (found.code, found.level, found.path) == ("code", "error", "x.yaml")


@pytest.mark.parametrize(
    ("where", "line", "column"),
    [
        (fault("questions", 1, "stem"), 10, 5),
        (fault("questions", 1, "stem", on_key=True), 10, 5),
        (fault("questions", 0, "choices", "C", "do"), 6, 14),
        (fault("language"), 2, 1),
        (fault("questions", 7), 5, 3),
        (fault(), 2, 1),
    ],
)
def test_a_place_that_is_missing_falls_back_to_what_surrounds_it(where: Fault, line: int, column: int) -> None:
    found = read("x.yaml", BANK.encode()).locate(where)
    assert (found.line, found.column) == (line, column)


def test_characters_beyond_the_basic_plane_count_once() -> None:
    document = read("x.yaml", "a: ['𠀀𠀀', 乙]\n".encode())
    assert document.marks.values["a", 1] == Mark(1, 11)


def test_the_lines_of_an_editor_are_the_lines_of_the_document() -> None:
    """YAML 1.1 ends lines at U+0085, U+2028 and U+2029 too; editors do not."""
    document = read("x.yaml", "a: 1\x85b: 2\u2028c: 3\r\nd: 4\re: 5\u2029f: 6\ng: 7".encode())
    assert document.lines == ("a: 1\x85b: 2\u2028c: 3", "d: 4", "e: 5\u2029f: 6", "g: 7")
    places = [(1, 1), (1, 6), (1, 11), (2, 1), (3, 1), (3, 6), (4, 1)]
    assert [document.marks.keys[(key,)] for key in "abcdefg"] == places


def test_a_fault_in_an_unread_file_stands_at_its_start() -> None:
    document = read("x.yaml", b"")
    found = document.locate(fault("bank"))
    assert (found.line, found.column, found.excerpt) == (1, 1, "")


def test_a_file_over_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    big = read("x.yaml", b"a" * (MAX_BYTES + 1))
    assert told(big) == [(1, 1, "too-large")]
    assert big.data is None
    assert big.lines == ("",)
    assert big == too_large("x.yaml", MAX_BYTES + 1)
    with monkeypatch.context() as changed:
        changed.setattr("officer_quiz.text.decoding.MAX_BYTES", 1000)
        assert told(read("x.yaml", b"a" * 1001)) == [(1, 1, "too-large")]
        assert told(read("x.yaml", b"a" * 1000)) == []
    assert too_large("x.yaml", 72_400_000).diagnostics[0].message.args == {"megabytes": "72.4", "most": 64}


def test_a_file_the_system_would_not_read() -> None:
    document = unreadable("x.yaml", "Permission denied")
    assert told(document) == [(1, 1, "unreadable")]
    assert document.diagnostics[0].message.args == {"words": "Permission denied"}
    assert document.data is None


def test_all_problems_come_in_the_order_of_the_file() -> None:
    document = read("x.yaml", '\ufeffa: !!x 1\r\nb: \u200b2\r\na: "\\e"\r\n'.encode())
    assert told(document) == [
        (1, 1, "byte-order-mark"),
        (1, 4, "tag"),
        (1, 9, "windows-line-ends"),
        (2, 4, "hidden-character"),
        (3, 1, "duplicate-key"),
        (3, 5, "control-character"),
    ]
    assert not document.sound


def test_a_second_byte_order_mark_moves_no_place() -> None:
    document = read("x.yaml", "\ufeff\ufeffa: 1\nb: [x, {c: !!x 2}]\n".encode())
    assert told(document) == [(1, 1, "byte-order-mark"), (1, 1, "hidden-character"), (2, 12, "tag")]
    assert document.marks.values["b", 1, "c"] == (2, 12)
    document = read("x.yaml", '\ufeff\ufeffa: 1\nb: "\\q"\n'.encode())
    assert told(document) == [(1, 1, "byte-order-mark"), (1, 1, "hidden-character"), (2, 5, "bad-escape")]


def test_warnings_leave_a_document_sound() -> None:
    document = read("x.yaml", b"\xef\xbb\xbfa: b\r\n")
    assert [one.level for one in document.diagnostics] == ["warning", "info"]
    assert document.sound
    assert document.data == {"a": "b"}


plain = st.recursive(
    st.text(alphabet="甲乙丙ab 1:-#'\"{}[],&*!|>%@`?.𠀀\\", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet="ab甲1:# ", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(data=st.dictionaries(st.sampled_from(["a", "b", "题"]), plain, min_size=1))
def test_what_is_written_is_read(data: Any) -> None:
    document = read("x.yaml", yaml.safe_dump(data, allow_unicode=True).encode())
    assert document.diagnostics == ()
    assert document.data == data


@settings(max_examples=100)
@given(raw=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_raise(raw: bytes) -> None:
    document = read("x.yaml", raw)
    assert document.data is not None or document.diagnostics
    for one in document.diagnostics:
        assert 1 <= one.line <= len(document.lines) + 1
        assert one.column >= 1


@settings(max_examples=100)
@example(text="---")
@given(text=st.text(alphabet="a甲: -\n[]{}\"'#&*!|>\t\\?,", max_size=40))
def test_no_yaml_raises_and_marks_point_into_the_text(text: str) -> None:
    document = read("x.yaml", text.encode())
    for mark in [*document.marks.values.values(), *document.marks.keys.values()]:
        assert mark.line <= len(document.lines)
        assert mark.column <= len(document.lines[mark.line - 1]) + 1
