"""The console every screen prints on: text is shown literally, never markup; wrapping that knows CJK.

What is printed here passes one gate on its way to the stream, with the program's own colours beside it. Text that is
measured or cut before it is printed goes through `plain` first, since the gate may change its width.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.printable import as_json, literal, one_line
from officer_quiz.ui.wrapping import wrap


class _Literal(Console):
    """A console whose text is made literal when it is rendered; its own control sequences are no text."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments of something to print."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(literal(segment.text), segment.style)

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly, what a library would end with code 1."""
        raise BrokenPipeError


def console(file: TextIO, *, colour: bool | None = None, width: int | None = None) -> Console:
    """Return a console on `file` without markup, emoji or highlighting.

    `colour` None leaves the choice to the terminal and ``NO_COLOR``. Not a terminal: 80 columns unless `width` says
    otherwise.
    """
    terminal = file.isatty()
    return _Literal(
        file=file,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=None if colour is None else not colour,
        width=width or (None if terminal else 80),
    )


plain = literal
"""Text before it is measured or cut."""


def single_line(text: str, style: str = "") -> Text:
    """Return `text` as one line: what it is made of (a name, a path) cannot begin another."""
    return Text(one_line(text), style=style)


def hanging(text: str, width: int, first: str = "", style: str = "", rest: str | None = None) -> Text:
    """Return `text` wrapped to `width` cells with `first` before its first line and as much room before the others."""
    indent = " " * cell_len(first) if rest is None else rest
    lines = wrap(plain(text), width - max(cell_len(first), cell_len(indent)))
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
    screen.file.write(as_json(data, indent=2) + "\n")
