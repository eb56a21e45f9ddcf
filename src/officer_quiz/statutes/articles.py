"""The text of statutes: reads articles from it in any published layout, and tells which lines are cited.

A text is Markdown or plain. An article begins a line with ``第N条`` (or ``第N条之N``), bold or as a heading, indented
or not, and runs to the next article, chapter or appendix, whatever the blank lines. Each further line is a
sub-paragraph (款) or, when it begins with a number in brackets such as ``（一）``, an item (项).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from officer_quiz.printable import DIRECTION, HIDDEN
from officer_quiz.text.numerals import NUMERAL, to_int

Number = tuple[int, int]
"""An article's number and the N of 第…条之N, 0 without it."""

_N = f"[0-9０-９{NUMERAL}]{{1,16}}"
_ARTICLE = re.compile(
    rf"(?:\#{{1,6}}\s*)?(?P<bold>\*\*|__)?(?P<head>第\s?(?P<number>{_N})\s?条(?:之(?P<sub>{_N}))?)"
    r"(?:(?P<closed>\*\*|__)|(?=(?P<apart>\s|$|【)))?(?P<gap>\s*)"
)
_MENTION = re.compile(
    r"[的、，。；：）)》”第款项]|[至和与及或到]第|或者第|规定|所[列称规述]|中[的规所]|以[上下前后外]|至|之"
)
"""What follows a number that is only mentioned: 第六条的规定."""
_HEADING = re.compile(
    rf"\#|第\s?{_N}\s?(?:编|分编|章|节)(?![的、，。；：规])[^。；：，]{{0,40}}$|附\s?[件录表则]\s*(?:{_N})?[：:\s]*$"
    rf"|附\s?[件录表]\s*(?:{_N})?(?:[：:]|\s+)[^。；，]{{0,40}}$|附[：:]"
)
_NO_TEXT = re.compile(r"[-*_=]{3,}$|<!--.*-->$")
_ITEM = re.compile(rf"[（(]\s?({_N})\s?[）)]")
_INDENT = re.compile(r"(?:\s|&(?:emsp|ensp|nbsp);|[-*+•·>]\s)+")
"""What stands before a line: spaces, and the marks of lists and quotations."""
_UNSEEN = re.compile(f"{HIDDEN.pattern}|{DIRECTION.pattern}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: its text, the number of its sub-paragraph, and of its item (0 for none)."""

    text: str
    paragraph: int
    item: int


def articles(text: str) -> dict[Number, tuple[Line, ...]]:
    """Return the lines of every article of a statute's text, in its order; of a number that stands twice the first."""
    found: dict[Number, list[str]] = {}
    last: Number | None = None
    lines: list[str] | None = None
    for raw in text.splitlines():
        line = _bare(raw)
        if not line or _NO_TEXT.match(line):
            continue
        if head := _begun(line, last):
            last, begun = head
            lines = [begun]
            found.setdefault(last, lines)
        elif _HEADING.match(line):
            lines = None
        elif lines is not None:
            lines.append(line)
    return {number: _numbered(lines) for number, lines in found.items()}


def _bare(raw: str) -> str:
    """A line without indentation, what ends it and what is not seen."""
    raw = _UNSEEN.sub("", raw)
    if indent := _INDENT.match(raw):
        raw = raw[indent.end() :]
    return raw.rstrip("\\ \t\u3000\xa0")


def _begun(line: str, last: Number | None) -> tuple[Number, str] | None:
    """The article that a line begins, and its first line without marks of layout; None for any other line.

    Where neither a space nor a mark sets the number apart, it has to follow the one before.
    """
    head = _ARTICLE.match(line)
    if not head:
        return None
    number = (to_int(head["number"]) or 0, (to_int(head["sub"]) or 0) if head["sub"] else 0)
    rest = line[head.end() :]
    if not head["closed"] and head["apart"] is None and (_MENTION.match(rest) or not _follows(number, last)):
        return None
    if head["bold"] and not head["closed"]:
        rest = rest.replace(head["bold"], "", 1)
    return number, head["head"] + (head["gap"] or "　" * bool(rest)) + rest


def _follows(number: Number, last: Number | None) -> bool:
    return last is None or number in {(last[0] + 1, 0), (last[0], last[1] + 1)}


def _numbered(texts: list[str]) -> tuple[Line, ...]:
    """The lines with the numbers of their sub-paragraphs and items; a number that stands alone joins what it heads."""
    head = _ARTICLE.match(texts[0])
    if head and head.end() == len(texts[0]) and len(texts) > 1 and not _ITEM.match(texts[1]):
        texts = [f"{texts[0]}　{texts[1]}", *texts[2:]]
    lines: list[Line] = []
    paragraph = 0
    for text in texts:
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
