"""A conversation's place presses: by a clock that is passed in, in practice, in an exam and in the live area."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.console import Console

from conftest import Run
from examples import example
from officer_quiz.kinds.base.ask import Ask, Blanks, Choose, Option, Response
from officer_quiz.session.commands import Command
from officer_quiz.session.conduct.exam import Exam
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Started
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import State, apply
from officer_quiz.ui.terminal.answering import NOTHING, Left, Ticking
from officer_quiz.ui.terminal.clock import Pressed, ShownClock
from officer_quiz.ui.terminal.exam import ExamScreen
from officer_quiz.ui.terminal.live.answerer import LiveAnswerer
from officer_quiz.ui.terminal.practice import PracticeScreen
from pictures import SAY, OneAnswer, Shown
from talks import dialogue_of

TIMED = (
    (Path(__file__).parents[1] / "talk" / "yan.yaml")
    .read_text(encoding="utf-8")
    .replace("        repair: true\n", "        repair: true\n        seconds: 8\n")
)
ABC = Choose((Option("A", "甲项"), Option("B", "乙项"), Option("silence", "……", former=("silence:late",))), 1, 1)


class Slow(OneAnswer):
    """Says these answers, one a question; LATE where nothing is left of a clock that it lets run."""

    def __init__(self, *said: Response | Command) -> None:
        self.said = list(said)
        self.pressed: list[str] = []
        self.clocks: list[Ticking | None] = []

    def answer(self, ask: Ask, at_once: bool, pressing: Ticking | None) -> Response | Command:
        self.clocks.append(pressing)
        if pressing:
            self.pressed.append(pressing.words())
        return self.said.pop(0)


def steady() -> Any:
    """A clock that goes on by a second at each look."""
    ticks = count(100)
    return lambda: float(next(ticks))


def talk() -> Any:
    return dialogue_of(TIMED)


def practised(slow: Slow, *, on: bool = True, says_first: bool = False) -> tuple[State, str]:
    started = Started("practice", (("yan-1", ""),), "1", "subset_half", "2026-11-23", says_first=says_first)
    session = Unrecorded(apply(None, started))
    out = io.StringIO()
    screen = Console(file=out, width=80, height=24)
    pressed = Pressed(steady(), SAY, on)
    PracticeScreen(
        Practice(session), Shown([talk()], "题库"), lambda: slow, screen, SAY, timedelta, pressed=pressed
    ).run()
    return session.state, out.getvalue()


def test_time_that_runs_out_is_recorded_as_silence_and_told() -> None:
    slow = Slow(["upstairs"], Command.LATE, ["hour"])
    state, out = practised(slow)
    assert state.past["yan-1"] == (["upstairs"], ["silence:late"], ["hour"])
    assert slow.pressed == ["限时：还有 8 秒"]
    assert "时间到，没有说话。\n你  ……\n严某  火气 ■■■■□ (+1)  信任 ■□□□□\n" in out
    assert " × （时间到，没有说话）  0/3 分\n" in out
    assert state.results["yan-1"].fraction == talk().score(state.past["yan-1"], None)


def test_help_and_flags_do_not_start_the_clock_again() -> None:
    slow = Slow(["upstairs"], Command.HELP, Command.FLAG, ["hour"])
    practised(slow)
    assert slow.pressed == ["限时：还有 8 秒", "限时：还有 7 秒", "限时：还有 6 秒"]
    assert slow.clocks[1] is slow.clocks[2] is slow.clocks[3]


def test_nothing_presses_who_says_it_first_in_own_words() -> None:
    slow = Slow(["一起上去"], ["upstairs"], ["九点以后别唱"], ["hour"])
    state, _ = practised(slow, says_first=True)
    assert slow.clocks == [None, None, None, None]
    assert state.said["yan-1"] == {1: "一起上去", 2: "九点以后别唱"}
    silent = Slow(["一起上去"], ["upstairs"], [" "], Command.LATE, ["hour"])
    state, _ = practised(silent, says_first=True)
    assert state.past["yan-1"] == (["upstairs"], ["silence:late"], ["hour"])


def test_without_clocks_nothing_presses() -> None:
    slow = Slow(["upstairs"], ["silence"], ["hour"])
    state, _ = practised(slow, on=False)
    assert slow.clocks == [None, None, None]
    assert state.past["yan-1"][1] == ["silence"]


def test_in_an_exam_the_clock_goes_on_where_it_was() -> None:
    questions = {each.id: each for each in (talk(), example("single"))}
    ends = datetime(2026, 11, 23, 9, tzinfo=UTC)
    paper = Paper("mock", "模拟", 60, ends.isoformat(), "60", "4", "0", (Part("对话", tuple(questions), "2"),))
    contents = tuple((id, "") for id in questions)
    session = Unrecorded(apply(None, Started("exam", contents, "7", "subset_half", "2026-11-23", paper=paper)))
    clock = ShownClock(ends, lambda: ends - timedelta(minutes=30), SAY)
    slow = Slow(["upstairs"], Command.FORWARD, Command.BACK, Command.LATE, Command.LEAVE)
    out = io.StringIO()
    exam, pressed = Exam(session, questions.__getitem__, clock), Pressed(steady(), SAY, on=True)
    with pytest.raises(Left):
        ExamScreen(exam, lambda: slow, clock, Console(file=out, width=80), SAY, pressed).run()
    assert session.state.past["yan-1"] == (["upstairs"], ["silence:late"])
    assert slow.pressed == ["限时：还有 8 秒", "限时：还有 7 秒"] and slow.clocks[1] is slow.clocks[3]
    assert "时间到，没有说话。" in out.getvalue()


def at_last() -> Ticking:
    """The clock of the last question, eight seconds by a clock that goes on at each look."""
    clock = Pressed(steady(), SAY, on=True).at("yan-1", 1, talk().turn([["upstairs"]]))
    assert clock is not None
    return clock


def test_the_live_area_counts_down_and_drops_what_was_in_the_making() -> None:
    out = io.StringIO()
    with create_pipe_input() as typed:
        typed.send_text("b")
        output = Vt100_Output(out, lambda: Size(24, 80), term="xterm", enable_cpr=False)
        taking = LiveAnswerer(SAY, colour=False, input=typed, output=output)
        assert taking.ask(ABC, NOTHING, pressing=at_last()) is Command.LATE
        assert "限时：还有 7 秒" in out.getvalue() and "只剩 " in out.getvalue() and "(*) B" in out.getvalue()
        typed.send_text("\ra\r")
        assert taking.ask(ABC, NOTHING) == ["A"], "nothing was marked any more"
    out.getvalue().encode("gbk")


@pytest.mark.parametrize("ask", [ABC, Blanks(("你会怎么说",), "line")], ids=["choice", "text"])
def test_an_answer_in_time_counts(ask: Ask) -> None:
    with create_pipe_input() as typed:
        typed.send_text("b\r")
        output = Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="xterm", enable_cpr=False)
        clock = Pressed(lambda: 1.0, SAY, on=True).at("yan-1", 1, talk().turn([["upstairs"]]))
        given = LiveAnswerer(SAY, colour=False, input=typed, output=output).ask(ask, NOTHING, pressing=clock)
        assert given == (["B"] if ask is ABC else ["b"])


def test_text_in_the_making_is_dropped_with_the_time() -> None:
    with create_pipe_input() as typed:
        typed.send_text("别急")
        output = Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="xterm", enable_cpr=False)
        taking = LiveAnswerer(SAY, colour=False, input=typed, output=output)
        asked = Blanks(("你会怎么说",), "line")
        assert taking.ask(asked, NOTHING, pressing=at_last()) is Command.LATE
        typed.send_text("好\r")
        assert taking.ask(asked, NOTHING) == ["好"]


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "yan.yaml").write_text(TIMED, encoding="utf-8")
    yield str(tmp_path / "banks")


def test_lines_are_typed_without_a_clock_and_marked_the_same_again(oq: Run, bank: str) -> None:
    def letter(shown: str, words: str) -> str:
        return next(line.split()[0] for line in reversed(shown.splitlines()) if words in line)

    first = oq("practice", "--banks", bank, "--seed", "1", input=[])
    there = letter(first.out, "咱们一起上去问问他")
    second = oq("practice", "--banks", bank, "--seed", "1", input=[there])
    assert "限时" not in second.out
    silence = letter(second.out, "（没有说话）")
    third = oq("practice", "--banks", bank, "--seed", "1", input=[there, silence])
    last = letter(third.out, "九点以后他不唱")
    ran = oq("practice", "--banks", bank, "--seed", "1", input=[there, silence, last])
    assert " × （没有说话）  0/3 分\n   该开口的时候没有开口；对方等的就是这一句。\n" in ran.out
    assert oq("history", "--remark", "--banks", bank, "--json").json["remarked"] == []
