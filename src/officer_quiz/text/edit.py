"""Changes a file's text at one place and leaves every other character as it is: the one place where that is done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from officer_quiz.text.diagnostic import Mark, Path
from officer_quiz.text.document import Document
from officer_quiz.text.source import Source

_SCALAR = re.compile(r""""[^"\n]*"|'[^'\n]*'|[^\s#,{}\[\]]+""")
_FLOW = re.compile(r"\{[^{}\n]*\}")
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


def with_mapping(text: str, document: Document, item: Path, name: str, values: Mapping[str, str]) -> tuple[str, int]:
    """Return the text with a mapping of one-word values as a field of an item of a list, on one line, and that line.

    One that is not there yet comes behind the item's last line; SharedLineError when the item begins on no line of its
    own, or when what is there stands on several.
    """
    marks = document.marks
    written = "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"
    if own := marks.values.get((*item, name)):
        start = Source.of("", text).starts[own.line - 1] + own.column - 1
        found = _FLOW.match(text, start)
        if not found:
            raise SharedLineError(own.line)
        return text[:start] + written + text[found.end() :], own.line
    line = marks.values[item].line
    begins = _OWN_LINE.match(document.lines[line - 1])
    if not begins:
        raise SharedLineError(line)
    last = _last_line(document, item, line)
    return inserted(text, last, f"{begins['indent']} {begins['gap']}{name}: {written}"), last + 1


def with_item(text: str, document: Document, listed: Path, *item: str) -> tuple[str, int]:
    """Return the text with the lines of an item put behind the last one of a block list, and the line it begins at.

    The lines of `item` are indented as those of the list are. `listed` is where the list stands, the file itself or a
    key at its top; it may be empty, or not there yet. SharedLineError unless its first item has its own line.
    """
    values = document.marks.values
    if (*listed, 0) not in values:
        return _with_first(text, document, listed, item)
    start, column = values[*listed, 0]
    first = document.lines[start - 1]
    if first[: column - 1].strip() != "-":
        raise SharedLineError(start)
    last = _last_line(document, listed, start)
    indent = first[: len(first) - len(first.lstrip())]
    return inserted(text, last, *(indent + line if line else "" for line in item)), last + 1


def _last_line(document: Document, place: Path, start: int) -> int:
    """Return the last line of what begins at `start`: blank lines come after it, and remarks before something else."""
    marks = chain(document.marks.keys.items(), document.marks.values.items())
    beyond = [mark.line for path, mark in marks if mark.line > start and path[: len(place)] != place]
    last = min(beyond, default=len(document.lines) + 1) - 1
    while not (line := document.lines[last - 1].strip()) or (beyond and line.startswith("#")):
        last -= 1
    return last


_EMPTY = re.compile(r"""(?P<key>["']?\w+["']?\s*:)\s*(?:\[\s*\])?(?P<rest>\s+\#.*)?\s*$""", re.VERBOSE)
"""A key at the top with an empty list, or none, and perhaps a remark."""


def _with_first(text: str, document: Document, listed: Path, item: Sequence[str]) -> tuple[str, int]:
    """Return the text with the first item of a list, and the line it begins at."""
    if not listed:
        if document.data is not None:
            raise SharedLineError(1)
        return _at_end(text, document, item)
    indented = [f"  {line}" if line else "" for line in item]
    key = document.marks.keys.get(listed)
    if key is None:
        text, line = _at_end(text, document, [f"{listed[-1]}:", *indented])
        return text, line + 1
    found = _EMPTY.match(document.lines[key.line - 1])
    value = document.marks.values.get(listed, key)
    below = value.line > key.line and document.lines[value.line - 1][value.column - 1 :].startswith("[")
    if not found or below:
        raise SharedLineError(key.line)
    start = Source.of("", text).starts[key.line - 1]
    text = text[:start] + found["key"] + (found["rest"] or "") + text[start + found.end() :]
    return inserted(text, key.line, *indented), key.line + 1


def _at_end(text: str, document: Document, lines: Sequence[str]) -> tuple[str, int]:
    """Return the text with lines after its last one, and where they begin."""
    last = len(document.lines)
    while last and not document.lines[last - 1].strip():
        last -= 1
    if not last:
        return "".join(f"{line}\n" for line in lines), 1
    return inserted(text, last, *lines), last + 1


def replaced(text: str, mark: Mark, value: str) -> str:
    """Return the text with the one-word scalar at `mark` replaced; ValueError if none begins there."""
    start = Source.of("", text).starts[mark.line - 1] + mark.column - 1
    found = _SCALAR.match(text, start)
    if not found:
        raise ValueError(mark)
    return text[:start] + value + text[found.end() :]


def respelt(text: str, mark: Mark, old: str, new: str) -> str:
    """Return the text with the word `old` that begins at `mark`, perhaps after a quote, spelt anew.

    ValueError if it does not stand there.
    """
    start = Source.of("", text).starts[mark.line - 1] + mark.column - 1
    start += text[start : start + 1] in {'"', "'"}
    if not text.startswith(old, start):
        raise ValueError(mark)
    return text[:start] + new + text[start + len(old) :]


def with_new_id(text: str, document: Document, item: Path, old: str, new: str) -> tuple[str, int]:
    """Return the text with the id of an item of a list changed and the old one among its `former`, and the id's line.

    `former` stays as it is where it has the old one already, which was the item's id before. SharedLineError where it
    cannot be written: a list that is not within brackets.
    """
    marks = document.marks
    at, key = marks.values[*item, "id"], marks.keys[*item, "id"]
    line = document.lines[at.line - 1]
    former = document.value(item).get("former")
    former = former if isinstance(former, list) else []
    if old in former:
        return respelt(text, at, old, new), at.line
    if number := len(former):
        last = marks.values[*item, "former", number - 1]
        before = document.lines[last.line - 1][: last.column - 1]
        found = _SCALAR.match(document.lines[last.line - 1], last.column - 1)
        if not found or not before.strip(" -"):
            raise SharedLineError(last.line)
        return respelt(replaced(text, last, f"{found[0]}, {old}"), _moved(at, last, old), old, new), at.line
    if key.line == at.line and not line[: key.column - 1].strip(" -"):
        changed = respelt(text, at, old, new)
        return inserted(changed, at.line, f"{' ' * (key.column - 1)}former: [{old}]"), at.line
    after = _SCALAR.match(line, at.column - 1)
    assert after, "an id is a word"
    return replaced(text, at, f"{after[0].replace(old, new)}, former: [{old}]"), at.line


def _moved(mark: Mark, last: Mark, added: str) -> Mark:
    """Return where something stands after a word with a comma and a space was added at the end of `last`."""
    if mark.line != last.line or mark.column < last.column:
        return mark
    return mark._replace(column=mark.column + len(added) + 2)


def inserted(text: str, line: int, *new: str) -> str:
    """Return the text with `new` lines put after line number `line`, ended as that line is."""
    source = Source.of("", text)
    if line < len(source.starts):
        place = source.starts[line]
        end = text[source.starts[line - 1] + len(source.lines[line - 1]) : place]
        return text[:place] + "".join(each + end for each in new) + text[place:]
    end = "\r\n" if "\r\n" in text else "\n"
    return text + "".join(end + each for each in new)
