"""What may be mended without asking: never what names a law, and labels only where they tell nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from officer_quiz.text.numerals import to_int

_LABEL = re.compile(r"[A-H]|\d{1,2}|[一二三四五六七八九十]{1,3}")


def in_title(text: str, start: int) -> bool:
    """Return whether the character at `start` is within 《》, the title of a law."""
    return text.rfind("《", 0, start) > text.rfind("》", 0, start)


def in_turn(labels: Sequence[str]) -> bool:
    """Return whether labels (``A、``, ``1.``, ``（二）``, ``第三步``, ``④``) count from the first on, none left out."""
    return [_place(label) for label in labels] == list(range(1, len(labels) + 1))


def _place(label: str) -> int | None:
    """The number a label tells, A as 1; None where it tells none."""
    found = _LABEL.search(normalize("NFKC", label).upper())
    if not found:
        return None
    return ord(found[0]) - ord("A") + 1 if found[0].isalpha() and found[0].isascii() else to_int(found[0])
