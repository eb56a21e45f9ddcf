"""Starts the program in processes of its own: afresh, or forked from one that has everything imported.

Starting the interpreter and importing the program costs half a second of processor time, a hundred times a run; a fork
costs a tenth of that. What is forked has its own arguments, environment, folder and streams, and ends as an interpreter
ends. What imports do, the interpreter's own start and its options are not seen there: tests of those start afresh, and
so do a few of everything else, and all on systems without `os.pidfd_open`.
"""

from __future__ import annotations

import gc
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

MODULES = (
    *("cli.main", "cli.home", "store.migrations", *(f"messages.zh.{name}" for name in ("answer", "screen", "statute"))),
    *("bank.checks", "library.parallel", "services.personal_data", "services.statutes", "results.due"),
    *(f"cli.commands.{name}" for name in ("practice", "resume", "exam", "check", "banks", "statutes", "review")),
    *(f"kinds.{name}" for name in ("single", "multiple", "fill", "true_false", "dialogue", "essay", "case")),
    *("ui.terminal.typed_lines", "ui.terminal.live.answerer", "ui.terminal.live.menu"),
)
"""Of the program: what most runs import."""
OTHERS = ("prompt_toolkit.input.vt100", "prompt_toolkit.patch_stdout", "termios", "tty", "zipfile")
"""What it imports of others only then."""
STREAMS = ("stdin", "stdout", "stderr")


class Cold:
    """Starts the program in a fresh interpreter."""

    def start(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        streams: Sequence[int],
        folder: Path | None = None,
        terminal: bool = False,
    ) -> Process:
        """Start the program with these arguments, environment, descriptors of its three streams, in that folder.

        With `terminal` the first stream is the terminal it belongs to, and it leads a session of its own.
        """
        stdin, stdout, stderr = streams
        return subprocess.Popen(
            [sys.executable, "-m", "officer_quiz", *argv],
            env=environ,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            cwd=folder,
            preexec_fn=(lambda: _belong_to(0)) if terminal else None,  # noqa: PLW1509  (what it calls takes no locks)
        )

    def close(self) -> None:
        """Do nothing: nothing is kept."""


class Warm:
    """A process that has the program imported, from which it is forked at each start."""

    def __init__(self) -> None:
        self._here, there = socket.socketpair()
        with there:
            number = str(there.fileno())
            self._process = subprocess.Popen([sys.executable, __file__, number], pass_fds=[there.fileno()])

    def start(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        streams: Sequence[int],
        folder: Path | None = None,
        terminal: bool = False,
    ) -> Process:
        """Start the program as `Cold` does."""
        where = str(folder or Path.cwd())
        order = {"argv": list(argv), "environ": dict(environ), "folder": where, "terminal": terminal}
        return Forked(self, self._asked(order, streams))

    def reaped(self, pid: int) -> int:
        """Return how a process ended that has ended."""
        return self._asked({"reap": pid})

    def _asked(self, order: dict[str, Any], streams: Sequence[int] = ()) -> int:
        socket.send_fds(self._here, [json.dumps(order).encode() + b"\n"], list(streams))
        return int(self._here.recv(100))

    def close(self) -> None:
        """End it, and wait."""
        self._here.close()
        self._process.wait()


class Forked:
    """A process that a `Warm` started; to be used like a Popen."""

    def __init__(self, by: Warm, pid: int) -> None:
        self.pid = pid
        self._by, self._end = by, os.pidfd_open(pid)
        self.returncode: int | None = None

    def wait(self, timeout: float) -> int:
        """Return the exit code, or the number of the signal that ended it below zero; TimeoutExpired."""
        if self.returncode is None:
            if not select.select([self._end], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("officer-quiz", timeout)
            os.close(self._end)
            self.returncode = self._by.reaped(self.pid)
        return self.returncode

    def send_signal(self, how: int) -> None:
        """Send a signal unless it has been waited for."""
        if self.returncode is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        """Kill it unless it has been waited for."""
        self.send_signal(signal.SIGKILL)


Process = Forked | subprocess.Popen[bytes]
Starter = Cold | Warm


@contextmanager
def opened() -> Iterator[Starter]:
    """Yield a `Warm`, where the system can have one, else a `Cold`."""
    starter = Warm() if hasattr(os, "pidfd_open") else Cold()
    yield starter
    starter.close()


def serve(orders: socket.socket) -> None:
    """Fork at each order; return in the process that is to follow it, end where no more can come."""
    while True:
        order, streams = _next(orders)
        if "reap" in order:
            orders.sendall(b"%d" % os.waitstatus_to_exitcode(os.waitpid(order["reap"], 0)[1]))
            continue
        if not (child := os.fork()):
            orders.close()
            _settle(order, streams)
            return
        for each in streams:
            os.close(each)
        orders.sendall(b"%d" % child)


def _next(orders: socket.socket) -> tuple[dict[str, Any], list[int]]:
    text, streams, _, _ = socket.recv_fds(orders, 1 << 16, len(STREAMS))
    while not text.endswith(b"\n"):
        if not (more := orders.recv(1 << 16)):
            raise SystemExit
        text += more
    return json.loads(text), streams


def _settle(order: dict[str, Any], streams: Sequence[int]) -> None:
    """Make this process what a fresh one is before the first line of the program."""
    if order["terminal"]:
        _belong_to(streams[0])
    for number, (name, stream) in enumerate(zip(STREAMS, streams, strict=True)):
        os.dup2(stream, number)
        os.close(stream)
        binary = open(number, "wb" if number else "rb", closefd=False)  # noqa: SIM115
        errors, lines = "backslashreplace" if number == 2 else "strict", number == 2 or os.isatty(number)
        made = io.TextIOWrapper(binary, encoding="utf-8", errors=errors, line_buffering=lines)
        setattr(sys, name, made)
        setattr(sys, f"__{name}__", made)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environ"])
    sys.argv = ["officer-quiz", *order["argv"]]


def _belong_to(terminal: int) -> None:
    """Lead a session that the terminal belongs to."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def main() -> None:
    """Import, then start what is ordered."""
    for module in (*(f"officer_quiz.{name}" for name in MODULES), *OTHERS):
        import_module(module)
    load = import_module("officer_quiz.library.load")
    load.read_register(
        [import_module("officer_quiz.env.folders").shipped_banks() / "statutes.yaml"]
    )  # makes its models
    gc.collect()
    gc.freeze()  # the first collection of each process would copy all of it
    serve(socket.socket(fileno=int(sys.argv[1])))
    from officer_quiz.__main__ import main as program

    program()


if __name__ == "__main__":
    main()
