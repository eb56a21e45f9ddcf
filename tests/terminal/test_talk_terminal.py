"""A conversation in a real terminal: said first in one's own words, and played on from a turn."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.test_talks import YAN
from terminals import KEYS, NEXT, PICK, Start, starting
from warm import Starter

ASK = "先用自己的话说，可以空着："
NEAREST = "再选最接近的一句："


@pytest.fixture
def start(warm: Starter, tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program on one conversation, its replies in the authored order."""
    banks = tmp_path / "banks"
    banks.mkdir()
    text = YAN.read_text(encoding="utf-8").replace("    start:", "    shuffle: false\n    start:")
    (banks / "yan.yaml").write_text(text, encoding="utf-8")
    yield from starting(warm, tmp_path, banks)


def test_what_was_said_first_outlives_a_kill_and_stands_beside_the_reply(start: Start) -> None:
    terminal = start("practice", "--say")
    screen = terminal.until(KEYS)
    assert ASK in screen and "( ) A" not in screen and "Ctrl-S" not in screen
    terminal.keys("大爷，您先坐\x7f消消气\r")
    screen = terminal.until("( ) A")
    assert f"你的话  大爷，您先消消气\n{NEAREST}\n" in screen
    terminal.kill(signal.SIGKILL)
    terminal.ended()
    terminal = start("resume")
    assert f"你的话  大爷，您先消消气\n{NEAREST}\n" in terminal.until("( ) A")
    assert ASK not in terminal.shown()
    terminal.keys("b\r")
    terminal.until("昨天怎么说的")
    terminal.until("Ctrl-Q")
    terminal.keys("\r")
    terminal.until("( ) A  您看这样")
    terminal.keys("a\r")
    screen = terminal.until(NEXT)
    assert " × 您放心，我保证明天他就不唱了。  0/3 分\n   你自己的话：大爷，您先消消气\n   更好的说法：半个月" in screen


def test_played_on_from_a_turn_left_with_ctrl_c_and_the_session_goes_on(start: Start) -> None:
    terminal = start("practice")
    terminal.until(KEYS)
    terminal.keys("b\r")
    terminal.until("昨天怎么说的")
    terminal.keys("a\r")
    assert "r 从某一轮重来" in terminal.until(NEXT)
    terminal.keys("r")
    assert "> A  第 1 轮  0/3 分" in terminal.until(PICK)
    terminal.keys("a")
    assert "q 不重来了" in terminal.until("( ) D")
    terminal.keys("a\r")
    terminal.until("( ) B  情况我听明白了")
    terminal.keys("b\r")
    terminal.until("( ) A  您看这样")
    terminal.keys("a\r")
    assert "√ 答对  得 1 / 1 分  第一次得 0.5 / 1 分，结局一般" in terminal.until(NEXT)
    terminal.keys("r")
    terminal.until(PICK)
    terminal.keys("b")
    terminal.until("从第 2 轮重来")
    terminal.until("( ) B  先消消气")
    terminal.keys("\x03")
    assert "officer-quiz resume" in terminal.ended()
    assert terminal.process.exitstatus == 130
    terminal = start("resume")
    assert "得分：0.5 / 1（50%）" in terminal.until("A  完成")
