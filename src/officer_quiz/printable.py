"""The gate for everything shown: text as it reads, nothing a terminal acts on, nothing hidden, nothing turned round."""

from __future__ import annotations

import json
import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 and C1 controls and the two noncharacters libyaml refuses; without tab and line ends."""
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Bidirectional controls: they make text read otherwise than it is stored (CVE-2021-42574)."""
HIDDEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
"""Characters without a width: spaces, joiners, fillers, selectors, tags; and foreign line separators."""
UNSEEN = "|".join(pattern.pattern for pattern in (CONTROL, DIRECTION, HIDDEN))

_ACTING = re.compile(rf"{UNSEEN}|\r")
_BREAKING = re.compile(rf"{UNSEEN}|[\r\n]")
_UNWRITABLE = re.compile(rf"{UNSEEN}|[\ud800-\udfff]")
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: making it takes longer than a short text."""


def literal(text: str) -> str:
    """Return `text` with what a terminal would act on, or not show, replaced by ``?``; line feeds and tabs stay."""
    return _ACTING.sub("?", text)


def one_line(text: str) -> str:
    """Return `text` made literal, its line feeds too: a name cannot pretend to be the next line of a report."""
    return _BREAKING.sub("?", text)


def as_json(data: object, indent: int | None = None) -> str:
    """Return `data` as JSON that is safe on a terminal and that every encoding of Unicode can write.

    What `literal` replaces, and halves of surrogate pairs (bytes of file names that are no UTF-8), are escapes: it
    reads back as the same data.
    """
    text = _ENCODE(data) if indent is None else json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNWRITABLE.sub(_escape, text)


def _escape(character: re.Match[str]) -> str:
    units = character.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
