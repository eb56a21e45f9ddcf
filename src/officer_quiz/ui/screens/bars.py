"""Bars: a share drawn beside its name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from unicodedata import east_asian_width

from rich.cells import cell_len
from rich.console import Console

from officer_quiz.ui.console import hanging

BAR = 20
"""Cells of a full bar."""


def print_bars(rows: Sequence[tuple[str, Fraction | float, str]], screen: Console, *, bars: bool = True) -> None:
    """Print a line a row: its name, a bar of its share (0 to 1) unless it is not to be drawn, what to say beside it."""
    if not bars:
        for name, _, said in rows:
            screen.print(hanging(f"{name}  {said}", screen.width, first="  "))
        return
    beside = max((_room_of(said) for _, _, said in rows), default=0)
    widest = min(max((cell_len(name) for name, _, _ in rows), default=0), screen.width - BAR - beside - 4)
    for name, share, said in rows:
        filled = min(max(int(share * BAR / 2 + Fraction(1, 2)), 0), BAR // 2)
        lines = hanging(name, widest)
        lines.append(" " * max(1, widest + 2 - cell_len(str(lines).rpartition("\n")[2])))
        lines.append(f"{drawn(filled, BAR // 2)}  {said}")
        screen.print(lines)


def _room_of(text: str) -> int:
    """Return how many cells a text takes at most: signs that some terminals draw twice as wide count so."""
    return cell_len(text) + sum(east_asian_width(sign) == "A" for sign in text)


def drawn(filled: int, of: int) -> str:
    """Return a bar of so many squares, the first of them filled."""
    return "■" * filled + "□" * (of - filled)
