"""The program in a pseudo-terminal of 80×24, and the screen as a person would see it."""

from __future__ import annotations

import os
import pty
import signal
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import NoReturn

import pexpect
import pyte
from pexpect import fdpexpect

from warm import Cold, Starter

ROWS, COLUMNS = 24, 80
KEYS = "回车 确认"
"""On the bottom line whenever an answer is awaited."""
NEXT = "回车 下一步"
DONE = "A  完成"
"""Below the summary of a session."""
PICK = "回车 选定"
"""On the bottom line of a menu."""
PATIENCE = 20.0
"""Seconds to wait for words or for the end."""


class Running(fdpexpect.fdspawn):  # type: ignore[type-arg]  # generic for type checkers only
    """The program in a terminal of its own."""

    exitstatus: int | None = None
    """Once it is closed; None if a signal ended it."""

    def __init__(self, starter: Starter, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
        self.process = starter.start(argv, environ, [theirs] * 3, terminal=True)
        os.close(theirs)
        super().__init__(ours, encoding="utf-8", timeout=PATIENCE)
        self.pid = self.process.pid

    def close(self, force: bool = False) -> None:
        """Take the terminal away, with `force` kill what is in it, and wait for its end."""
        if self.closed:
            return
        super().close()
        if force:
            self.process.kill()
        code = self.process.wait(PATIENCE)
        self.exitstatus = code if code >= 0 else None


class Terminal:
    """The program in a pseudo-terminal, with the screen as a person would see it."""

    def __init__(self, starter: Starter, folder: Path, *argv: str, **environ: str) -> None:
        environ = {
            **os.environ,
            "OFFICER_QUIZ_DATA": str(folder / "data"),
            "OFFICER_QUIZ_CACHE": str(folder / "cache"),
            "OFFICER_QUIZ_LANG": "zh",
            "TERM": "xterm-256color",
            **environ,
        }
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=1000)
        self.stream = pyte.Stream(self.screen)
        self.process = Running(starter, argv, environ)
        self.before = termios.tcgetattr(self.process.child_fd)

    def until(self, words: str) -> str:
        """Read until `words` stand on the screen, and return the screen.

        AssertionError with the screen when they do not come in time, or the program ends without them.
        """
        self._read(lambda: words in self.shown(), f"no “{words}”")
        if words not in self.shown():
            self._fail(f"it ended without “{words}”")
        return self.shown()

    def _read(self, done: Callable[[], bool], otherwise: str) -> None:
        """Read until `done` or the end; AssertionError with the screen after PATIENCE, however much is drawn."""
        deadline = monotonic() + PATIENCE
        while not done():
            left = deadline - monotonic()
            if left <= 0:
                self._fail(f"{otherwise} after {PATIENCE} s")
            try:
                self.stream.feed(self.process.read_nonblocking(4096, timeout=left))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    def rest(self, seconds: float) -> None:
        """Read for so long whatever comes."""
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0:
            try:
                self.stream.feed(self.process.read_nonblocking(4096, timeout=left))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return

    def _fail(self, why: str) -> NoReturn:
        raise AssertionError(f"{why}; on the screen:\n{self.shown().rstrip()}")

    def shown(self) -> str:
        # Not `screen.display`: it fails while half of a wide character is overwritten, whose other half is empty.
        columns, rows = range(self.screen.columns), range(self.screen.lines)
        lines = ("".join(self.screen.buffer[row][column].data for column in columns) for row in rows)
        return "\n".join(line.rstrip() for line in lines).replace(" \n", "\n")

    def keys(self, text: str) -> None:
        self.process.send(text)

    def kill(self, how: signal.Signals) -> None:
        assert self.process.pid
        os.kill(self.process.pid, how)

    def ended(self) -> str:
        """Read to the end and return everything on the screen; the process has ended then.

        AssertionError with the screen when it does not end in time.
        """
        self._read(lambda: False, "no end")
        self.process.close()
        return self.shown()


Start = Callable[..., Terminal]


def starting(starter: Starter, folder: Path, banks: Path) -> Iterator[Start]:
    """Yield a function that starts the program on these banks; what it started is closed afterwards.

    With `cold` it is started afresh.
    """
    started: list[Terminal] = []

    def begin(*argv: str, cold: bool = False, **environ: str) -> Terminal:
        started.append(Terminal(Cold() if cold else starter, folder, *argv, "--banks", str(banks), **environ))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.process.close(force=True)
