"""Writing in a real pseudo-terminal: what Enter does in a text and in blanks, a dispute; and waits that end."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

import terminals
from conftest import SMALL, Run, write_example
from terminals import DONE, KEYS, NEXT, Start, starting
from warm import Starter


@pytest.fixture
def start(warm: Starter, tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program on a small bank and one with an essay."""
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "small.yaml").write_text(SMALL, encoding="utf-8")
    write_example(banks, "essay")
    yield from starting(warm, tmp_path, banks)


def stored(oq: Run, tmp_path: Path) -> list[dict[str, Any]]:
    ran = oq("data", "export", "--data", str(tmp_path / "data"))
    return [json.loads(line) for line in ran.out.splitlines()[1:]]


def test_enter_makes_a_new_line_in_a_text_and_esc_enter_hands_it_in(start: Start, oq: Run, tmp_path: Path) -> None:
    terminal = start("practice", "--kind", "essay")
    terminal.until("Esc Enter 确认")
    terminal.keys("第一段。\r")
    terminal.keys("第二段。")
    terminal.until("第二段。")
    terminal.keys("\x1b\r")
    terminal.until("[ ]")  # its points, to be ticked
    terminal.kill(signal.SIGKILL)
    terminal.ended()
    [answered] = [each for each in stored(oq, tmp_path) if each["event"] == "answered"]
    assert answered["response"] == ["第一段。\n第二段。"]


def test_enter_goes_to_the_next_blank_and_confirms_in_the_last(start: Start, oq: Run, tmp_path: Path) -> None:
    terminal = start("practice", "--kind", "fill")
    terminal.until("(2)")
    terminal.keys("八\r")
    terminal.keys("二十四")
    assert "(1) 八" in terminal.until("(2) 二十四")
    terminal.keys("\r")
    assert "√ 答对  得 1 / 1 分" in terminal.until(NEXT)
    terminal.keys("\r")
    terminal.until(DONE)
    terminal.keys("\r")
    terminal.ended()
    [answered] = [each for each in stored(oq, tmp_path) if each["event"] == "answered"]
    assert answered["response"] == ["八", "二十四"]


def test_a_dispute_typed_after_an_answer_is_kept(start: Start, oq: Run, tmp_path: Path) -> None:
    terminal = start("practice", "--kind", "single")
    terminal.until(KEYS)
    terminal.keys("b\r")
    terminal.until(NEXT)
    terminal.keys("d")
    terminal.until("\n>")
    terminal.keys("选项有歧义")
    terminal.until("> 选项有歧义")
    terminal.keys("\r")
    terminal.until("已记下，供教官查看。")
    terminal.keys("\r")
    terminal.until(DONE)
    terminal.keys("\r")
    terminal.ended()
    assert [each["note"] for each in stored(oq, tmp_path) if each["event"] == "disputed"] == ["选项有歧义"]


def test_a_request_to_end_leaves_the_terminal_as_it_was(start: Start) -> None:
    terminal = start("practice", "--kind", "single")
    terminal.until(KEYS)
    assert termios.tcgetattr(terminal.process.child_fd) != terminal.before
    terminal.kill(signal.SIGTERM)
    terminal.until("officer-quiz resume")
    after = termios.tcgetattr(terminal.process.child_fd)
    terminal.ended()
    assert after == terminal.before
    assert terminal.process.exitstatus == 130


def test_a_wait_for_words_that_never_come_ends_with_the_screen(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the screen keeps changing, as with the clock of an exam."""
    terminal = start("practice", "--kind", "single")
    terminal.until(KEYS)
    monkeypatch.setattr(terminals, "PATIENCE", 0.3)
    began = monotonic()
    terminal.keys("\x1b[B" * 50)  # drawn again and again
    with pytest.raises(AssertionError, match=r"no “没有的词” after 0\.3 s; on the screen:(?s:.*)八小时"):
        terminal.until("没有的词")
    with pytest.raises(AssertionError, match=r"no end after 0\.3 s"):
        terminal.ended()
    assert monotonic() - began < 10
    monkeypatch.undo()
    ended = start("--version", cold=True)
    with pytest.raises(AssertionError, match=r"^it ended without “没有的词”; on the screen:\nofficer-quiz 0\S*$"):
        ended.until("没有的词")
