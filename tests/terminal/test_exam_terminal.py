"""An exam in a real pseudo-terminal: the clock, moving, SIGKILL and the true time left, handing in."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from conftest import SMALL
from terminals import Start, Terminal, starting
from warm import Starter

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 2
total: 4
sections:
  - {title: 单选, kinds: [single], count: 1}
  - {title: 多选, kinds: [multiple], count: 1}
  - {title: 填空, kinds: [fill], count: 1}
  - {title: 判断, kinds: [true_false], count: 1}
"""


@pytest.fixture
def start(warm: Starter, tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program on a small bank with a blueprint."""
    banks = tmp_path / "banks"
    (banks / "exams").mkdir(parents=True)
    (banks / "small.yaml").write_text(SMALL, encoding="utf-8")
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    yield from starting(warm, tmp_path, banks)


def test_an_exam_with_keys_survives_being_killed(start: Start) -> None:
    terminal = start("exam", "small", "--seed", "1")
    assert "及格 2 分" in terminal.until("  B  返回")
    terminal.keys("a")
    screen = terminal.until("第 1 题，共 4 题")
    screen = terminal.until("x 交卷")
    assert "剩余 29:5" in screen or "剩余 30:00" in screen
    terminal.keys("bn")
    terminal.until("这一题的答案还没有确认")
    terminal.keys("\r")
    terminal.until("第 2 题，共 4 题")
    terminal.until("> [ ] A")
    terminal.keys("\x1b[5~")  # Page Up: the answer is still there
    terminal.until("(*) B  八小时")
    terminal.kill(signal.SIGKILL)
    terminal.ended()

    again = start("resume", cold=True)
    assert "已答 1 题，共 4 题。剩余 29:" in again.until("(*) B  八小时")
    again.keys("x")
    again.until("还有 3 题未作答：第 2、3、4 题。")
    again.until("( ) B  交卷")
    again.keys("b\r")
    again.until("  C  全部回看")
    again.keys("q")
    shown = "\n".join("".join(line[x].data for x in range(80)) for line in again.screen.history.top) + again.ended()
    assert "不及格：1 / 4 分" in shown.replace(" \n", "\n")
    assert again.process.exitstatus == 0


def test_the_menu_stays_when_something_cannot_be_done(start: Start) -> None:
    first = start("exam", "small", "--seed", "1")
    first.until("  B  返回")
    first.keys("a")
    first.until("第 1 题，共 4 题")
    first.keys("q")
    first.ended()
    menu = start(TERM="dumb")
    menu.until("选一项")
    menu.keys("H\r")
    menu.until("有一场考试还没有考完")
    menu.until("L  离开")
    menu.keys("L\r")
    menu.ended()
    assert menu.process.exitstatus == 0


def test_the_menu_tells_once_that_there_are_no_banks(warm: Starter, tmp_path: Path) -> None:
    terminal = Terminal(warm, tmp_path, "--banks", "nowhere", TERM="dumb")
    assert terminal.ended().count("没有题库文件夹或文件 nowhere") == 1
    assert terminal.process.exitstatus == 1
