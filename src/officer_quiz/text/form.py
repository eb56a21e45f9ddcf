"""The form of a file that says nothing: its encoding, its line ends, blanks at the ends of lines."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Set

ENOUGH = 8
"""Chinese characters by which an encoding is known."""
SHARE = 0.95
"""How many of them are in everyday use, at least: what is no GBK gives characters that nobody knows."""
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How a file begins that says what it is; the mark of UTF-16 is also how that of UTF-32 begins."""
_ENDS = re.compile("\r\n|\r")
_TRAILING = re.compile("[ \t]+$", re.MULTILINE)


def decoded(raw: bytes) -> tuple[str, Counter[str]] | None:
    """Return the text of a file and what of its encoding is to be mended, by code; None where that is not certain."""
    if raw.startswith(codecs.BOM_UTF8):
        raw, found = raw.removeprefix(codecs.BOM_UTF8), Counter({"byte-order-mark": 1})
    else:
        found = Counter[str]()
    try:
        if name := next((name for mark, name in _MARKED if raw.startswith(mark)), None):
            return raw.decode(name), Counter({"not-utf8": 1})
        return raw.decode("utf-8"), found
    except UnicodeDecodeError:
        text = _from_gbk(raw)
        return None if text is None or found else (text, Counter({"not-utf8": 1}))


def _from_gbk(raw: bytes) -> str | None:
    try:
        text = raw.decode("gbk")
    except UnicodeDecodeError:
        return None
    wide = [character.encode("gbk") for character in text if not character.isascii()]
    usual = sum(each[0] in range(0xA1, 0xA4) or (each[0] in range(0xB0, 0xD8) and each[-1] >= 0xA1) for each in wide)
    return text if len(wide) >= ENOUGH and usual >= SHARE * len(wide) else None


def with_line_ends(text: str) -> tuple[str, Counter[str]]:
    """Return a text with LF at the end of every line, and how many had another, by code."""
    ends = Counter("windows-line-ends" if end == "\r\n" else "lone-return" for end in _ENDS.findall(text))
    return _ENDS.sub("\n", text) if ends else text, ends


def without_trailing(text: str, kept: Set[int] = frozenset()) -> tuple[str, Counter[str]]:
    """Return a text without blanks at the ends of lines but for those `kept` (from 1), and how many had some."""
    if kept:
        lines = enumerate(text.split("\n"), 1)
        parts = [(line, 0) if number in kept else _TRAILING.subn("", line) for number, line in lines]
        text, count = "\n".join(line for line, _ in parts), sum(found for _, found in parts)
    else:
        text, count = _TRAILING.subn("", text)
    return text, Counter({"trailing-space": count} if count else {})
