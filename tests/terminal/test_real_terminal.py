"""The program in a real pseudo-terminal of 80×24: keys, Ctrl-C, SIGKILL, resuming, and the terminal left as it was."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import NoReturn

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

import pexpect
import pyte

from conftest import SMALL

ROWS, COLUMNS = 24, 80
KEYS = "回车 确认"
"""On the bottom line whenever an answer is awaited."""
NEXT = "回车 下一步"
DONE = "A  完成"
"""Below the summary of a session."""
PICK = "回车 选定"
"""On the bottom line of a menu."""
PATIENCE = 20.0
"""Seconds to wait for words or for the end."""


class Terminal:
    """The program in a pseudo-terminal, with the screen as a person would see it."""

    def __init__(self, folder: Path, *argv: str, **environ: str) -> None:
        environ = {
            **os.environ,
            "OFFICER_QUIZ_DATA": str(folder / "data"),
            "OFFICER_QUIZ_CACHE": str(folder / "cache"),
            "OFFICER_QUIZ_LANG": "zh",
            "TERM": "xterm-256color",
            **environ,
        }
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=1000)
        self.stream = pyte.Stream(self.screen)
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "officer_quiz", *argv],
            env=environ,
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self.before = termios.tcgetattr(self.process.child_fd)

    def until(self, words: str) -> str:
        """Read until `words` stand on the screen, and return the screen.

        AssertionError with the screen when they do not come in time, or the program ends without them.
        """
        self._read(lambda: words in self.shown(), f"no “{words}”")
        if words not in self.shown():
            self._fail(f"it ended without “{words}”")
        return self.shown()

    def _read(self, done: Callable[[], bool], otherwise: str) -> None:
        """Read until `done` or the end; AssertionError with the screen after PATIENCE, however much is drawn."""
        deadline = monotonic() + PATIENCE
        while not done():
            left = deadline - monotonic()
            if left <= 0:
                self._fail(f"{otherwise} after {PATIENCE} s")
            try:
                self.stream.feed(self.process.read_nonblocking(4096, timeout=left))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    def rest(self, seconds: float) -> None:
        """Read for so long whatever comes."""
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0:
            try:
                self.stream.feed(self.process.read_nonblocking(4096, timeout=left))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return

    def _fail(self, why: str) -> NoReturn:
        raise AssertionError(f"{why}; on the screen:\n{self.shown().rstrip()}")

    def shown(self) -> str:
        # Not `screen.display`: it fails while half of a wide character is overwritten, whose other half is empty.
        columns, rows = range(self.screen.columns), range(self.screen.lines)
        lines = ("".join(self.screen.buffer[row][column].data for column in columns) for row in rows)
        return "\n".join(line.rstrip() for line in lines).replace(" \n", "\n")

    def keys(self, text: str) -> None:
        self.process.send(text)

    def kill(self, how: signal.Signals) -> None:
        assert self.process.pid
        os.kill(self.process.pid, how)

    def ended(self) -> str:
        """Read to the end and return everything on the screen; the process has ended then.

        AssertionError with the screen when it does not end in time.
        """
        self._read(lambda: False, "no end")
        self.process.close()
        return self.shown()


Start = Callable[..., Terminal]


def starting(folder: Path, banks: Path) -> Iterator[Start]:
    """Yield a function that starts the program on these banks; what it started is closed afterwards."""
    started: list[Terminal] = []

    def begin(*argv: str, **environ: str) -> Terminal:
        started.append(Terminal(folder, *argv, "--banks", str(banks), **environ))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.process.close(force=True)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program on a small bank."""
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "small.yaml").write_text(SMALL, encoding="utf-8")
    yield from starting(tmp_path, banks)


def test_a_question_fits_the_screen_and_answers_by_letter(start: Start) -> None:
    terminal = start("practice", "--kind", "single")
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
    resumed = start("resume")
    screen = resumed.until(KEYS)
    assert "第 2 题，共 2 题" in screen
    assert re.findall(r"[A-D]  \S+", screen) == options


def test_ctrl_c_saves_and_restores_the_terminal(start: Start) -> None:
    terminal = start("practice", "--kind", "single")
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
    terminal = start("practice", "--kind", "single", TERM="dumb")
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
    terminal = start()
    terminal.until(PICK)
    terminal.keys(end)
    assert "Traceback" not in terminal.ended()
    assert terminal.process.exitstatus == (0 if end == "\x04" else 130)
