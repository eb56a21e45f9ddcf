"""Where answers come from: keys in a terminal, lines where keys cannot be read or are not wanted."""

from __future__ import annotations

import sys
from typing import Any

from officer_quiz.cli.env import Env
from officer_quiz.kinds.base.ask import Ask
from officer_quiz.ui.answering import Answerer
from officer_quiz.ui.console import print_line
from officer_quiz.ui.options import print_options


def answerer(env: Env, screen: Any, plain: bool) -> Answerer:
    """Return what takes answers on this terminal; `plain` asks for lines even where keys could be read."""
    if env.interactive and not plain:
        from officer_quiz.ui.live.answerer import LiveAnswerer  # noqa: PLC0415  (slow: after the first question)

        return LiveAnswerer(env.say, colour=env.colour)
    from officer_quiz.ui.plain import PlainAnswerer  # noqa: PLC0415

    def show(ask: Ask) -> None:
        print_options(ask, screen, env.say)

    return PlainAnswerer(_read_line, lambda line: print_line(line, screen), env.say, show)


def _read_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
