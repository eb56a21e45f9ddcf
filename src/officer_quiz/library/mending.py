"""Mends what is certain in files of question material: the form, the syntax, and what checks know the right of.

A round finds what can be mended and changes all of it; what a change reveals is mended in the next. A change is kept
only if the file, read again, says what it must: the same as before but for what was meant to change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from officer_quiz.bank.blueprint import read_blueprint
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.translation import read_overlay
from officer_quiz.library.places import EXAMS, STATUTES, is_overlay
from officer_quiz.statutes.register import Register
from officer_quiz.text import form
from officer_quiz.text.diagnostic import Diagnostic, Edit
from officer_quiz.text.diagnostic import Path as Steps
from officer_quiz.text.document import Document, read
from officer_quiz.text.indentation import straightened
from officer_quiz.text.mending import apart, changed, edited, stands

ROUNDS = 200
"""Rounds after which a file is left as it is by then; each mends at least one thing in every question with a fault."""

Look = Callable[[Document], Sequence[Diagnostic]]
"""Returns what is found in a document, what is wrong with the text included."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a file with what is certain mended, `before` as it was (line ends apart), and how often, by code."""

    before: str
    text: str
    counts: Counter[str] = field(default_factory=Counter)


def looking(file: Path, context: Context) -> Look:
    """Return how what is wrong with a file of its sort is found."""
    if file.name == STATUTES:
        return lambda document: _located(document, Register.build(document.data)[1])
    if file.absolute().parent.name == EXAMS:
        return lambda document: _located(document, read_blueprint(document).faults)
    if is_overlay(file):
        return lambda document: _located(document, read_overlay(document).faults)
    return lambda document: load([document], replace(context, ids={}, mends=True)).diagnostics


def _located(document: Document, faults: Iterable[object]) -> list[Diagnostic]:
    return [*document.diagnostics, *map(document.locate, faults)]  # type: ignore[arg-type]


