"""Long work shown on the way."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from rich.console import Console

from officer_quiz.ui import waiting
from officer_quiz.ui.waiting import counted_if_long


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time in seconds, in a list of one."""
    time = [0.0]
    monkeypatch.setattr(waiting, "monotonic", lambda: time[0])
    yield time


def work(clock: list[float], each: float) -> Iterator[int]:
    for number in range(10):
        clock[0] += each
        yield number


@pytest.mark.parametrize(("each", "terminal", "shown"), [(0.2, True, True), (0.04, True, False), (0.2, False, False)])
def test_a_bar_is_shown_for_long_work_on_a_terminal_alone(
    clock: list[float], each: float, terminal: bool, shown: bool
) -> None:
    out = io.StringIO()
    screen = Console(file=out, force_terminal=terminal, width=60)
    assert list(counted_if_long(work(clock, each), 10, screen, "题库")) == list(range(10))
    assert ("题库" in out.getvalue()) is shown
    assert ("10/10" in out.getvalue()) is shown
