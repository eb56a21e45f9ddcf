"""Cuts a file that is no YAML as a whole into pieces that are read one by one, so that a fault costs only its own.

A piece is one key at the top of the file, or one item of the list (one key of the mapping) below such a key: what
begins on a line of the same indentation. What is left of a merge, and a line of ``---`` among questions, are told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from officer_quiz.text.diagnostic import Diagnostic, Edit, Mark, Path
from officer_quiz.text.source import Source
from officer_quiz.text.spoilt import ODD_SPACES

_KEY = re.compile(r"(?P<name>\w[\w-]*)\s*[:：]\s*(?P<value>[^\s#].*)?|[\"'][^\"']+[\"']\s*:")
"""A line that begins with a key, its indentation taken off; `value`: what stands behind it."""
_ITEM = re.compile(r"[-－—–](\s|$)|-(?=[A-Za-z_]\w*[:：])")
"""A line that begins an item, its dash perhaps not the right one, or without its blank."""
_FIRST = re.compile(rf"(?P<odd>[\t {''.join(ODD_SPACES)}]*)[-－—–]\s*(?P<name>\w[\w-]*)\s*[:：]")
"""A line that begins an item with a key, perhaps behind blanks that YAML does not count."""
_OPENS = re.compile(r"(?:- +)?\w[\w-]*\s*+[:：](?:\s++[&!]\S++)*+\s*+(?:#.*)?$")
"""A line that is nothing but a key, perhaps with a mark of YAML or a remark: its value stands below it."""
_BEGINNINGS = frozenset("-－—–\t") | ODD_SPACES
_DASHES = frozenset("-－—–")
_CONFLICT = re.compile(r"(?P<sign><{7}|={7}|>{7}|\|{7})(?: .*)?$")
_SEPARATOR = re.compile(r"---(\s|$)")

_SHOWN = re.compile(r"[^\n]")
_BEFORE = {"bad-indent", "misplaced-mark", "text-after-value"}
"""Codes of problems that may come from the lines before."""

RUN = 50
"""Items of a list that are first read together."""


class Piece(NamedTuple):
    """A stretch of the text, from one offset to another, read on its own.

    `path` is that of the list (`listed`) or mapping it is a part of, `key` the offset of the key of that one, `items`
    how many items of a list it holds. `followed`: nothing is lost before the next one. `told`: how it begins is told
    already.
    """

    start: int
    end: int
    path: Path
    listed: bool
    key: int | None = None
    items: int = 1
    followed: bool = True
    told: bool = False


@dataclass
class Cut:
    """The pieces of a text, the text they are read from, and what was told on the way."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def cut(source: Source, text: str) -> Cut:
    """Return the pieces of a source; `text` is what is read, as long as its own text."""
    made = Cut(text)
    _settle_conflicts(source, made)
    cutter, remarks, end = _Cutter(), list[int](), len(text)
    lines = zip(source.starts, source.lines, _lines(source, made.text), strict=True)
    for number, (start, written, line) in enumerate(lines, 1):
        if written[:1] == "-" and _SEPARATOR.match(written):
            if cutter.empty:
                continue
            other = _another(source, number)
            wording = "" if other else "several-documents-separator"
            made.diagnostics.append(source.problem("several-documents", Mark(number, 1), wording=wording))
            if other:
                end = start
                break
            cutter.gap(start)
            remarks.append(number)
        elif (bare := line.lstrip(" ")) and bare[0] != "#" and not bare.isspace():
            indent = len(line) - len(bare)
            if bare[0] == "＃" and cutter.between(indent):
                made.diagnostics.append(_remark(source, Mark(number, indent + 1)))
                remarks.append(number)
            elif told := cutter.line(start, indent, bare):
                code, at = "bad-indent" if told == "stray-item" else told, Mark(number, indent + 1)
                made.diagnostics.append(source.problem(code, at, wording=told, key=cutter.first, column=cutter.column))
    made.pieces = cutter.cut(end)
    made.text = _blanked(source, made.text, remarks, "#")
    return made


def _remark(source: Source, mark: Mark) -> Diagnostic:
    """Return the diagnostic of a remark that begins with a full-width number sign."""
    told = source.problem("remark-full-width", mark)
    return told._replace(edits=(Edit(*mark, "＃", "#"),))


