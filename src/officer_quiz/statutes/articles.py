"""The text of statutes: reads articles from a text that has one article a paragraph, and tells which lines are cited.

A text is Markdown or plain: an article begins a paragraph with ``第N条`` (or ``第N条之N``); each further line of the
paragraph is a sub-paragraph (款) or, when it begins with a number in brackets such as ``（一）``, an item (项).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from officer_quiz.text.numerals import to_int

Number = tuple[int, int]
"""An article's number and the N of 第…条之N, 0 without it."""

_NUMBER = "[0-9零〇一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^第({_NUMBER})条(?:之({_NUMBER}))?(?=[　\s]|$)")
_ITEM = re.compile(rf"^（({_NUMBER})）")
_BETWEEN = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: its text, the number of its sub-paragraph, and of its item (0 for none)."""

    text: str
    paragraph: int
    item: int


def articles(text: str) -> dict[Number, tuple[Line, ...]]:
    """Return the lines of every article of a statute's text, in its order; of a number that stands twice the first."""
    found: dict[Number, tuple[Line, ...]] = {}
    for block in _BETWEEN.split(text):
        if head := _ARTICLE.match(block):
            number = (to_int(head[1]) or 0, (to_int(head[2]) or 0) if head[2] else 0)
            found.setdefault(number, _lines(block))
    return found


def _lines(block: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    paragraph = 0
    for text in block.splitlines():
        item = _ITEM.match(text)
        paragraph += not item
        lines.append(Line(text, paragraph, to_int(item[1]) or 0 if item else 0))
    return tuple(lines)


def cited(line: Line, paragraph: int, item: int) -> bool:
    """Return whether a citation of this paragraph and item (0: all of them) means the line."""
    return paragraph in {0, line.paragraph} and item in {0, line.item}


def numeral(number: Number) -> str:
    """Return an article's number in short: 97, or 133-1 for 第一百三十三条之一."""
    article, sub = number
    return f"{article}-{sub}" if sub else str(article)
