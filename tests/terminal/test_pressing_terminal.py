"""A conversation's place presses, in a real pseudo-terminal: the clock runs out, is recorded, and can be left off."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from officer_quiz.session.events import Answered
from officer_quiz.store.log import EventLog
from terminals import KEYS, NEXT, Start, starting
from warm import Starter

TALK = """\
bank: scene-rail
title: 桥栏边
posts: [station]
status: draft
author: 社区教研组
checked: 2026-11-23
questions:
  - id: rail-1
    type: dialogue
    objective: 让人留在栏杆里面
    scene: 桥上，男子翻过了栏杆。
    people: {an: {name: 安某, mood: {绝望: 4}}}
    start: rail
    nodes:
      rail:
        by: an
        line: 别过来！
        seconds: 2
        replies:
          - {say: 我不过去，就站这儿。, points: 3, to: calm, feedback: 先答应他的距离。}
          - {say: 你先下来再说。, points: 0, to: worse, feedback: 命令让他更急。}
    endings:
      calm: {text: 他坐了回来。, outcome: good}
      worse: {text: 他又往外挪了一步。, outcome: bad}
    explain: 先开口，先答应距离。
    cite: 《人民警察法》第二十一条
"""


@pytest.fixture
def start(warm: Starter, tmp_path: Path) -> Iterator[Start]:
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "rail.yaml").write_text(TALK, encoding="utf-8")
    yield from starting(warm, tmp_path, banks)


def said(folder: Path) -> list[object]:
    """The answers on disk, in their order."""
    with EventLog.open(folder / "data" / "events.db") as log:
        events = [each.event for head in log.sessions() for each in log.read(head.id).events]
    return [each.response for each in events if isinstance(each, Answered)]


def test_the_clock_runs_out_while_a_reply_is_marked_and_the_talk_goes_on(start: Start, tmp_path: Path) -> None:
    terminal = start("practice", "--seed", "1")
    terminal.until("限时：只剩")
    terminal.keys("a")
    screen = terminal.until("时间到，没有说话。")
    assert "(*)" not in screen and "限时" not in screen, "the live area leaves nothing behind"
    screen = terminal.until(KEYS)
    assert "安某  绝望 ■■■■■ (+1)" in screen and "限时" not in screen and "（没有说话）" not in screen
    terminal.keys("\x03")
    terminal.ended()
    assert said(tmp_path) == [["silence:late"]]
    again = start("resume")
    again.until(KEYS)
    again.keys(next(line.split(")")[1].split()[0] for line in again.shown().splitlines() if "就站这儿" in line) + "\r")
    screen = again.until(NEXT)
    assert "○ 部分正确  得 0.5 / 1 分" in screen and "× （时间到，没有说话）  0/3 分" in screen


def test_nothing_presses_without_the_clock(start: Start, tmp_path: Path) -> None:
    terminal = start("practice", "--seed", "1", "--no-clock")
    assert "限时" not in terminal.until(KEYS)
    terminal.keys("c\r")
    terminal.until("A-B 选择")
    assert said(tmp_path) == [["silence"]]
