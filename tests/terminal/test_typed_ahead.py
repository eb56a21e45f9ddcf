"""Keys typed faster than the program asks: each counts, in its order, and none is shown by the terminal itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminals import DONE, KEYS, NEXT, PICK, Start, Terminal, starting
from typing_ahead import SEED, recorded, script, write_bank
from warm import Starter

COUNT = 30


@pytest.fixture
def ids(tmp_path: Path) -> list[str]:
    (tmp_path / "banks").mkdir()
    return write_bank(tmp_path / "banks" / "typing.yaml", COUNT)


@pytest.fixture
def start(warm: Starter, tmp_path: Path, ids: list[str]) -> Iterator[Start]:
    yield from starting(warm, tmp_path, tmp_path / "banks")


def begun(start: Start) -> Terminal:
    terminal = start("practice", "--seed", SEED, "-n", str(COUNT))
    terminal.until(KEYS)
    return terminal


def test_a_whole_session_typed_at_once_is_recorded_as_it_was_meant(
    start: Start, tmp_path: Path, ids: list[str]
) -> None:
    meant = script(ids, 5)
    terminal = begun(start)
    terminal.keys("".join(each.keys for each in meant.values()))
    terminal.until(DONE)
    terminal.keys("\r")
    terminal.ended()
    assert terminal.process.exitstatus == 0
    assert recorded(tmp_path / "data") == {id: each.response for id, each in meant.items()}


def test_no_key_is_shown_by_the_terminal_itself(start: Start, ids: list[str]) -> None:
    terminal = begun(start)
    sent: list[str] = []
    feed = terminal.stream.feed
    terminal.stream.feed = lambda data: (sent.append(data), feed(data))[1]  # type: ignore[method-assign,func-returns-value]
    terminal.keys("zzz\r" * 20 + "\x03")
    terminal.ended()
    assert "zzz" not in "".join(sent) and "\x1b[6n" not in "".join(sent)


def test_an_answer_in_the_making_outlives_help_and_flag(start: Start, tmp_path: Path, ids: list[str]) -> None:
    terminal = start("practice", "--seed", SEED, "--kind", "multiple", "-n", "1")
    terminal.until(KEYS)
    terminal.keys("ac?f")
    terminal.until("[x] C")
    terminal.keys("\r")
    terminal.until(NEXT)
    assert list(recorded(tmp_path / "data").values()) == [["A", "C"]]


def test_a_text_in_the_making_outlives_help_and_flag(start: Start, tmp_path: Path, ids: list[str]) -> None:
    terminal = start("practice", "--seed", SEED, "--kind", "fill", "-n", "1")
    terminal.until(KEYS)
    terminal.keys("八\t十二\x1bOP\x14")
    terminal.until("取消标记")
    assert "(1) 八" in terminal.shown() and "(2) 十二" in terminal.shown()
    terminal.keys("\r\r")
    terminal.until(NEXT)
    assert list(recorded(tmp_path / "data").values()) == [["八", "十二"]]


def test_one_key_answers_says_how_sure_and_takes_back(start: Start, tmp_path: Path, ids: list[str]) -> None:
    terminal = start("practice", "--seed", SEED, "--kind", "single", "-n", "1", "--quick", "--sure")
    assert "A-D 作答" in terminal.until(KEYS)
    terminal.keys("ccudb")  # C, sure; taken back; D, fairly sure
    terminal.until("× 答错  得 0 / 1 分  有点把握，按把握 -0.67 分")
    assert list(recorded(tmp_path / "data").values()) == [["D"]]
    terminal.keys("\rb")  # the summary; once more what was missed, asked about as before
    terminal.until(KEYS)
    terminal.keys("b")
    terminal.until("有多大把握")
    terminal.keys("\x1b\r\r")
    terminal.ended()
    assert terminal.process.exitstatus == 0
    assert list(recorded(tmp_path / "data").values()) == [["B"]]


def test_full_width_keys_are_the_keys_they_stand_for(start: Start, tmp_path: Path, ids: list[str]) -> None:
    terminal = start("practice", "--seed", SEED, "--kind", "single", "-n", "1")
    terminal.until(KEYS)
    terminal.keys("Ｃ？")
    terminal.until("(*) C")
    terminal.keys("\r")
    terminal.until(NEXT)
    terminal.keys("　")  # the space of a Chinese input method goes on, as Enter does
    terminal.until(DONE)
    terminal.keys("\r")
    terminal.ended()
    assert list(recorded(tmp_path / "data").values()) == [["C"]]


def test_help_lists_the_keys_that_work_here(start: Start) -> None:
    terminal = start("practice", "--seed", SEED, "--kind", "fill", "-n", "1")
    terminal.until(KEYS)
    terminal.keys("\x1bOP")
    assert "Ctrl-Q  保存离开" in terminal.until("Ctrl-Q  保存离开")
    assert "  q  " not in terminal.shown()


def test_a_menu_acts_on_a_letter_and_is_left_with_q_or_esc(start: Start) -> None:
    terminal = start()
    terminal.until(PICK)
    terminal.keys("b")
    terminal.until("打字（30）")
    terminal.keys("q")
    terminal.until("练习：从全部题库出十题")
    terminal.keys("b")
    terminal.until("打字（30）")
    terminal.keys("\x1b")
    terminal.until("练习：从全部题库出十题")
    terminal.keys("q")
    terminal.ended()
    assert terminal.process.exitstatus == 0
