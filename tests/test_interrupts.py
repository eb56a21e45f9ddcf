"""A request to end that comes while something may not be left half done: it is answered as soon as that is over."""

from __future__ import annotations

import errno
import io
import sys
from time import monotonic

import pytest

from officer_quiz import interrupts
from officer_quiz.cli.main import _guarded
from officer_quiz.env import Env


@pytest.fixture(autouse=True)
def nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No request is on record, before or after."""
    monkeypatch.setattr(interrupts._Now, "asked", None)
    monkeypatch.setattr(interrupts._Now, "thrown", False)


def ask() -> None:
    """A request arrives where it has to wait."""
    interrupts._Now.asked = monotonic()


def failing() -> None:
    with interrupts.held():
        ask()
        raise ValueError


def test_held_work_comes_to_its_end_and_then_the_request_is_answered() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        ask()
        done.append("all of it")
    assert done == ["all of it"]


def test_a_request_outlives_work_that_fails_and_is_answered_before_the_next_line_is_read() -> None:
    with pytest.raises(ValueError):
        failing()
    with pytest.raises(KeyboardInterrupt):
        interrupts.reading(lambda: pytest.fail("waits for a line"))


def test_a_request_outlives_work_that_fails_and_is_answered_before_the_next_wait() -> None:
    with pytest.raises(ValueError):
        failing()
    with pytest.raises(KeyboardInterrupt), interrupts.waking(lambda: None):
        pytest.fail("waits")


def test_a_request_is_answered_once() -> None:
    ask()
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        pass
    assert interrupts.reading(lambda: "B") == "B"


class Gone(io.StringIO):
    """A terminal whose window has been closed."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")


def test_the_last_words_to_a_window_that_has_gone_are_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(interrupts, "terminal_gone", lambda: True)
    monkeypatch.setattr(interrupts._Now, "farewell", "officer-quiz resume 3f9a2c")
    monkeypatch.setattr(sys, "stderr", Gone())
    monkeypatch.setattr(sys, "stdout", Gone())
    assert _guarded(Env("zh", {}), work) == 130
