"""Bytes become text, or the encoding in the way is named with its place."""

from __future__ import annotations

import pytest

from officer_quiz.text.decoding import decode
from officer_quiz.text.diagnostic import Mark

TEXT = "bank: a\ntitle: 治安𠀀\n"


def test_utf8_gives_the_text() -> None:
    source, found = decode("x.yaml", TEXT.encode())
    assert (source.name, source.text, found) == ("x.yaml", TEXT, [])


def test_a_byte_order_mark_is_left_out_and_told() -> None:
    source, found = decode("x.yaml", TEXT.encode("utf-8-sig"))
    assert source.text == TEXT
    assert [(one.code, one.level) for one in found] == [("byte-order-mark", "warning")]


@pytest.mark.parametrize("raw", [b"", b"a", b"\xef\xbb\xbf"])
def test_the_shortest_files_are_text(raw: bytes) -> None:
    _, found = decode("x.yaml", raw)
    assert not [one for one in found if one.level == "error"]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_wide_encodings_are_named(encoding: str, named: str) -> None:
    source, found = decode("x.yaml", TEXT.encode(encoding))
    assert source.text == ""
    assert [(one.code, one.message.key, one.message.args) for one in found] == [
        ("not-utf8", "diagnostic.not-utf8-wide", {"encoding": named})
    ]


def test_gbk_is_recognised_at_its_first_character() -> None:
    raw = "bank: a\ntitle: 治安\n".encode("gbk")
    source, found = decode("x.yaml", raw)
    assert [(one.code, one.message.key, one.line, one.column) for one in found] == [
        ("not-utf8", "diagnostic.not-utf8-gbk", 2, 8)
    ]
    assert source.lines[1] == found[0].excerpt == "title: 治安"


def test_other_bytes_are_told_at_the_character_they_stand_at() -> None:
    _, found = decode("x.yaml", "\ufeffbank: a\r\ntitle: 治𠀀".encode() + b"\xff\xff\r\n")
    assert [(one.message.key, one.line, one.column) for one in found] == [("diagnostic.not-utf8", 2, 10)]


@pytest.mark.parametrize("offset", range(len(TEXT.encode())))
def test_a_bad_byte_anywhere_is_found_there(offset: int) -> None:
    raw = TEXT.encode()[:offset] + b"\xff"
    source, (found,) = decode("x.yaml", raw)
    start = len(TEXT.encode()[:offset].decode("utf-8", "ignore"))
    line = TEXT[:start].count("\n") + 1
    assert (found.line, found.column) == (line, start - (TEXT[:start].rfind("\n") + 1) + 1)
    assert found.excerpt == source.lines[Mark(found.line, found.column).line - 1]
