"""Changes a file's text at one place and leaves every other character as it is: the one place where that is done."""

from __future__ import annotations

import re
from itertools import chain

from officer_quiz.text.diagnostic import Mark, Path
from officer_quiz.text.document import Document
from officer_quiz.text.source import Source

_SCALAR = re.compile(r""""[^"\n]*"|'[^'\n]*'|[^\s#,{}\[\]]+""")
_OWN_LINE = re.compile(r"^(?P<indent>\s*)-(?P<gap>\s+)[^{\s]")
"""An item that begins on a line of its own as a block mapping: ``  - id: …``."""


class SharedLineError(ValueError):
    """What is to be changed shares its line (`line`, from 1) with something else, or has no line to follow."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def with_field(text: str, document: Document, item: Path, name: str, value: str) -> tuple[str, int]:
    """Return the text with a one-word field of an item of a list set, and the line where it stands now.

    A field that is not there yet comes after the item's first line; SharedLineError when that is not the item's own.
    """
    marks = document.marks.values
    if own := marks.get((*item, name)):
        return replaced(text, own, value), own.line
    line = marks[item].line
    begins = _OWN_LINE.match(document.lines[line - 1])
    if not begins:
        raise SharedLineError(line)
    return inserted(text, line, f"{begins['indent']} {begins['gap']}{name}: {value}"), line + 1


def with_item(text: str, document: Document, listed: Path, *item: str) -> tuple[str, int]:
    """Return the text with the lines of an item put behind the last one of a block list, and the line it begins at.

    The lines of `item` are indented as those of the list are; SharedLineError unless its first item has its own line.
    """
    values = document.marks.values
    start = values[(*listed, 0)].line if (*listed, 0) in values else values[listed].line
    first = document.lines[start - 1]
    if not first.lstrip().startswith("- "):
        raise SharedLineError(start)
    beyond = [
        mark.line
        for path, mark in chain(document.marks.keys.items(), values.items())
        if mark.line > start and path[: len(listed)] != listed
    ]
    last = min(beyond, default=len(document.lines) + 1) - 1
    # Blank lines come after the item, and so do remarks before something else.
    while not (line := document.lines[last - 1].strip()) or (beyond and line.startswith("#")):
        last -= 1
    indent = first[: len(first) - len(first.lstrip())]
    return inserted(text, last, *(indent + line if line else "" for line in item)), last + 1


def replaced(text: str, mark: Mark, value: str) -> str:
    """Return the text with the one-word scalar at `mark` replaced; ValueError if none begins there."""
    start = Source.of("", text).starts[mark.line - 1] + mark.column - 1
    found = _SCALAR.match(text, start)
    if not found:
        raise ValueError(mark)
    return text[:start] + value + text[found.end() :]


def inserted(text: str, line: int, *new: str) -> str:
    """Return the text with `new` lines put after line number `line`, ended as that line is."""
    source = Source.of("", text)
    if line < len(source.starts):
        place = source.starts[line]
        end = text[source.starts[line - 1] + len(source.lines[line - 1]) : place]
        return text[:place] + "".join(each + end for each in new) + text[place:]
    end = "\r\n" if "\r\n" in text else "\n"
    return text + "".join(end + each for each in new)