def mend(name: str, raw: bytes, look: Look, ignored: Iterable[str] = ()) -> Mended | None:
    """Return the bytes of a file mended; None for a file whose encoding is not certain.

    Faults with `ignored` codes are left alone.
    """
    found = form.decoded(raw)
    if found is None:
        return None
    text, counts = found
    text, ends = form.with_line_ends(text)
    made = _Mending(name, look, frozenset(ignored), text, counts + ends)
    for _ in range(ROUNDS):
        if not (made.trailing() or made.straighten() or made.round()):
            break
    return Mended(text, made.text, made.counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as read, and what is found in it."""

    document: Document
    found: Sequence[Diagnostic]

    @property
    def errors(self) -> int:
        """How many errors are found."""
        return sum(_errors(self.found).values())


@dataclass
class _Mending:
    name: str
    look: Look
    ignored: frozenset[str]
    text: str
    counts: Counter[str]
    refused: set[tuple[object, ...]] = field(default_factory=set)
    """The places of changes that were tried and did not hold."""
    known: dict[str, _Read] = field(default_factory=dict)
    """The last texts that were read."""

    def read(self, text: str) -> _Read:
        """Read a text; the one that is mended, and what it may become, are read once."""
        if text not in self.known:
            self.known = {each: seen for each, seen in self.known.items() if each == self.text}
            document = read(self.name, text.encode("utf-8"))
            self.known[text] = _Read(document, self.look(document))
        return self.known[text]

    def trailing(self) -> bool:
        """Take blanks off the ends of lines where nothing else is changed by that; return whether any were taken."""
        text, count = form.without_trailing(self.text)
        if not count:
            return False
        before, after = self.read(self.text).document, self.read(text).document
        if said := _lines_of(before, after):  # in a text of several lines they are part of what it says
            text, count = form.without_trailing(self.text, said)
            after = self.read(text).document
        if not count or before.data != after.data or _errors(before.diagnostics) != _errors(after.diagnostics):
            return False
        self.text, self.counts = text, self.counts + count
        return True

    def straighten(self) -> bool:
        """Indent lines with blanks where they begin with others, if the file is not sound; return whether any did."""
        document = self.read(self.text).document
        edits = [] if document.sound else straightened(document.lines)
        made = self._make(edits) if edits else []
        self.counts.update("tab-indent" if "\t" in edit.old else "odd-space" for edit in made)
        return bool(made)

    def round(self) -> bool:
        """Mend what can be mended now; return whether there was anything to try."""
        now = self.read(self.text)
        found = (each for each in now.found if each.code not in self.ignored)
        codes = {
            edit[:4]: (edit, each.code) for each in found for edit in each.edits if stands(edit, now.document.lines)
        }
        edits = [edit for place, (edit, _) in codes.items() if place not in self.refused]
        first = min(map(_order, edits), default=0)
        chosen = apart(edit for edit in edits if _order(edit) == first)
        for edit in self._make(chosen) if chosen else ():
            self.counts[codes[edit[:4]][1]] += 1
        return bool(chosen)

    def _make(self, edits: Sequence[Edit]) -> list[Edit]:
        """Make the edits, which are all made at one time; return those made.

        Where all of them together do not hold, some may. The later ones come first: they leave the places of the others
        as they are.
        """
        text = edited(self.text, edits)
        if _holds(edits, self.read(self.text), self.read(text)):
            self.text = text
            if any("\n" in edit.new for edit in edits):
                self.refused.clear()
            return list(edits)
        if len(edits) == 1:
            self.refused.add(edits[0][:4])
            return []
        half = len(edits) // 2
        return [*self._make(edits[half:]), *self._make(edits[:half])]


def _lines_of(before: Document, after: Document) -> set[int]:
    """Return the lines of the texts that are not the same in two states of a file with the same values."""
    if before.data == after.data:
        return set()
    said = dict(_texts(after.data, ()))
    begins = {path: mark.line for path, mark in before.marks.values.items()}
    starts = sorted({*begins.values(), len(before.lines) + 1})
    changed = (begins[path] for path, text in _texts(before.data, ()) if path in begins and said.get(path) != text)
    return {line for first in changed for line in range(first, starts[bisect_right(starts, first)])}


def _texts(value: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield each text of a file's data with where it stands."""
    if isinstance(value, str):
        yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for step, inner in inside:
        yield from _texts(inner, (*path, step))


def _holds(edits: Sequence[Edit], before: _Read, after: _Read) -> bool:
    """Whether what edits make of a file is what they are for, and nothing else."""
    return _data_holds(edits, before, after) if edits[0].fault else _syntax_holds(edits, before, after)


def _syntax_holds(edits: Sequence[Edit], before: _Read, after: _Read) -> bool:
    """Whether no fault is left where one was mended, none came on its line, and all else says what it said.

    What is wrong further on in a question that could not be read before only comes to light now.
    """
    last = {edit.line: edit.column for edit in edits}
    for each in after.document.diagnostics:
        if each.level == "error" and each.line in last:
            indented = last[each.line] == 1 and each.code in _INDENTED
            if each.column <= last[each.line] or indented:
                return False
    places = {edit[:2] for edit in edits}
    mended = {_place(each) for each in before.found if {edit[:2] for edit in each.edits} & places}
    left = {_place(each) for each in after.found}
    return not left & mended and _rest_holds(before.document, after.document, set(last))


def _data_holds(edits: Sequence[Edit], before: _Read, after: _Read) -> bool:
    """Whether a file says what it said, but for what was to be changed, and no text of it has an error now.

    What has the right name is looked at by checks that passed it over before.
    """
    faults = [edit.fault for edit in edits if edit.fault]
    if after.document.data != changed(before.document.data, faults):
        return False
    if _errors(before.document.diagnostics) != _errors(after.document.diagnostics):
        return False
    return _order(edits[0]) == _NAMES or after.errors <= before.errors


_SYNTAX, _NAMES, _TEXTS = range(3)


def _order(edit: Edit) -> int:
    """When an edit is made: first of all what makes a file readable, then names, then what checks find in texts."""
    if edit.fault is None or edit.fault.mend is None:
        return _SYNTAX
    return _TEXTS if edit.fault.mend.seen else _NAMES


_INDENTED = frozenset({"bad-indent", "misplaced-mark", "tab-indent", "odd-space"})
"""What an indentation is that was not meant so."""


def _place(found: Diagnostic) -> tuple[int, int, str]:
    return found.line, found.column, found.code


def _errors(found: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(each.code for each in found if each.level == "error")


def _rest_holds(before: Document, after: Document, lines: set[int]) -> bool:
    """Whether every question, and every key at the top, says what it said, but for those of the lines changed."""
    if not isinstance(before.data, (dict, list)):
        return True
    return not _parts(before, sorted(lines)) - _parts(after, ())


def _parts(document: Document, lines: Sequence[int]) -> Counter[str]:
    """What a file says, by question and by key or item at the top, without those in which one of the lines is.

    The lines are in order. A part ends with the line on which its last value begins.
    """
    spans: dict[Steps, tuple[int, int]] = {}
    for path, mark in document.marks.values.items():
        part = path[:2] if path[:1] == ("questions",) else path[:1]
        if part and part != ("questions",):
            first, last = spans.get(part, (mark.line, mark.line))
            spans[part] = min(first, mark.line), max(last, mark.line)
    parts: Counter[str] = Counter()
    for part, value in _said(document.data):
        first, last = spans.get(part, (0, 0))
        hit = bisect_left(lines, first)
        if hit == len(lines) or lines[hit] > last:
            parts[f"{'' if isinstance(part[-1], int) else part[-1]}: {value!r}"] += 1
    return parts


def _said(data: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield each question, and each key or item at the top, with where it stands."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        if key == "questions" and isinstance(value, list):
            yield from (((key, number), each) for number, each in enumerate(value))
        else:
            yield (key,), value
