"""What may be mended without asking: never what names a law, and labels only where they tell nothing of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from math import inf
from unicodedata import normalize

from officer_quiz.text.numerals import to_int

_TITLE = re.compile("《[^》]*")
_STEMS = "甲乙丙丁戊己庚辛"
_LABEL = re.compile(rf"[A-H{_STEMS}]|\d{{1,2}}|[一二三四五六七八九十]{{1,3}}")


class Spans:
    """The stretches of a text that a pattern matches, told apart quickly however many there are."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        """Find all of them."""
        self._spans = [found.span() for found in pattern.finditer(text)]

    def __contains__(self, offset: int) -> bool:
        """Whether the character at `offset` is in one of them."""
        place = bisect_right(self._spans, (offset, inf)) - 1
        return place >= 0 and offset < self._spans[place][1]


def titles(text: str) -> Spans:
    """Return where the titles of laws stand in a text, an unended one up to its end."""
    return Spans(_TITLE, text)


def in_turn(labels: Sequence[str]) -> bool:
    """Return whether labels (``A、``, ``甲、``, ``1.``, ``（二）``, ``第三步``, ``④``) count from the first on, none left out."""
    return [_place(label) for label in labels] == list(range(1, len(labels) + 1))


def _place(label: str) -> int | None:
    """The number a label tells, A and 甲 as 1; None where it tells none."""
    found = _LABEL.search(normalize("NFKC", label).upper())
    if not found:
        return None
    row = next((row for row in ("ABCDEFGH", _STEMS) if found[0] in row), "")
    return row.index(found[0]) + 1 if row else to_int(found[0])
