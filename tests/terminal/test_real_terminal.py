"""The program in a real pseudo-terminal of 80×24: keys, Ctrl-C, SIGKILL, resuming, and the terminal left as it was."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

from conftest import SMALL
from terminals import COLUMNS, DONE, KEYS, NEXT, PICK, Start, starting
from warm import Starter


@pytest.fixture
def start(warm: Starter, tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program on a small bank."""
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "small.yaml").write_text(SMALL, encoding="utf-8")
    yield from starting(warm, tmp_path, banks)


def test_a_question_fits_the_screen_and_answers_by_letter(start: Start) -> None:
    terminal = start("practice", "--kind", "single", cold=True)
    screen = terminal.until(KEYS)
    assert "( ) A  四小时" in screen and "( ) C  十二小时" in screen
    assert all(len(line) <= COLUMNS for line in screen.splitlines())
    terminal.keys("b")
    terminal.until("(*) B  八小时")
    terminal.keys("\r")
    screen = terminal.until(NEXT)
    assert "√ B  八小时  ← 你的答案" in screen
    assert "( ) A" not in screen, "the live area leaves nothing behind"
    terminal.keys("\r")
    assert "得分：1 / 1（100%）" in terminal.until(DONE)
    terminal.keys("\r")
    terminal.ended()
    assert terminal.process.exitstatus == 0


def test_arrows_and_space_choose_several(start: Start) -> None:
    terminal = start("practice", "--kind", "multiple")
    terminal.until("> [ ] A")
    terminal.keys(" \x1b[B\x1b[B ")
    terminal.until("> [x] C")
    terminal.keys("d")
    terminal.until("[x] D")
    terminal.keys("\r")
    assert "√ 答对  得 2 / 2 分" in terminal.until(NEXT)


def test_chinese_is_typed_into_blanks(start: Start) -> None:
    terminal = start("practice", "--kind", "fill")
    terminal.until("(2)")
    terminal.keys("八")
    terminal.until("(1) 八")
    terminal.keys("\t二十五\x7f四")
    terminal.until("(2) 二十四")
    terminal.keys("\r")
    assert "√ 答对  得 1 / 1 分" in terminal.until(NEXT)


def test_nothing_chosen_is_told_and_nothing_lost(start: Start) -> None:
    terminal = start("practice", "--kind", "single")
    terminal.until(KEYS)
    terminal.keys("\r")
    terminal.until("请选一项。")
    terminal.keys("zb\r")
    assert "√ 答对" in terminal.until(NEXT)


def test_who_leaves_after_the_last_answer_is_at_no_further_question(start: Start) -> None:
    terminal = start("practice", "--kind", "single", "-n", "1")
    terminal.until(KEYS)
    terminal.keys("b\r")
    terminal.until(NEXT)
    terminal.keys("q")
    assert "已保存，1 题都答完了，还没有总结。" in terminal.ended()


def test_q_saves_leaves_and_resume_goes_on(start: Start) -> None:
    terminal = start("practice", "--kind", "single", "--kind", "multiple", "--seed", "3")
    terminal.until(KEYS)
    terminal.keys("a\r")
    terminal.until(NEXT)
    terminal.keys("\r")
    second = terminal.until(KEYS)
    options = re.findall(r"[A-D]  \S+", second.rpartition("第 2 题")[2])
    terminal.keys("q")
    screen = terminal.ended()
    assert terminal.process.exitstatus == 0
    assert "已保存，做到第 2 题（共 2 题）。" in screen
    resumed = start("resume", cold=True)
    screen = resumed.until(KEYS)
    assert "第 2 题，共 2 题" in screen
    assert re.findall(r"[A-D]  \S+", screen) == options


def test_ctrl_c_saves_and_restores_the_terminal(start: Start) -> None:
    terminal = start("practice", "--kind", "single", cold=True)
    terminal.until(KEYS)
    assert termios.tcgetattr(terminal.process.child_fd) != terminal.before
    terminal.keys("\x03")
    terminal.until("officer-quiz resume")
    after = termios.tcgetattr(terminal.process.child_fd)
    terminal.ended()
    assert after == terminal.before
    assert terminal.process.exitstatus == 130


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_loses_nothing(start: Start, how: signal.Signals) -> None:
    terminal = start("practice", "--seed", "3")
    terminal.until("第 1 题，共 4 题")
    terminal.until(KEYS)
    terminal.keys("s" if "(1)" not in terminal.shown() else "\x13")
    terminal.until(NEXT)
    terminal.keys("\r")
    terminal.until("第 2 题，共 4 题")
    terminal.until(KEYS)
    terminal.kill(how)
    terminal.ended()
    assert "第 2 题，共 4 题" in start("resume").until(KEYS)


def test_killed_after_each_skip_everything_is_there(start: Start) -> None:
    for done in range(3):
        terminal = start(*(("resume",) if done else ("practice", "--seed", "5")), "--plain")
        terminal.until(f"第 {done + 1} 题，共 4 题")
        terminal.until("输入")
        terminal.keys(":s\r")
        terminal.until("已跳过，记为未作答；这道题收入错题本。")
        terminal.kill(signal.SIGKILL)
        terminal.ended()
    last = start("resume", "--plain")
    assert "已答 0 题，共 4 题" in last.until("第 4 题，共 4 题")
    last.keys(":s\r")
    assert "未作答 4" in last.until("未作答 4")


def test_a_dumb_terminal_gets_the_line_dialogue(start: Start) -> None:
    terminal = start("practice", "--kind", "single", cold=True, TERM="dumb")
    screen = terminal.until("输入一个字母，A 到 C，如 B")
    assert "( ) A" not in screen
    assert "\x1b" not in screen
    terminal.keys("B\r")
    assert "√ 答对" in terminal.ended()


def test_no_colour_means_no_colour(start: Start) -> None:
    terminal = start("practice", "--kind", "single", NO_COLOR="1")
    sent: list[str] = []
    feed = terminal.stream.feed
    terminal.stream.feed = lambda data: (sent.append(data), feed(data))[1]  # type: ignore[method-assign,func-returns-value]
    terminal.until(KEYS)
    terminal.keys("b\r")
    terminal.until(NEXT)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m|\x1b\[38;", "".join(sent))


def test_the_home_menu_offers_what_there_is(start: Start) -> None:
    terminal = start()
    screen = terminal.until(PICK)
    assert "练习：从全部题库出十题" in screen and "接着做" not in screen
    terminal.keys("b")
    terminal.until("小题库（4）")
    terminal.keys("a")
    terminal.until("第 1 题，共 4 题")
    terminal.until(KEYS)
    terminal.keys("q" if "(1)" not in terminal.shown() else "\x11")
    terminal.until("已答 0/4")
    terminal.keys("q")
    terminal.ended()
    assert terminal.process.exitstatus == 0


def test_the_home_menu_on_a_dumb_terminal_is_a_line_dialogue(start: Start) -> None:
    terminal = start(TERM="dumb")
    screen = terminal.until("输入 A 到 K 选一项，q 返回")
    assert "B  练习：选一个题库" in screen
    terminal.keys("K\r")
    terminal.ended()
    assert terminal.process.exitstatus == 0


@pytest.mark.parametrize("end", ["\x04", "\x03"])
def test_the_home_menu_ends_quietly(start: Start, end: str) -> None:
    terminal = start(cold=end == "\x03")
    terminal.until(PICK)
    terminal.keys(end)
    assert "Traceback" not in terminal.ended()
    assert terminal.process.exitstatus == (0 if end == "\x04" else 130)
