"""Numbers as files have them, read without a number ever becoming huge."""

from __future__ import annotations

import re
from decimal import Decimal

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""The numbers from 1 on that stand in a circle."""
_NUMBER = re.compile(r"\s*([-+]?\d{1,40}(?:[.,]\d{0,40})?)(?:[eE]([-+]?\d{1,2}))?\s*")


def read_number(text: str) -> Decimal | None:
    """Return a number, None for a text that is none or is unreasonably long."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    return Decimal(found[1].replace(",", ".")).scaleb(int(found[2] or 0))


def plain(number: Decimal) -> Decimal:
    """Return a number without zeros that say nothing."""
    written = f"{number:f}"
    return Decimal((written.rstrip("0").rstrip(".") or "0") if "." in written else written)