def _lines(source: Source, text: str) -> Sequence[str]:
    """The lines of what is read, which are as long as those of the source."""
    if text == source.text:
        return source.lines
    return [text[start : start + len(line)] for start, line in zip(source.starts, source.lines, strict=True)]


def _blanked(source: Source, text: str, numbers: Sequence[int], sign: str = "") -> str:
    """A text without what stands on some lines, told by their numbers from 1.

    Each gets a sign instead: with ``#`` it is a remark, and ends what a blank line would be a part of.
    """
    parts, place = list[str](), 0
    for number in numbers:
        start, width = source.starts[number - 1], len(source.lines[number - 1])
        parts += [text[place:start], sign.ljust(width)]
        place = start + width
    return "".join([*parts, text[place:]]) if parts else text


def runs(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the pieces in runs: up to `RUN` items of one list that follow each other, anything else alone."""
    start = 0
    for place, piece in enumerate(pieces):
        last = pieces[place - 1]
        follows = piece.listed and place and last.listed and last.path == piece.path and last.followed
        if place > start and (not follows or place - start == RUN):
            yield pieces[start:place]
            start = place
    if pieces:
        yield pieces[start:]


def without_part(source: Source, written: str, piece: Piece, problem: Diagnostic) -> str | None:
    """Return what is written of a piece with the part blanked in which a problem stands; None where it stands in none.

    The parts of an item are those of the list that it holds under the name of the list it is in: questions of a case.
    What is told at the dash of a part may come from what stands before it.
    """
    if piece.items > 1 or not piece.listed or not piece.path:
        return None
    lines, first = source.lines, source.at(piece.start).line
    opened = f"{piece.path[-1]}:"
    at = next((number for number in range(first + 1, problem.line) if lines[number - 1].strip() == opened), None)
    if at is None:
        return None
    last = source.at(piece.end - 1).line
    for begins, beyond in pairwise(_items(lines, at + 1, last)):
        if begins + (problem.code in _BEFORE) <= problem.line < beyond:
            start = source.starts[begins - 1] - piece.start
            end = source.starts[beyond - 1] - piece.start if beyond <= last else len(written)
            return written[:start] + _SHOWN.sub(" ", written[start:end]) + written[end:]
    return None


def _items(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Yield the lines from `first` to `last` that begin items of the list that begins there, then that behind it.

    Lines are counted from 1.
    """
    indent = 0
    for number in range(first, last + 1):
        if bare := lines[number - 1].lstrip(" "):
            own = len(lines[number - 1]) - len(bare)
            indent = indent or own
            if own == indent and _ITEM.match(bare):
                yield number
            elif own <= indent:
                yield number
                return
    yield last + 1


class _Cutter:
    """Finds where pieces begin, line by line."""

    def __init__(self) -> None:
        self._begun: list[tuple[int, Path, bool, int | None]] = []
        self.empty = True
        """Whether nothing came yet, or only what may stand before ``---`` at the top."""
        self._gaps: dict[int, int] = {}
        self._lost: set[int] = set()
        """The pieces behind whose gap something stands that belongs to none."""
        self._path: Path | None = None
        """The key whose value stands below it; () for a file that is a list; None while there is none."""
        self._key: int | None = None
        self._indent: int | None = None
        self._listed = False
        self.first = ""
        """The key with which the items of the list begin."""
        self._inner: set[int] = set()
        """How far the lists within the last piece are indented."""
        self._opened = False
        """Whether the last line is a key whose value stands below it."""
        self._told: set[int] = set()
        """The pieces of whose beginning something is told."""

    @property
    def column(self) -> int:
        """The column in which the items of the list begin, from 1."""
        return (self._indent or 0) + 1

    def between(self, indent: int) -> bool:
        """Whether a line that is indented so far stands between pieces, and not within one."""
        return indent <= (self._indent or 0)

    def line(self, start: int, indent: int, bare: str) -> str:
        """Take a line: where it starts, how far it is indented, and the rest of it.

        Return the wording of what is wrong with how it begins a piece; empty where nothing is, or reading will tell.
        """
        opened, self._opened = self._opened, _OPENS.match(bare) is not None
        if self.empty and bare[0] == "%":
            self._begun.append((start, (), False, None))
            return ""
        if self._path is not None and bare[0] in _BEGINNINGS and (begun := _FIRST.match(bare)):
            if opened and self._indent is not None and indent > self._indent:
                self._inner.add(indent)
            elif self._strays(indent, begun):
                return self._stray(start, begun)
        if indent and indent != self._indent and self._indent is not None and not self.empty:
            self._within_piece()
            return ""
        return self._begin(start, indent, bare)

    def _strays(self, indent: int, begun: re.Match[str]) -> bool:
        """Whether a line begins an item like those of the list, but not where they do."""
        if self._indent is None:
            return bool(begun["odd"])
        here = indent == self._indent and not begun["odd"]
        return self._listed and not here and begun["name"] == self.first and indent not in self._inner

    def _stray(self, start: int, begun: re.Match[str]) -> str:
        """Take a line that begins an item somewhere else; odd blanks before it are told in reading."""
        self._append(start, self._path or (), True, self._key)
        self._listed, self.first = True, begun["name"]
        if begun["odd"]:
            return ""
        self._told.add(len(self._begun) - 1)
        return "stray-item"

    def _append(self, start: int, path: Path, listed: bool, key: int | None) -> None:
        self._begun.append((start, path, listed, key))
        self._inner.clear()

    def _begin(self, start: int, indent: int, bare: str) -> str:
        """Take a line that is indented like a piece."""
        told = ""
        item = bare[0] in _DASHES and _ITEM.match(bare) is not None
        if self.empty and item:
            self._path, self._indent, self._listed = (), indent, True
        if self._path is not None and self._indent is None and (item or (indent and not self._listed)):
            self._indent, self._listed = indent, item
        key = None if item else _KEY.match(bare)
        if self._path is not None and indent == self._indent and (item if self._listed else indent and key):
            self._append(start, self._path, self._listed, self._key)
            begun = _FIRST.match(bare) if item else None
            self.first = begun["name"] if begun and not self.first else self.first
        elif self._path and indent and key and self._listed and key["name"] == self.first:
            self._append(start, self._path, True, self._key)
            self._told.add(len(self._begun) - 1)
            told = "missing-dash"
        elif self.empty or (indent == 0 and key):
            self._append(start, (), False, None)
            below = key is not None and key["name"] and not key["value"]
            self._path = (key["name"],) if key and below else None
            self._key, self._indent, self._listed, self.first = start, None, False, ""
        else:
            self._within_piece()
        self.empty = False
        return told

    def _within_piece(self) -> None:
        """Take a line that begins no piece: behind a gap it is lost."""
        if (last := len(self._begun) - 1) in self._gaps:
            self._lost.add(last)

    def gap(self, start: int) -> None:
        """End the last piece before what begins at `start`."""
        self._gaps[len(self._begun) - 1] = start

    def cut(self, end: int) -> list[Piece]:
        """Return the pieces, the last of which ends at `end`."""
        ends = [each[0] for each in self._begun[1:]] + [end]
        return [
            Piece(
                start,
                self._gaps.get(number, ends[number]),
                path,
                listed,
                key,
                followed=number not in self._lost,
                told=number in self._told,
            )
            for number, (start, path, listed, key) in enumerate(self._begun)
        ]


def _another(source: Source, number: int) -> bool:
    """Whether what follows a separator, the line of that number from 1, is another file's head, no question."""
    for place in range(number, len(source.lines)):
        line = source.lines[place]
        if line and line[0] != "#" and not line.isspace():
            return _KEY.match(line) is not None
    return False


def _settle_conflicts(source: Source, made: Cut) -> None:
    """Tell each merge that nobody settled, once, and blank its marks and all of it but the first side."""
    blank: list[int] = []
    last, dropping = 0, False
    for number, sign in _signs(source):
        if sign == "<" or not last:
            made.diagnostics.append(source.problem("conflict-mark", Mark(number, 1)))
        blank += range(last + 1, number) if dropping else ()
        blank.append(number)
        dropping = sign in {"|", "="} and last > 0
        last = number if sign != ">" else 0
    made.text = _blanked(source, made.text, blank)


def _signs(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the lines, counted from 1, that a merge leaves in a file, each with its sign."""
    for number, line in enumerate(source.lines, 1):
        if line[:1] in {"<", "=", ">", "|"} and (found := _CONFLICT.match(line)):
            yield number, found["sign"][0]
