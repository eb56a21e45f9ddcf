"""Wraps text to terminal cells: CJK breaks between any two characters, Latin words stay whole where they fit.

A line never begins with closing punctuation nor ends with an opening bracket, as Chinese typesetting asks, and every
character of the text but the spaces at the breaks is kept; a no-break space comes out as a space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len

NO_START = frozenset("，。、；：？！）》」』】”’…—·,.;:?!)]}%％")
NO_END = frozenset("（《「『【“‘([{")
_GLUE = "\xa0"
_WIDE = "\u4e00-\u9fff"
"""Ideographs: two cells each, and nothing sticks to one but what its neighbours ask."""
_LOOSE = f"(?<![{re.escape(''.join(NO_END))}{_GLUE}])"
_PIECE = re.compile(rf"[^\S{_GLUE}]+|[!-~{_GLUE}]+|{_LOOSE}[{_WIDE}]{{1,64}}(?=[{_WIDE}])|.", re.DOTALL)
"""One after the other, none too long to be cut again and again."""
_LONG_WORD = 20
_WORD = rf"[A-Za-z0-9][!-~]{{,{_LONG_WORD}}} (?=[A-Za-z0-9])"
_WORDS = re.compile(rf"{_LOOSE}(?:{_WORD}){{1,64}}|{_PIECE.pattern}", re.DOTALL)
"""The same for lines that hold any such word: words with the blanks behind them are one piece."""
_RUN = re.compile(f"[{_WIDE}]{{2,}}")
_USUAL = re.compile(f"[ -~{_WIDE}\u3001-\u3003\u3008-\u3011\uff01-\uff5e]*")
"""Characters that take one cell, all of them of ASCII, or two."""
_NARROW = "“”…—"
_QUOTING = re.compile(f"[{_NARROW}{_USUAL.pattern[1:-2]}]*")
"""The same and some punctuation that takes one."""
Measure = Callable[[str], int]
"""How many cells a text takes."""


def cells(text: str) -> int:
    """Return the cells that a text takes: as `cell_len`, but quicker for what most texts are made of."""
    return measure_of(text)(text)


def measure_of(text: str) -> Measure:
    """Return what measures a text and each part of it."""
    return _usual_cells if _USUAL.fullmatch(text) else _quoting_cells if _QUOTING.fullmatch(text) else cell_len


def _usual_cells(text: str) -> int:
    """Return the cells of a text of nothing but usual characters: of three bytes each, or of one."""
    return (len(text) + len(text.encode())) // 2


def _quoting_cells(text: str) -> int:
    return _usual_cells(text) - sum(map(text.count, _NARROW))


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
    measure = measure_of(text)
    if len(text) <= width and measure(text) <= width:
        return [text.rstrip()]
    lines, line, filled = [], "", 0
    for unit, taken, each in _units(text, width, measure):
        while each and filled + taken > width:
            room = max(width - filled, 0)
            fits = room // each if each == _IDEOGRAPH else unit.rfind(" ", 0, room + 1) + 1
            lines.append((line + unit[:fits]).rstrip())
            line, filled, unit, taken = "", 0, unit[fits:], taken - each * fits  # noqa: PLW2901  (what is left of it)
        if line and filled + taken > width and filled + measure(unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
            filled = measure(line)
        else:
            line += unit
            filled += taken
    return [*lines, line.rstrip()]


_IDEOGRAPH, _LETTER = 2, 1
"""The cells of each character of what may be broken: ideographs anywhere, words at their blanks."""


def _units(text: str, width: int, measure: Measure) -> Iterator[tuple[str, int, int]]:
    """Yield what may not be broken, the cells it takes, and 0: a word, what is glued, or a character with its marks and
    punctuation.

    Ideographs to which nothing sticks come as one text, which may be broken anywhere, and words as one, which may be
    at its blanks: instead of 0 the cells of each character are told.
    Every piece is measured once, whatever stands before it: a mark without a width could follow any number of others.
    """
    unit, filled = "", 0
    for match in (_WORDS if width > _LONG_WORD + 2 else _PIECE).finditer(text):
        piece = match.group()
        if each := _breakable(piece):
            if unit:
                yield unit, measure(unit), 0
            yield piece, each * len(piece), each
            unit, filled = "", 0
            continue
        taken = measure(piece)
        sticks = unit and (not taken or unit[-1] in NO_END or piece[0] in NO_START or _GLUE in (unit[-1], piece[0]))
        if sticks and filled + (grown := taken or _widened(unit[-1], piece)) <= width:
            unit += piece
            filled += grown
            continue
        if unit:
            yield unit, measure(unit), 0
        if len(piece) <= width:
            unit, filled = piece, taken
            continue
        *whole, unit = _pieces(piece, width)
        filled = measure(unit)
        yield from ((part, measure(part), 0) for part in whole)
    if unit:
        yield unit, measure(unit), 0


def _breakable(piece: str) -> int:
    """Return the cells of each character of words or ideographs, 0 for a piece that may not be broken."""
    if len(piece) == 1:
        return 0
    if piece[-1] == " " and "!" <= piece[0] <= "~":
        return _LETTER
    return _IDEOGRAPH if _RUN.fullmatch(piece) else 0


def _widened(character: str, mark: str) -> int:
    """By how many cells a mark without a width widens the character before it: an emoji selector by one."""
    return cell_len(character + mark) - cell_len(character)


def _pieces(piece: str, width: int) -> list[str]:
    """Cut a word longer than a line into lines."""
    return [piece[start : start + width] for start in range(0, len(piece), width)]
