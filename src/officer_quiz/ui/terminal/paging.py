"""Long lists page by page where a person reads them; all stays in the scrollback, nothing takes over the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console

from officer_quiz.env import Env
from officer_quiz.session.commands import Command
from officer_quiz.ui.terminal.answering import Answerer

KEYS = 4
"""Rows of the terminal left to the line of keys and what is asked below a page."""


def pages(lines: Sequence[str], rows: int) -> Iterator[Sequence[str]]:
    """Yield the lines in pages of `rows` lines."""
    for start in range(0, len(lines), rows):
        yield lines[start : start + rows]


def show_in_pages(
    env: Env,
    draw: Callable[[Console], None],
    screen: Console,
    taking: Answerer | None = None,
    *,
    holds: bool = False,
    plain: bool = False,
) -> None:
    """Print what `draw` prints: at once where nobody reads it at a terminal, else in pages until the reader is done.

    `plain`: at once at a terminal, too. `holds`: wait after the last page too, since something else is shown below it
    then.
    """
    if plain or not env.interactive:
        draw(screen)
        return
    with screen.capture() as captured:
        draw(screen)
    lines = captured.get().rstrip("\n").split("\n")
    shown = list(pages(lines, max(screen.height - KEYS, 5)))
    if len(shown) == 1 and not holds:
        _write(lines, screen)
        return
    from officer_quiz.ui.terminal.answerers import answerer  # noqa: PLC0415  (slow, and only more than a page needs it)
    from officer_quiz.ui.terminal.keyboard import keys_kept  # noqa: PLC0415

    reader = taking or answerer(env, screen, plain=False)
    with keys_kept(True):
        for number, page in enumerate(shown, 1):
            _write(page, screen)
            if number == len(shown) and not holds:
                return
            try:
                if reader.turn_page(number, len(shown)) is Command.LEAVE:
                    return
            except EOFError:
                return


def _write(lines: Sequence[str], screen: Console) -> None:
    screen.file.write("".join(f"{line}\n" for line in lines))
    screen.file.flush()
