"""Wraps text to terminal cells: CJK breaks between any two characters, Latin words stay whole where they fit.

A line never begins with closing punctuation nor ends with an opening bracket, as Chinese typesetting asks, and every
character of the text but the spaces at the breaks is kept; a no-break space comes out as a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

NO_START = frozenset("，。、；：？！）》」』】”’…—·,.;:?!)]}%％")
NO_END = frozenset("（《「『【“‘([{")
_GLUE = "\xa0"
_PIECE = re.compile(rf"[^\S{_GLUE}]+|[!-~{_GLUE}]+|.", re.DOTALL)


def glued(text: str) -> str:
    """Return `text` with its spaces such that `wrap` prints them as spaces but never breaks there."""
    return text.replace(" ", _GLUE)


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells (at least 2); newlines in the text are kept as breaks."""
    lines = (line for paragraph in text.split("\n") for line in _paragraph(paragraph, max(width, 2)))
    return [line.replace(_GLUE, " ") for line in lines]


def flow(items: Iterable[str], width: int, gap: str = "  ") -> list[str]:
    """Return `items` on lines of at most `width` cells with `gap` between them, never broken inside an item."""
    lines: list[str] = []
    for item in items:
        if lines and cell_len(lines[-1]) + cell_len(gap) + cell_len(item) <= width:
            lines[-1] += gap + item
        else:
            lines.append(item)
    return lines


def _paragraph(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for piece in _units(text, width):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _units(text: str, width: int) -> Iterator[str]:
    """Yield what may not be broken: a word, what is glued, or a character with the punctuation on its line."""
    unit = ""
    for match in _PIECE.finditer(text):
        piece = match.group()
        sticks = unit and (unit[-1] in NO_END or piece[0] in NO_START or _GLUE in (unit[-1], piece[0]))
        if sticks and cell_len(unit + piece) <= width:
            unit += piece
            continue
        if unit:
            yield unit
        *whole, unit = _pieces(piece, width)
        yield from whole
    if unit:
        yield unit


def _pieces(piece: str, width: int) -> list[str]:
    """Cut a word longer than a line into lines."""
    cut = [piece[start : start + width] for start in range(0, len(piece), width)]
    return cut or [piece]
