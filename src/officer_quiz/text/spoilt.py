"""Finds the line that a syntax error comes from: YAML sees most slips only on the line after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from officer_quiz.text.aliases import KEYS
from officer_quiz.text.diagnostic import Edit, Mark
from officer_quiz.text.source import Source

ODD_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Characters that look like a space and are none to YAML."""
_ODD = f"[{''.join(ODD_SPACES)}]"
_BEGIN = r" *(?:- +)?"
_NAMES = "|".join(sorted((name for name in KEYS if not name.isascii()), key=len, reverse=True))
_KEY = rf"(?P<key>[A-Za-zＡ-Ｚ_][\w-]*|{_NAMES})"
"""A key, or what people write for one in Chinese."""
_SLIPS = (
    ("odd-space", "odd-space", re.compile(rf" *(?:- *)?(?:{_KEY}:)?(?P<at>{_ODD})")),
    ("dash-without-space", "dash-full-width", re.compile(r" *(?P<at>[－—–])(?=\s)")),
    ("dash-without-space", "dash-without-space", re.compile(r" *(?P<at>-)(?=[A-Za-z_]\w*[:：])")),
    ("missing-colon", "remark-full-width", re.compile(r" *(?P<at>＃)")),
    ("missing-colon", "colon-full-width", re.compile(rf"{_BEGIN}{_KEY}(?P<at>：)")),
    ("missing-colon", "colon-without-space", re.compile(rf"{_BEGIN}{_KEY}(?P<at>:)(?![\s/:]|$)")),
)
"""What spoils a line: the code, the wording, and what it looks like."""
_CUT = re.compile(r"#(?<=[ \t]#)(?![\s#!]|check\s*:|$)")
"""A number sign behind a blank, which ends a text, before something that was perhaps meant to be read."""


class Slip(NamedTuple):
    """What is wrong with a line, and where."""

    code: str
    wording: str
    mark: Mark
    character: str
    key: str


def cuts(text: str) -> dict[int, int]:
    """Return the offsets of the number signs that cut a text off, by the offset where what they leave of it ends."""
    found = {}
    for hit in _CUT.finditer(text):
        end = hit.start()
        while end and text[end - 1] in " \t":
            end -= 1
        found[end] = hit.start()
    return found


def slip(source: Source, number: int) -> Slip | None:
    """Return what is wrong with a line, counted from 1, that YAML cannot make out; None where nothing shows."""
    line = source.excerpt(number)
    for code, wording, pattern in _SLIPS:
        if found := pattern.match(line):
            key = found.groupdict().get("key") or ""
            return Slip(code, wording, Mark(number, found.start("at") + 1), found["at"], key)
    return None


def before(source: Source, number: int, first: int) -> Slip | None:
    """Return the first of the slips in the lines right before line `number`, line `first` the first that counts."""
    found = None
    for each in range(number - 1, first - 1, -1):
        if source.excerpt(each).strip(" "):
            if (own := slip(source, each)) is None:
                break
            found = own
    return found


_RIGHT = {
    "remark-full-width": "#",
    "colon-full-width": ": ",
    "colon-without-space": ": ",
    "dash-full-width": "-",
    "dash-without-space": "- ",
}


def edits(source: Source, slip: Slip) -> tuple[Edit, ...]:
    """Return what mends a slip, nothing where that is not certain: how wide an odd indentation is meant to be."""
    line, place = source.excerpt(slip.mark.line), slip.mark.column
    right = _RIGHT.get(slip.wording) or (" " if line[: place - 1].strip(" ") else "")
    if not right:
        return ()
    if right == ": " and line[place : place + 1] in {"", " "}:
        right = ":"
    return (Edit(*slip.mark, slip.character, right),)


_LETTER = re.compile(r"(?P<letter>[A-HＡ-Ｈ])：(?=[^\s：])")
_DASH = re.compile(r"[－—–](?=\s)")


def beginnings(lines: Sequence[str], mark: Mark) -> list[Edit]:
    """Return what makes keys or items of lines from `mark` on, all begun in its column: ``A：四小时``, ``－ 出示证件``.

    The letters stand in turn. Nothing unless there are several such lines.
    """
    found: list[Edit] = []
    before = " " * (mark.column - 1)
    for number in range(mark.line, len(lines) + 1):
        line, letter = lines[number - 1], chr(ord("A") + len(found))
        pair, dash = _LETTER.match(line, mark.column - 1), _DASH.match(line, mark.column - 1)
        if not line.startswith(before):
            break
        if pair and normalize("NFKC", pair["letter"]) == letter:
            found.append(Edit(number, mark.column, pair[0], f"{letter}: "))
        elif dash:
            found.append(Edit(number, mark.column, dash[0], "-"))
        else:
            break
    return found if len(found) > 1 and len({edit.new[-1] for edit in found}) == 1 else []
