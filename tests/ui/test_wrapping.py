"""Wrapping by cells: nothing lost, nothing too wide, punctuation where Chinese typesetting wants it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from officer_quiz.ui import wrapping
from officer_quiz.ui.console import hanging, plain
from officer_quiz.ui.wrapping import flow, glued, wrap

MIXED = st.text(alphabet="中文，。（）《》法 abc,.123", max_size=80)


@settings(max_examples=200)
@given(MIXED, st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


def test_wide_blanks_before_a_narrow_one_are_not_taken_for_words() -> None:
    text = "word " * 10 + "字\u3000 \u3000 \u3000 " + "字" * 30
    assert [cell_len(line) for line in wrap(text, 60)] == [52, 60]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert wrap("依法处理，平稳收尾。", 8) == ["依法处", "理，平稳", "收尾。"]
    assert wrap("见《治安法》第九条", 8) == ["见《治安", "法》第九", "条"]


def test_words_stay_whole_and_long_ones_are_cut() -> None:
    assert wrap("use officer-quiz now", 12) == ["use", "officer-quiz", "now"]
    assert wrap("x" * 9, 4) == ["xxxx", "xxxx", "x"]


def test_paragraphs_stay_apart() -> None:
    assert wrap("甲\n\n乙", 10) == ["甲", "", "乙"]


def test_items_flow_unbroken() -> None:
    assert flow(["f 标记", "s 跳过", "q 保存离开"], 16) == ["f 标记  s 跳过", "q 保存离开"]


def test_a_label_keeps_its_room_on_every_line() -> None:
    assert hanging("很长的一段话", 10, first="解析  ").plain == "解析  很长\n      的一\n      段话"
    assert hanging("很长的一段话", 10, rest="  ").plain == "很长的一\n  段话"
    assert hanging("when time is up the paper", 18, rest="  ").plain == "when time is up\n  the paper"


def test_what_a_terminal_would_act_on_is_not_shown() -> None:
    assert plain("安\x1b[31m全\u202e\u200b\x07") == "安?[31m全???"
    assert plain("两行\n第二行\t末") == "两行\n第二行\t末"


def test_glued_text_is_not_broken_at_its_spaces() -> None:
    assert wrap("压了实线  3/3 分", 14) == ["压了实线  3/3", "分"]
    assert wrap(f"压了实线  {glued('3/3 分')}", 14) == ["压了实线", "3/3 分"]
    assert wrap(f"crossed the line  {glued('3/3 points')}", 22) == ["crossed the line", "3/3 points"]


def measured_by(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    done = 0

    def counted(piece: str) -> int:
        nonlocal done
        done += len(piece)
        return cell_len(piece)

    monkeypatch.setattr(wrapping, "cell_len", counted)
    wrap(text, 78)
    return done


@pytest.mark.parametrize(
    "text", ["e\u0301" + "\u0301" * 998, "甲" * 1000, "w" * 1000, "（" * 1000, "，" * 1000, "a " * 500]
)
def test_what_is_measured_grows_with_the_text_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (measured_by(text * times, monkeypatch) for times in (1, 2))
    assert once <= 6000
    assert twice <= 2.5 * once


def test_cells_are_those_of_the_terminal_for_every_character() -> None:
    usual = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    assert [each for each in usual if wrapping.cells(each * 2) != cell_len(each * 2)] == []


@settings(max_examples=200)
@given(st.text(alphabet="中文法律，。（《) abc(;\xa0\u0301", max_size=60), st.integers(min_value=2, max_value=30))
def test_runs_of_ideographs_and_words_break_where_single_ones_would(text: str, width: int) -> None:
    by_runs = wrap(text, width)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_PIECE", "_WORDS"):
            patch.setattr(wrapping, name, re.compile(r"[^\S\xa0]+|[!-~\xa0]+|.", re.DOTALL))
        assert wrap(text, width) == by_runs
