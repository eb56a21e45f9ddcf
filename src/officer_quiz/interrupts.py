"""Ends the program when somebody asks it to: Ctrl-C, SIGTERM, a window that closes, at any moment.

Whatever is confirmed is on disk, so the program may end anywhere, and nothing is ever thrown into running code, where
an import, a callback or a destructor would swallow it or half of something would be left. Outside of `held` the
process ends on the spot. Inside, the request waits until input is waited for (`reading`, `waking`) or until `held` is
left, and becomes a KeyboardInterrupt there.

The first module the program imports: it imports nothing that costs time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import Any, NoReturn

CODE = 130
"""The exit code of an interrupted program."""
PATIENCE = 2.0
"""Seconds after which asking again ends the process wherever it is: it may be stuck."""
TICK = 0.5
"""Seconds after which a request is noticed that came just as the program began to wait for something."""
STREAMS = (0, 1, 2)
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What asks the program to end, as far as the system has it."""


class _Now:
    """What is going on in this process."""

    owner = 0
    """The process that answers requests: not one forked from it. 0 before `install`."""
    terminals: tuple[int, ...] = ()
    """The standard streams that were terminals at the start, and the settings of the first."""
    settings: list[Any] | None = None
    depth = 0
    asked: float | None = None
    """When the program was first asked to end."""
    thrown = False
    """Whether that has become a KeyboardInterrupt: the program is leaving."""
    is_reading = False
    wake: Callable[[], None] | None = None
    farewell = ""
    tidy = b""
    code = CODE


def install() -> None:
    """Answer requests to end in this process, but for those that whoever started it has it ignore (``nohup``)."""
    _Now.owner = os.getpid()
    for each in SIGNALS:
        if signal.getsignal(each) not in {signal.SIG_IGN, None}:
            signal.signal(each, _arrived)
    _Now.terminals = tuple(number for number in STREAMS if _is_terminal(number))
    if _Now.terminals and os.name == "posix":  # Windows puts its console back by itself
        import termios  # noqa: PLC0415  (once requests are answered)

        with suppress(termios.error):
            _Now.settings = termios.tcgetattr(_Now.terminals[0])
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _tick)
        signal.setitimer(signal.ITIMER_REAL, TICK, TICK)


def over() -> None:
    """Answer no more requests: everything is done, and the interpreter is about to end by itself."""
    if _Now.owner == os.getpid():
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        _ignore()


def forked() -> None:
    """Prepare a process that works for this one: Ctrl-C is the parent's to answer, the rest ends it."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN if each == signal.SIGINT else signal.SIG_DFL)


def terminal_gone() -> bool:
    """Return whether a standard stream was a terminal and is none any more."""
    return not all(map(_is_terminal, _Now.terminals))


@contextmanager
def held() -> Iterator[None]:
    """Let what happens inside come to its end first; KeyboardInterrupt afterwards if the program was asked to end.

    Where what happens inside raises, that is raised instead, and the request is answered at the next `reading`.
    """
    _Now.depth += 1
    try:
        yield
    finally:
        _Now.depth -= 1
    if not _Now.depth:
        _throw_if_asked()


def reading(read: Callable[[], str]) -> str:
    """Return what `read` returns; KeyboardInterrupt if the program was asked to end before, or is inside `held`."""
    try:
        _Now.is_reading = bool(_Now.depth)
        _throw_if_asked()
        return read()
    finally:
        _Now.is_reading = False


@contextmanager
def waking(wake: Callable[[], None]) -> Iterator[None]:
    """Hold requests while something waits by itself that `wake` ends; KeyboardInterrupt afterwards if one came."""
    with held():
        _Now.wake = wake
        try:
            _throw_if_asked()
            yield
        except KeyboardInterrupt:
            _Now.asked, _Now.thrown = _Now.asked or monotonic(), True
            raise
        finally:
            _Now.wake = None
        _throw_if_asked()


def asked() -> bool:
    """Return whether the program has been asked to end."""
    return _Now.asked is not None


@contextmanager
def tidied(text: str) -> Iterator[None]:
    """Write `text` to the terminal of stderr should the process end inside: what is drawn there is put away."""
    before, _Now.tidy = _Now.tidy, text.encode()
    try:
        yield
    finally:
        _Now.tidy = before


@contextmanager
def ends_with(code: int) -> Iterator[None]:
    """Let being asked to end be how the work inside ends, with that code."""
    before, _Now.code = _Now.code, code
    try:
        yield
    finally:
        _Now.code = before


def farewell(text: str) -> None:
    """Say `text` on stderr should the program be interrupted from now on; empty for nothing."""
    _Now.farewell = text


def last_words() -> str:
    """Return what is still to be said of an interruption, and do not say it again."""
    text, _Now.farewell = _Now.farewell, ""
    return text


def _arrived(number: int, frame: FrameType | None) -> None:
    del number, frame
    if _Now.owner != os.getpid():
        os._exit(CODE)
    if _Now.asked is not None:
        if monotonic() - _Now.asked >= PATIENCE:
            _end()
        return
    _Now.asked = monotonic()
    if _Now.is_reading:
        _Now.is_reading = False
        _throw_if_asked()
    if not _Now.depth:
        _end()
    if _Now.wake:
        _Now.wake()


def _tick(number: int, frame: FrameType | None) -> None:
    """Do nothing: interrupting a system call makes the interpreter look for requests before it goes on waiting."""
    del number, frame


def _throw_if_asked() -> None:
    if _Now.asked is not None and not _Now.thrown:
        _Now.thrown = True
        raise KeyboardInterrupt


def _end() -> NoReturn:
    """End the process here and now, the terminal as it was."""
    _ignore()
    with suppress(OSError):
        _put_back()
    if text := last_words():
        for each in SIGNALS:  # whoever reads stderr may have stopped reading
            signal.signal(each, signal.SIG_DFL)
        with suppress(OSError):
            os.write(2, f"{text}\n".encode(getattr(sys.stderr, "encoding", None) or "utf-8", "backslashreplace"))
    os._exit(_Now.code)


def _put_back() -> None:
    if _Now.tidy and _is_terminal(2):
        os.write(2, _Now.tidy)
    if _Now.settings:
        import termios  # noqa: PLC0415

        terminal = _Now.terminals[0]
        with suppress(termios.error):
            changed = termios.tcgetattr(terminal) != _Now.settings
            if changed and not _in_background(terminal):  # where it would stop this process instead
                termios.tcsetattr(terminal, termios.TCSANOW, _Now.settings)


def _in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:  # not the terminal this process belongs to: anybody may
        return False


def _ignore() -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)


def _is_terminal(number: int) -> bool:
    try:
        return os.isatty(number)
    except OSError:
        return False
