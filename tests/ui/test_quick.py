"""One key answers at once and may be taken back within two seconds of the result: by a clock that is passed in."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.console import Console

from examples import example
from officer_quiz.kinds.base.ask import Ask, Choose, Response
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Event, Started
from officer_quiz.session.state import State, apply
from officer_quiz.ui.terminal.answering import NOTHING, Ticking
from officer_quiz.ui.terminal.live.answerer import LiveAnswerer
from officer_quiz.ui.terminal.practice import PracticeScreen
from pictures import SAY, OneAnswer, Shown


class Recorded(Unrecorded):
    """Keeps the names of its events, too."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.events: list[str] = []

    def record(self, event: Event) -> State:
        self.events.append(type(event).__name__.lower())
        return super().record(event)


class Slip(OneAnswer):
    """Answers wrong by a slip, takes it back after some seconds if it still may, and answers right."""

    def __init__(self, after: float, *answers: str) -> None:
        self.time, self.after = 100.0, after
        self.answers = answers or ("A", "B")
        self.asked: list[bool] = []
        self.offered: list[bool] = []
        self.still: list[bool] = []

    def answer(self, ask: Ask, at_once: bool, pressing: Ticking | None) -> Response | Command:
        assert isinstance(ask, Choose)
        self.asked.append(at_once)
        return [self.answers[len(self.asked) - 1]]

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        self.offered.append(Command.UNDO in allowed)
        self.time += self.after
        self.still.append(bool(undoable and undoable()))
        return Command.UNDO if self.still[-1] and len(self.asked) == 1 else Command.NEXT


def played(question: Question, slip: Slip, *, quick: bool) -> tuple[Recorded, str]:
    started = Started("practice", ((question.id, ""),), "1", "subset_half", "2026-11-23")
    session = Recorded(apply(None, started))
    out = io.StringIO()
    screen = Console(file=out, width=80, height=24)
    practice = Practice(session)
    PracticeScreen(
        practice, Shown([question], "题库"), lambda: slip, screen, SAY, timedelta, lambda: slip.time, quick
    ).run()
    return session, out.getvalue()


@pytest.mark.parametrize(("after", "taken_back"), [(0.5, True), (2.0, True), (2.01, False), (60.0, False)])
def test_an_answer_may_be_taken_back_for_two_seconds(after: float, taken_back: bool) -> None:
    slip = Slip(after)
    session, out = played(example("single"), slip, quick=True)
    assert slip.asked == [True] * (2 if taken_back else 1)
    assert slip.offered[0] is True and slip.still[0] is taken_back
    undone = ["answered", "undone", "answered", "finished"]
    assert session.events == (undone if taken_back else ["answered", "finished"])
    (result,) = session.state.results.values()
    assert result.fraction == int(taken_back)
    assert ("已撤回，请重新作答；答案已经看过，这次算看过提示。" in out) is taken_back
    assert (example("single").id in session.state.hinted) is taken_back, "the key had been seen"


def test_without_quick_nothing_is_taken_back() -> None:
    slip = Slip(0.5)
    session, _ = played(example("single"), slip, quick=False)
    assert (slip.asked, slip.offered, slip.still) == ([False], [False], [False])
    assert session.events == ["answered", "finished"]


def test_a_part_of_a_case_is_asked_anew_and_the_parts_before_it_stand() -> None:
    case = example("case")
    session, out = played(case, Slip(1.0, "B", "A", "对"), quick=True)
    assert session.state.past[case.id] == (["A"], ["对"])
    assert session.state.results[case.id].fraction == 1
    assert [out.count(f"第 {number} 问") for number in (1, 2)] == [2, 1]


def test_what_was_said_in_a_conversation_stands() -> None:
    slip = Slip(0.5)
    talk = example("dialogue")

    def answer(ask: Ask, *_: object, at_once: bool = False, **__: object) -> Response:
        assert isinstance(ask, Choose)
        slip.asked.append(at_once)
        return [ask.options[0].key]

    slip.ask = answer  # type: ignore[method-assign]
    session, _ = played(talk, slip, quick=True)
    assert not any(slip.asked) and not any(slip.offered) and "undone" not in session.events


def shown_and_given(keys: str, undoable: bool) -> tuple[str, Command]:
    out = io.StringIO()
    with create_pipe_input() as typed:
        typed.send_text(keys)
        output = Vt100_Output(out, lambda: Size(24, 80), term="xterm", enable_cpr=False)
        taking = LiveAnswerer(SAY, colour=False, input=typed, output=output)
        given = taking.pause(frozenset({Command.UNDO, Command.NEXT}), undoable=lambda: undoable)
    return out.getvalue(), given


def test_the_key_works_and_is_shown_only_while_it_may_be_taken_back() -> None:
    shown, given = shown_and_given("u\r", undoable=True)
    assert "u 撤回" in shown and given is Command.UNDO
    shown, given = shown_and_given("u\r", undoable=False)
    assert "撤回" not in shown and given is Command.NEXT


def test_what_takes_back_is_named_so() -> None:
    out = io.StringIO()
    with create_pipe_input() as typed:
        typed.send_text("x")
        output = Vt100_Output(out, lambda: Size(24, 80), term="xterm", enable_cpr=False)
        taking = LiveAnswerer(SAY, colour=False, input=typed, output=output)
        both = frozenset({Command.AWAY, Command.FAVOURITE})
        assert taking.pause(both, frozenset({Command.AWAY})) is Command.AWAY
    assert "m 收藏  x 收回" in out.getvalue()
