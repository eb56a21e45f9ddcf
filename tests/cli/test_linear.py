"""`check` does work in proportion to what it reads: counted in calls and in characters measured, never in seconds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from cProfile import Profile
from datetime import date
from pathlib import Path

import pytest
from rich import cells

import hostile
from officer_quiz.env import Env
from officer_quiz.library import load as files
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui import console as consoles
from officer_quiz.ui import wrapping
from officer_quiz.ui.reports import diagnostics

SIZE = 4_000
"""Bytes of the smallest of three files, each twice as large as the one before."""
MOST = 2.5
"""How much more the last doubling may cost than the one before: 2 is linear, 4 quadratic."""
SLACK = 6_000
"""Calls that do not count: caches that fill, and what is loaded when it is first needed."""


class Work:
    """Counts calls of functions, in Python and in C, and characters measured."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done = 0
        for module in (consoles, diagnostics, wrapping):
            monkeypatch.setattr(module, "cell_len", self._measured)

    def _measured(self, text: str) -> int:
        self.done += len(text)
        return cells.cell_len(text)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count from nought what is done inside."""
        self.done = 0
        profile = Profile()  # counts in C: a function called at every call would cost most of these tests
        profile.enable()
        try:
            yield
        finally:
            profile.disable()
        self.done += sum(each.callcount for each in profile.getstats())


def check(path: Path) -> tuple[list[Diagnostic], str]:
    """Check a file as the command does and return what is found and printed."""
    say = Env("zh", {}).say
    loaded = files.check_paths([path], files.Checking(date(2026, 11, 28)))
    out = io.StringIO()
    found = list(loaded.diagnostics)
    counts = dict.fromkeys(("files", "questions", "errors", "warnings", "infos", "silenced", "ignored"), 1)
    diagnostics.report_text(found, counts, consoles.console(out), say)
    return found, out.getvalue()


@pytest.mark.parametrize("name", hostile.FAMILIES)
def test_twice_the_file_is_twice_the_work(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch)
    monkeypatch.setattr(diagnostics, "MOST", 10)  # printing costs most and is bounded: the rest is to show
    costs = []
    check(hostile.write(tmp_path / "0", name, SIZE))
    for size in (SIZE, 2 * SIZE, 4 * SIZE):
        path = hostile.write(tmp_path / str(size), name, size)
        with work.counted():
            check(path)
        costs.append(work.done)
    first, second = costs[1] - costs[0], costs[2] - costs[1]
    assert second <= MOST * max(first, 0) + SLACK, costs
