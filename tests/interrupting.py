"""Runs the program and asks it to end at chosen imports: ``python interrupting.py HOW -- ARGUMENT...``.

HOW is JSON. ``{"at": NAME, "signals": [NAME, ...]}`` sends the signals to the process itself when a module of that
name is about to be imported; ``exit`` stands for the first and ``last`` for the last moments of the interpreter's end.
``{"every": N, "until": NAME, "report": FILE}`` forks at every Nth import until the one named: the copy is sent a signal
and goes on, and how it ended is written to the report as a line of JSON ``[name, signal, code, stdout, stderr]``.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

KINDS = ("SIGINT", "SIGTERM", "SIGHUP")
DEADLINE = 20.0
"""Seconds for one copy to end."""


class Asking:
    """A finder that finds nothing: it is asked before every import."""

    def __init__(self, at: str, signals: Sequence[str]) -> None:
        self.at, self.signals = at, signals

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        if name == self.at:
            send(self.signals)


class Forking:
    """A finder that forks at imports; in the copy it sends a signal, and never again."""

    def __init__(self, every: int, until: str, report: Path) -> None:
        self.every, self.until, self.report = every, until, report
        self.count, self.over = 0, False

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        self.over = self.over or name == self.until
        self.count += 1
        if not self.over and self.count % self.every == 0:
            self.fork(name, KINDS[self.count // self.every % len(KINDS)])

    def fork(self, name: str, kind: str) -> None:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            ended, mark = os.pipe()
            child = os.fork()
            if not child:
                os.close(ended)  # the other end closes when this process ends
                self.over = True
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                adopt()
                send([kind])
                return
            os.close(mark)
            if not select.select([ended], [], [], DEADLINE)[0]:
                os.kill(child, signal.SIGKILL)
            os.close(ended)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = [os.pread(stream.fileno(), 1 << 20, 0).decode(errors="replace") for stream in (out, err)]
        with self.report.open("a", encoding="utf-8") as report:
            report.write(json.dumps([name, kind, code, *said]) + "\n")


def adopt() -> None:
    """Make a forked copy the process that answers requests, where the original has come to answering them."""
    interrupts = sys.modules.get("officer_quiz.interrupts")
    if interrupts and getattr(interrupts, "_Now", None) and interrupts._Now.owner:
        interrupts.install()


def send(signals: Sequence[str]) -> None:
    for kind in signals:
        os.kill(os.getpid(), getattr(signal, kind))


class Last:
    """Sends signals when the interpreter takes its modules apart."""

    def __init__(self, signals: Sequence[str]) -> None:
        self.kill, self.own = os.kill, os.getpid()
        self.numbers = [getattr(signal, kind) for kind in signals]

    def __del__(self) -> None:
        for number in self.numbers:
            self.kill(self.own, number)


def run(how: dict[str, Any], argv: list[str]) -> None:
    match how:
        case {"every": every, "until": until, "report": report}:
            sys.meta_path.insert(0, Forking(every, until, Path(report)))
        case {"at": "exit", "signals": signals}:
            atexit.register(send, signals)
        case {"at": "last", "signals": signals}:
            sys.modules["__main__"].__dict__["last"] = Last(signals)
        case {"at": at, "signals": signals}:
            sys.meta_path.insert(0, Asking(at, signals))
    sys.argv = ["officer-quiz", *argv]
    from officer_quiz.__main__ import main

    main()


if __name__ == "__main__":
    run(json.loads(sys.argv[1]), sys.argv[3:])
