"""What a person reads at a terminal: lists page by page, feedback with more on request, how it goes so far."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from conftest import Run
from officer_quiz.env import Env
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Started
from officer_quiz.session.state import apply
from officer_quiz.ui.console import console
from officer_quiz.ui.terminal.answering import NOTHING
from officer_quiz.ui.terminal.paging import pages, show_in_pages
from officer_quiz.ui.terminal.practice import PracticeScreen
from pictures import SAY, OneAnswer, Shown, the_questions


def test_pages_leave_nothing_out_and_repeat_nothing() -> None:
    assert list(pages(list("abcde"), 2)) == [["a", "b"], ["c", "d"], ["e"]]


class Reader(OneAnswer):
    """Turns pages until it has had enough."""

    def __init__(self, enough: int) -> None:
        self.turned: list[tuple[int, int]] = []
        self.enough = enough

    def turn_page(self, number: int, of: int, allowed: Commands = NOTHING, done: Commands = NOTHING) -> Command:
        self.turned.append((number, of))
        return Command.LEAVE if number == self.enough else Command.NEXT


@pytest.mark.parametrize(
    ("lines", "holds", "enough", "turned", "shown"),
    [
        (20, False, 9, [], 20),
        (20, True, 9, [(1, 1)], 20),
        (50, False, 9, [(1, 3), (2, 3)], 50),
        (50, True, 9, [(1, 3), (2, 3), (3, 3)], 50),
        (50, True, 2, [(1, 3), (2, 3)], 40),
    ],
)
def test_a_list_is_read_page_by_page(
    lines: int, holds: bool, enough: int, turned: list[tuple[int, int]], shown: int
) -> None:
    out = io.StringIO()
    screen = Console(file=out, width=80, height=24)
    reader = Reader(enough)
    env: Any = SimpleNamespace(interactive=True)

    def draw(page: Console) -> None:
        for number in range(lines):
            page.print(str(number))

    show_in_pages(env, draw, screen, reader, holds=holds)
    assert reader.turned == turned
    assert out.getvalue().split() == [str(number) for number in range(shown)]


def test_a_list_that_nobody_reads_at_a_terminal_is_printed_at_once() -> None:
    out, reader = io.StringIO(), Reader(1)
    env: Any = SimpleNamespace(interactive=False)
    show_in_pages(env, lambda page: page.print("x\n" * 99), console(out), reader, holds=True)
    assert out.getvalue().count("x\n") == 99 and reader.turned == []


def test_a_list_wanted_plainly_is_printed_at_once() -> None:
    out, reader = io.StringIO(), Reader(1)
    env: Any = SimpleNamespace(interactive=True)
    show_in_pages(env, lambda page: page.print("x\n" * 99), console(out), reader, plain=True)
    assert out.getvalue().count("x\n") == 99 and reader.turned == []


@pytest.mark.parametrize("words", [("statutes",), ("disputes",), ("disputes", "--said")])
def test_the_desks_lists_are_read_so_at_a_terminal(
    words: tuple[str, ...], oq: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Env] = []

    def in_pages(env: Env, draw: Callable[[Console], None], screen: Console) -> None:
        asked.append(env)
        draw(screen)

    plain = oq(*words).out
    monkeypatch.setattr(f"officer_quiz.cli.commands.{words[0]}.show_in_pages", in_pages)
    assert (oq(*words).out, len(asked)) == (plain, 1)


class Asking(OneAnswer):
    """Asks for the whole explanation once after each answer."""

    def __init__(self) -> None:
        self.offered: list[bool] = []

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        self.offered.append(Command.EXPLAIN in allowed)
        return Command.EXPLAIN if len(self.offered) % 2 and self.offered[-1] else Command.NEXT


def test_the_rest_of_the_feedback_comes_when_asked_for_and_the_head_tells_how_it_goes() -> None:
    ids = ("psap-procedure-001", "psap-procedure-002")
    questions, bank = the_questions(*ids)
    started = Started("practice", tuple((id, "") for id in ids), "3", PRACTICE.multiple, "2026-11-23")
    out = io.StringIO()
    taking = Asking()
    practice = Practice(Unrecorded(apply(None, started)))
    screen = Console(file=out, width=80, height=16)
    spent = lambda: timedelta(seconds=185)  # noqa: E731
    PracticeScreen(practice, Shown(questions, bank), lambda: taking, screen, SAY, spent).run()
    assert taking.offered[:2] == [True, True]
    first, second = out.getvalue().split("── 第 2 题，共 2 题 · ")
    score = [line for line in first.splitlines() if "得 " in line]
    assert len(score) == 2, "the verdict, and again with the whole of it"
    assert second[:10] in {"√1 ×0 3:05", "√0 ×1 3:05"}
