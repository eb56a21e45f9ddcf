"""Reads a YAML file's bytes into plain data with positions; problems of the text itself are diagnostics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from officer_quiz.messages.catalogue import Message
from officer_quiz.text import decoding, spoilt, syntax
from officer_quiz.text.building import build
from officer_quiz.text.decoding import MAX_BYTES
from officer_quiz.text.diagnostic import Diagnostic, Edit, Fault, Mark, Path, by_place
from officer_quiz.text.inside import Inside
from officer_quiz.text.marks import Marks
from officer_quiz.text.source import Source
from officer_quiz.text.unwanted_characters import check_text

__all__ = ["MAX_BYTES", "Document", "read", "too_large", "unreadable"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: nothing but dicts, lists, text, and None for an empty value.

    `data` is None for a file that could not be read; `diagnostics` then says why. Of a file with faults in its syntax
    it holds what is sound: each question without one, and each key at the top; `torn` are the paths of the lists and
    mappings of which something is left out, `lost` says where what is left out begins,
    after the path of what it is of.
    """

    source: Source
    data: Any
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]
    torn: frozenset[Path] = frozenset()
    lost: tuple[tuple[Path, Mark], ...] = ()
    _inside: dict[tuple[Path, bool], Inside | Mark] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The value, or key, in which a character was looked for last; only its place where it is no text."""

    @property
    def name(self) -> str:
        """The path to show."""
        return self.source.name

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without their ends."""
        return self.source.lines

    @property
    def sound(self) -> bool:
        """Whether the text itself has no errors; warnings and remarks do not count."""
        return not any(diagnostic.level == "error" for diagnostic in self.diagnostics)

    def echoes(self, fault: Fault) -> bool:
        """Whether a fault only says that there is too little of what is there, but could not be read."""
        if fault.code == "missing-key":
            return fault.path[:-1] in self.torn
        return fault.code in {"too-few", "empty-value"} and fault.path in self.torn

    def value(self, path: Path) -> Any:
        """Return the value at a path; LookupError if it is not in the data."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def locate(self, fault: Fault, *, mends: bool = True) -> Diagnostic:
        """Return the diagnostic of a fault in the data, at its line and column, with what `mends` it unless unwanted.

        A path that is not in the file (a missing key, a default) falls back to the nearest value around it:
        for a mapping its first key.
        """
        mark = line, column = self._mark(fault)
        edits = self._edits(fault, mark) if mends and fault.mend else ()
        name, excerpt = self.source.name, self.source.excerpt(line)
        return Diagnostic(fault.code, fault.level, fault.message, name, line, column, excerpt, edits)

    def run_together(self, diagnostic: Diagnostic) -> list[Diagnostic]:
        """Return why keys and values at the place of a diagnostic are a mere text; nothing where one is meant."""
        return syntax.run_together(self.source, Mark(diagnostic.line, diagnostic.column))

    def _edits(self, fault: Fault, mark: Mark) -> tuple[Edit, ...]:
        """What mends a fault in the text; nothing where what is to be changed is not written as it is meant.

        An escape, a text folded over lines or an alias says what no characters of the file do.
        """
        assert fault.mend
        old, new, sort, _ = fault.mend
        if sort == "lines":
            return tuple(spoilt.beginnings(self.lines, mark))
        if sort == "text":
            if fault.path not in self.marks.values:
                return ()  # a default that the header gives
            mark = mark if fault.offset is not None else self._mark(fault._replace(offset=0, on_key=False))
        elif key := self.marks.keys.get(fault.path):
            mark = key
        else:
            return ()
        line, start = self.lines[mark.line - 1], mark.column - 1
        if sort == "field":
            old, new = str(fault.path[-1]), f"{old}: {new}{self._parting(line[:start])}{fault.path[-1]}"
        return (Edit(mark.line, mark.column, old, new, fault),) if line.startswith(old, start) else ()

    def _parting(self, before: str) -> str:
        """What stands between a field and the next one, which begins behind `before`."""
        return "\n" + " " * len(before) if not before.strip(" -") else ", "

    def _mark(self, fault: Fault) -> Mark:
        if fault.offset is None:
            return self._begins(fault.path, fault.on_key)[1]
        found = self._inside.get((fault.path, fault.on_key))
        if found is None:
            path, mark, on_key = self._begins(fault.path, fault.on_key)
            value = path[-1] if on_key else self.value(path)
            found = Inside(self.lines, mark, value) if isinstance(value, str) else mark
            self._inside.clear()
            self._inside[fault.path, fault.on_key] = found
        return found if isinstance(found, Mark) else found.at(fault.offset)

    def _begins(self, path: Path, on_key: bool) -> tuple[Path, Mark, bool]:
        """Where the value of a path, or of the nearest one around it, begins, or its key, and whether it is that."""
        if on_key and (key := self.marks.keys.get(path)):
            return path, key, True
        path, mark = self.marks.values.above(path)
        return path, mark or Mark(1, 1), False


def read(name: str, raw: bytes) -> Document:
    """Return the document in `raw`; `name` is the path to show. Never raises for what a file holds."""
    source, found = decoding.decode(name, raw)
    if any(problem.level == "error" for problem in found):
        return _unread(source, found)
    built = build(source)
    found += [*check_text(source), *built.diagnostics]
    found.sort(key=by_place)
    return Document(source, built.data, built.marks, tuple(found), built.torn, built.lost)


def too_large(name: str, size: int) -> Document:
    """Return the document of a file over MAX_BYTES, which need not be read; `size` in bytes."""
    return _unread(*decoding.oversized(name, size))


def unreadable(name: str, words: str | Message) -> Document:
    """Return the document of a file the system would not read; `words` say why."""
    source = Source.of(name, "")
    return _unread(source, [source.problem("unreadable", Mark(1, 1), words=words)])


def _unread(source: Source, found: list[Diagnostic]) -> Document:
    return Document(source, None, Marks.of(source), tuple(found))
