"""How wide texts are on paper, and how many choices stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

SIZE = 10.5
"""Of a character, in points (五号)."""
EM = SIZE * 25.4 / 72
"""The width of a Chinese character, in millimetres."""
ROOM = 210.0 - 2 * 25.0 - 7.4
"""The width of a line of choices, in millimetres."""


def ems(text: str) -> float:
    """Return how wide a text is, in widths of a Chinese character."""
    return sum(1 if east_asian_width(letter) in "WFA" else 0.55 for letter in text)


def columns(texts: Sequence[str], room: float = ROOM) -> int:
    """Return how many texts stand in a line of so many millimetres: 4, 2 or 1."""
    widest = max(map(ems, texts)) * EM
    return next((number for number in (4, 2) if widest + EM <= room / number and "\n" not in "".join(texts)), 1)
