"""Where answers come from: keys in a terminal, lines where keys cannot be read or are not wanted."""

from __future__ import annotations

import sys
from typing import Any

from officer_quiz.env import Env
from officer_quiz.interrupts import reading, terminal_gone
from officer_quiz.kinds.base.ask import Ask
from officer_quiz.ui.console import print_line
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.terminal.answering import Answerer, Ticking


def answerer(env: Env, screen: Any, plain: bool, clock: Ticking | None = None) -> Answerer:
    """Return what takes answers on this terminal; `plain` asks for lines even where keys could be read."""
    if env.interactive and not plain:
        from officer_quiz.ui.terminal.live.answerer import LiveAnswerer  # noqa: PLC0415  (slow: after the first question)

        return LiveAnswerer(env.say, colour=env.colour, clock=clock)
    from officer_quiz.ui.terminal.typed_lines import PlainAnswerer  # noqa: PLC0415

    def show(ask: Ask) -> None:
        print_options(ask, screen, env.say)

    return PlainAnswerer(_read_line, lambda line: print_line(line, screen), env.say, show, clock)


def _read_line() -> str:
    """Return the next line; EOFError at the end of input, KeyboardInterrupt when it ends because the window closed."""
    try:
        line = reading(sys.stdin.readline)
    except OSError:
        if not terminal_gone():
            raise
        line = ""
    if not line:
        raise KeyboardInterrupt if terminal_gone() else EOFError
    return line.rstrip("\n")
