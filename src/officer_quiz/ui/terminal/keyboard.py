"""The keyboard while a person is at the terminal: keys typed ahead wait in their order, and none is shown or lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class _Kept:
    """How many hold the keyboard: a session that a menu starts holds what the menu holds already."""

    depth = 0


@contextmanager
def keys_kept(wanted: bool) -> Iterator[None]:
    """Take keys one by one, unshown, until the end, also between two areas that read them, where `wanted`.

    The terminal would show them meanwhile, gather them to lines, turn Enter into another key and stop at Ctrl-S.
    Ctrl-C and Ctrl-Z stay what they are. A console of Windows keeps keys by itself.
    """
    if not wanted or os.name != "posix" or _Kept.depth:
        yield
        return
    import termios  # noqa: PLC0415

    try:
        before = termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        yield
        return
    _Kept.depth += 1
    try:
        now = termios.tcgetattr(sys.stdin)
        now[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        now[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, now)
        yield
    finally:
        _Kept.depth -= 1
        with suppress(termios.error, OSError):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
