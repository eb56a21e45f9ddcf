"""The console every screen prints on: bank text as `Text` objects, never markup; wrapping that knows CJK."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.ui.wrapping import wrap

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def console(file: TextIO, *, colour: bool | None = None, width: int | None = None) -> Console:
    """Return a console on `file` without markup, emoji or highlighting.

    `colour` None leaves the choice to the terminal and ``NO_COLOR``. Not a terminal: 80 columns unless `width` says
    otherwise.
    """
    terminal = file.isatty()
    return Console(
        file=file,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=None if colour is None else not colour,
        width=width or (None if terminal else 80),
    )


def plain(text: str) -> str:
    """Return `text` with characters that a terminal would act on, or not show at all, replaced by ``?``."""
    return _UNSEEN.sub("?", text)


def hanging(text: str, width: int, first: str = "", style: str = "", rest: str | None = None) -> Text:
    """Return `text` wrapped to `width` cells with `first` before its first line and as much room before the others."""
    indent = " " * cell_len(first) if rest is None else rest
    lines = wrap(plain(text), width - cell_len(first))
    body = Text(no_wrap=True, overflow="ignore")
    for number, line in enumerate(lines):
        body.append("\n" + indent if number else first)
        body.append(line, style=style)
    return body


def print_line(line: str, screen: Console) -> None:
    """Print one line of text, wrapped to the console."""
    screen.print(hanging(line, screen.width))


def print_title(words: str, screen: Console) -> None:
    """Print the title of what follows, set off by an empty line."""
    screen.print()
    screen.print(Text(words, style="cyan"))


def tell(notices: Iterable[Message], say: Wording) -> None:
    """Say on stderr what is no result: what was left out, changed, kept."""
    for notice in notices:
        print(say(notice), file=sys.stderr)


def print_json(data: object, screen: Console) -> None:
    """Print `data` as JSON, never wrapped: written as it is, since there may be megabytes of it."""
    screen.file.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
