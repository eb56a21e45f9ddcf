"""Builds plain data from YAML events in one pass, noting where every key and value stands.

Events, not `yaml.compose`: the C composer recurses without a limit and a file of brackets alone would crash
the process, while events come one by one and can be left at any depth. The C parser, because it is ten
times as fast as the one in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml import (
    AliasEvent,
    CollectionStartEvent,
    CSafeLoader,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)

from officer_quiz.text import syntax
from officer_quiz.text.diagnostic import Diagnostic, Mark, Path
from officer_quiz.text.source import Source
from officer_quiz.text.unwanted_characters import check_characters, check_value, escapes, parsable

MAX_DEPTH = 40
"""Levels of nesting; a dialogue within a bank needs eight."""
MAX_VALUES = 3_000_000
"""Values and keys of a file that are kept; a full file of questions has three quarters of them."""
MAX_ALIASED = 1000
"""Values that all aliases of a file together may repeat."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the value and the key of each path stand in the text."""

    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What a text says. `data` is None when it is empty, broken, or cannot be told in plain data."""

    data: Any
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]


def build(source: Source) -> Built:
    """Return the data of a text. A syntax error stands alone: what was built before it is dropped."""
    return _build(source, parsable(source.text))


def _build(source: Source, text: str) -> Built:
    builder = _Builder(source, text)
    try:
        data = builder.document()
    except YAMLError as error:
        if (deep := syntax.nesting_limit(error)) is not None:
            return _build(source, text[:deep])  # what stands before it is nested far beyond MAX_DEPTH
        return Built(None, Marks(), (syntax.problem(source, error),))
    except _RefusedError as refused:
        return Built(None, Marks(), (refused.diagnostic,))
    return Built(data if builder.plain else None, builder.marks, tuple(builder.diagnostics))


class _RefusedError(Exception):
    """The text is not worth reading on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _Builder:
    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.marks = Marks()
        self.diagnostics: list[Diagnostic] = []
        self.plain = True
        self._next: Callable[[], Any] = CSafeLoader(text).get_event
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._nodes = 0
        self._aliased = 0
        self._escapes: list[tuple[int, str]] = []

    def document(self) -> Any:
        """Return the data of the first document; a second one is a problem."""
        data, found = None, 0
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                found += 1
                if found > 1:
                    self._problem("several-documents", event)
                    self._node(self._next(), None, 1)
                else:
                    data = self._node(self._next(), (), 1)
        self.diagnostics += check_characters(self.source, iter(self._escapes))
        if data is None and not self.diagnostics:
            self.diagnostics.append(self.source.problem("empty-file", Mark(1, 1)))
        return data

    def _node(self, event: Event, path: Path | None, depth: int) -> Any:
        """Return the value that starts with `event`; `path` is None for one that is only checked."""
        if path is not None:
            self.marks.values[path] = self._place(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, (ScalarEvent, CollectionStartEvent))  # events are nested so by the parser
        if depth > MAX_DEPTH:
            raise _RefusedError(self.source.problem("too-deep", self._place(event), most=MAX_DEPTH))
        if event.tag is not None:
            self._problem("tag", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if self._nodes >= MAX_VALUES:
            raise _RefusedError(self.source.problem("too-many-values", self._place(event), most=MAX_VALUES))
        before, self._nodes = self._nodes, self._nodes + 1
        if event.anchor:
            self._anchors[event.anchor] = None
        value = self._content(event, path, depth)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value

    def _content(self, event: ScalarEvent | CollectionStartEvent, path: Path | None, depth: int) -> Any:
        if isinstance(event, MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        return self._sequence(path, depth)

    def _scalar(self, event: ScalarEvent) -> str | None:
        """Return the text of a scalar as it was typed; None where nothing was."""
        if event.style == '"' and event.start_mark and event.end_mark:
            start, end = event.start_mark.index, event.end_mark.index
            if self.source.text.find("\\", start, end) >= 0:
                self._escapes += escapes(self.source.text, start, end)
                self.diagnostics += check_value(self.source, start, end, event.value)
        empty = event.value == "" and event.implicit[0]
        return None if empty else str(event.value)

    def _sequence(self, path: Path | None, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            place = None if path is None else (*path, len(items))
            items.append(self._node(event, place, depth + 1))
        return items

    def _mapping(self, path: Path | None, depth: int) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            mark = self._place(event)
            key = self._key(event, depth, lines)
            if key is None:
                self._node(self._next(), None, depth + 1)
                continue
            lines[key] = mark.line
            place = None if path is None else (*path, key)
            if place is not None:
                self.marks.keys[place] = mark
            pairs[key] = self._node(self._next(), place, depth + 1)
        return pairs

    def _key(self, event: Event, depth: int, lines: dict[str, int]) -> str | None:
        """Return the key that `event` starts, None for one of no use; `lines` are those of earlier keys."""
        if not isinstance(event, ScalarEvent):
            self.plain = False
            self._problem("key-not-text", event)
            self._node(event, None, depth + 1)
            return None
        key = self._node(event, None, depth)
        if key is None:
            self.plain = False
            self._problem("empty-key", event)
            return None
        if key == "<<" and event.implicit[0]:
            self.plain = False
            self._problem("merge-key", event)
            return None
        if key in lines:
            self._problem("duplicate-key", event, key=key, line=lines[key])
            return None
        return str(key)

    def _alias(self, event: AliasEvent) -> Any:
        """Return the value an alias repeats: the same object, counted as if it were written out."""
        name = str(event.anchor)
        if name not in self._anchors:
            raise _RefusedError(self.source.problem("unknown-alias", self._place(event), name=name))
        anchored = self._anchors[name]
        if anchored is None:
            raise _RefusedError(self.source.problem("endless-alias", self._place(event), name=name))
        value, nodes = anchored
        self._nodes += nodes
        self._aliased += nodes
        if self._aliased > MAX_ALIASED:
            raise _RefusedError(self.source.problem("too-many-aliases", self._place(event), most=MAX_ALIASED))
        return value

    def _place(self, event: Event) -> Mark:
        """Return where an event begins."""
        return self.source.at(event.start_mark.index if event.start_mark else 0)

    def _problem(self, code: str, event: Event, **args: object) -> None:
        self.diagnostics.append(self.source.problem(code, self._place(event), "error", "", **args))
