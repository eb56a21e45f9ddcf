"""The text of statutes: finds an article in a text that has one article a paragraph, and the lines a citation means.

A text is Markdown or plain: an article begins a paragraph with ``第N条`` (or ``第N条之N``); each further line of the
paragraph is a sub-paragraph (款) or, when it begins with a number in brackets such as ``（一）``, an item (项).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from officer_quiz.text.numerals import to_int

_NUMBER = "[0-9零〇一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^第({_NUMBER})条(?:之({_NUMBER}))?(?=[　\s]|$)", re.MULTILINE)
_ITEM = re.compile(rf"^（({_NUMBER})）")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: its text, the number of its sub-paragraph, and of its item (0 for none)."""

    text: str
    paragraph: int
    item: int


def article(text: str, number: int, sub: int = 0) -> list[Line]:
    """Return the lines of article `number` (第N条之`sub`) of a statute's text, empty if it is not there."""
    for block in re.split(r"\n\s*\n", text):
        found = _ARTICLE.match(block)
        if found and (to_int(found[1]), to_int(found[2]) if found[2] else 0) == (number, sub):
            return _lines(block)
    return []


def _lines(block: str) -> list[Line]:
    lines: list[Line] = []
    paragraph = 0
    for text in block.splitlines():
        item = _ITEM.match(text)
        paragraph += not item
        lines.append(Line(text, paragraph, to_int(item[1]) or 0 if item else 0))
    return lines


def cited(line: Line, paragraph: int | None, item: int | None) -> bool:
    """Return whether a citation of this paragraph and item (None: all of them) means the line."""
    return paragraph in {None, line.paragraph} and item in {None, line.item}
