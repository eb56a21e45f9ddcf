"""Characters that have no place in a question file."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.text import unwanted_characters
from officer_quiz.text.document import read
from officer_quiz.text.source import Source
from officer_quiz.text.unwanted_characters import ANY, MOST, check_characters, check_text, escapes, parsable


def codes(text: str) -> list[str]:
    return [one.code for one in check_text(Source.of("x.yaml", text))]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "control-character"),
        ("\a", "control-character"),
        ("\x1b", "control-character"),
        ("\x7f", "control-character"),
        ("\x85", "control-character"),
        ("\x9b", "control-character"),
        ("\ufffe", "control-character"),
        ("\u200f", "direction-character"),
        ("\u202e", "direction-character"),
        ("\u2069", "direction-character"),
        ("\u00ad", "hidden-character"),
        ("\u200b", "hidden-character"),
        ("\u2028", "hidden-character"),
        ("\u3164", "hidden-character"),
        ("\ufe0f", "hidden-character"),
        ("\ufeff", "hidden-character"),
        ("\U000e0041", "hidden-character"),
    ],
)
def test_a_character_is_told_by_its_sort(character: str, code: str) -> None:
    (found,) = check_text(Source.of("x.yaml", f"甲\n乙{character}丙"))
    assert (found.code, found.line, found.column, found.level) == (code, 2, 2, "error")
    assert found.message.args == {"point": f"U+{ord(character):04X}"}


def test_ordinary_text_is_clean() -> None:
    assert codes("甲\t“乙”（　）《丙》……—①√×●\u00a0𠀀é\n") == []


def test_every_format_and_control_character_is_refused() -> None:
    shown = {
        "\t",
        "\n",
        "\r",
        *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd",
    }
    for point in range(0x110000):
        character = chr(point)
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} and character not in shown
        if hidden and not 0x13430 <= point <= 0x1345F and not 0x1D173 <= point <= 0x1D17A:
            assert ANY.match(character), hex(point)


def test_what_texts_are_passed_over_by_is_none_of_them() -> None:
    usual = [character for character in map(chr, range(0xFFFF)) if unwanted_characters._PLAIN.fullmatch(character)]
    assert {"，", "“", "…", "①", "　", "《", "字", "a", "\n"} < set(usual) and len(usual) > 20_000
    assert not [each for each in usual if ANY.match(each) or unicodedata.category(each) in {"Mn", "Me"}]


def test_line_ends() -> None:
    crlf, lone = check_text(Source.of("x.yaml", "甲\n乙丙\r\n丁\r\n戊\r己\r"))
    assert (crlf.code, crlf.level, crlf.line, crlf.column) == ("windows-line-ends", "info", 2, 3)
    assert (lone.code, lone.level, lone.line, lone.column) == ("lone-return", "error", 4, 2)


def test_a_file_full_of_them_is_counted() -> None:
    found = list(check_text(Source.of("x.yaml", "\a" * (MOST + 3))))
    assert [one.code for one in found] == ["control-character"] * MOST + ["more-characters"]
    assert (found[-1].message.args, found[-1].column) == ({"count": 3}, MOST + 1)
    assert len(list(check_text(Source.of("x.yaml", "\a" * MOST)))) == MOST


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\x1b", "control-character"),
        (r"\u202E", "direction-character"),
        (r"\U0000200b", "hidden-character"),
        (r"\0", "control-character"),
        (r"\r", "control-character"),
        (r"\e", "control-character"),
        (r"\N", "control-character"),
        (r"\P", "hidden-character"),
    ],
)
def test_an_escape_is_told_where_it_stands(escape: str, code: str) -> None:
    text = f'a: "\\\\甲{escape}乙"'
    (found,) = check_characters(Source.of("x.yaml", text), [*escapes(text, 3, len(text))])
    assert (found.code, found.line, found.column) == (code, 1, 8)
    assert ANY.search(yaml.safe_load(text)["a"]) or "\r" in yaml.safe_load(text)["a"]


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\\", r"\"", r"\/", r"\_", r"\u4e00", r"\\u202e", "\\\n"])
def test_harmless_escapes_pass(escape: str) -> None:
    text = f'a: "{escape}"'
    assert list(escapes(text, 3, len(text))) == []


def test_escapes_are_bounded_over_a_whole_file() -> None:
    found = read("x.yaml", b"tags: [" + rb'"\e", ' * (MOST + 50) + b"]\n").diagnostics
    assert [one.code for one in found] == ["control-character"] * MOST + ["more-characters"]
    assert found[-1].message.args == {"count": 50}
    assert found[-1].column == 9 + 6 * MOST


@settings(max_examples=100)
@given(text=st.text(max_size=20))
def test_what_is_left_can_be_parsed_and_keeps_its_places(text: str) -> None:
    clean = parsable(text)
    assert len(clean) == len(text)
    try:
        list(yaml.parse(clean, Loader=yaml.CSafeLoader))
    except yaml.reader.ReaderError:
        pytest.fail(f"refused: {clean!r}")
    except yaml.YAMLError:
        pass


def test_very_many_characters_are_counted_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unwanted_characters, "CHUNK", 7)
    found = list(check_text(Source.of("x.yaml", "a\x01" * 150 + "b")))
    assert [each.code for each in found] == ["control-character"] * MOST + ["more-characters"]
    assert (found[-1].column, found[-1].message.args) == (2 * MOST + 2, {"count": 150 - MOST})
