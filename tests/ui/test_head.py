"""The line above a question: it fits the screen, and what must be read of it is never cut."""

from __future__ import annotations

from rich.cells import cell_len

from officer_quiz.ui.screens.question import head_line

BEFORE = ("Question 10 of 59", "ordering", "intermediate")


def test_a_long_title_is_cut_and_the_points_stay() -> None:
    line = head_line(BEFORE, "行刑衔接与刑事程序基础", "points: 1.5", 70)
    assert line == "── Question 10 of 59 · ordering · intermediate · 行刑 … · points: 1.5 "
    assert cell_len(line) == 70


def test_a_title_with_room_is_whole_and_a_rule_fills_the_line() -> None:
    line = head_line(("第 1 题，共 2 题",), "小题库", "1 分", 40)
    assert line == "── 第 1 题，共 2 题 · 小题库 · 1 分 ────" and cell_len(line) == 40


def test_without_room_the_title_goes() -> None:
    line = head_line(BEFORE, "行刑衔接", "points: 1", 40)
    assert line == "── Question 10 of 59 · ordering · intermediate · points: 1 "
