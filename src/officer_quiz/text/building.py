"""Builds plain data from YAML events in one pass, noting where every key and value stands.

Events, not `yaml.compose`: the C composer recurses without a limit and a file of brackets alone would crash
the process, while events come one by one and can be left at any depth. The C parser, because it is ten
times as fast as the one in Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from officer_quiz.text import spoilt, syntax
from officer_quiz.text.diagnostic import Diagnostic, Mark, Path
from officer_quiz.text.pieces import Piece, cut, runs
from officer_quiz.text.source import Source
from officer_quiz.text.unwanted_characters import check_characters, check_value, escapes, parsable

MAX_DEPTH = 40
"""Levels of nesting; a dialogue within a bank needs eight."""
MAX_VALUES = 3_000_000
"""Values and keys of a file that are kept; a full file of questions has three quarters of them."""
MAX_TORN = 1000
"""Faults of syntax after which a file is not read on."""
MAX_ALIASED = 1000
"""Values that all aliases of a file together may repeat."""
_CUT = re.compile(r"[ \t]+#(?![\s#!]|check\s*:|$)")
_SIGN = re.compile(r"(?<=[ \t])#(?![\s#!]|check\s*:|$)")
"""A number sign that ends a text, with something behind it that was perhaps meant to be read."""
_FOREIGN = re.compile("[\x85\u2028\u2029]")
"""What ends a line for YAML and for no editor."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the value and the key of each path stand in the text."""

    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What a text says. `data` is None when it is empty, or nothing of it can be told in plain data.

    Of what has a fault only the question it stands in is left out; `torn` are the paths of the lists and mappings of
    which something is left out, `lost` is where what is left out begins, after the path of what it is of.
    """

    data: Any
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]
    torn: frozenset[Path] = frozenset()
    lost: tuple[tuple[Path, Mark], ...] = ()


def build(source: Source) -> Built:
    """Return the data of a text. A syntax error stands alone in its question: what else was found there is dropped."""
    text = parsable(source.text)
    builder = _Builder(source)
    try:
        data = builder.document(text)
        return Built(data, builder.marks, builder.told())
    except YAMLError as error:
        found = syntax.problem(syntax.whole(source), error)
    except _RefusedError as refused:
        found = refused.diagnostic
    built = _by_pieces(source, text)
    return built if any(each.level == "error" for each in built.diagnostics) else Built(None, Marks(), (found,))


def _by_pieces(source: Source, text: str) -> Built:
    """Return what is sound of a text that as a whole is not, and the faults of all of it."""
    made = cut(source, text)
    builder = _Builder(source)
    builder.diagnostics += made.diagnostics
    root, left = _Root(), MAX_TORN
    try:
        for piece in builder.unsettled(made.text, made.pieces, root):
            if not left:
                builder.diagnostics.append(source.problem("too-many-faults", source.at(piece.start), most=MAX_TORN))
                break
            left -= not builder.piece(made.text, piece, root)
    except _RefusedError as refused:
        return Built(None, Marks(), (*builder.told(), refused.diagnostic))
    return Built(root.data, builder.marks, builder.told(), frozenset(path for path, _ in root.torn), tuple(root.torn))


class _RefusedError(Exception):
    """What is read is not worth reading on; `final`: nor is the rest of the file."""

    def __init__(self, diagnostic: Diagnostic, *, final: bool = False) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic
        self.final = final


@dataclass
class _Root:
    """The data that the pieces of a file make, and the lines of the keys of each mapping so far."""

    data: Any = None
    lines: dict[Path, dict[str, int]] = field(default_factory=dict)
    torn: list[tuple[Path, Mark]] = field(default_factory=list)

    def place(self, piece: Piece) -> Any:
        """Return the list or mapping that a piece adds to; what else stood there, if anything, is none."""
        fresh: Any = [] if piece.listed else {}
        if not piece.path:
            self.data = self.data if isinstance(self.data, type(fresh)) else fresh
            return self.data
        around = self.data = self.data if isinstance(self.data, dict) else {}
        if not isinstance(around.get(piece.path[0]), type(fresh)):
            around[piece.path[0]] = fresh
        return around[piece.path[0]]


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.marks = Marks()
        self.diagnostics: list[Diagnostic] = []
        self.plain = True
        """Whether what was read last can be told in plain data."""
        self._whole = True
        self._next: Callable[[], Any]
        self._part = syntax.whole(source)
        self._above = 1
        """The number of the part's first line, counted from 1."""
        self._alike = _FOREIGN.search(source.text) is None
        """Whether YAML and editors see the same lines."""
        self._last_line = len(source.lines)
        self._cuts = _SIGN.search(source.text) is not None
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._nodes = 0
        self._aliased = 0
        self._escapes: list[tuple[int, str]] = []

    def told(self) -> tuple[Diagnostic, ...]:
        """Return what was found; of very many escapes in the file the rest is only counted."""
        return (*self.diagnostics, *check_characters(self.source, iter(self._escapes)))

    def document(self, text: str) -> Any:
        """Return the data of a file with one document, all of it plain; _RefusedError for any other."""
        data = None
        self._next = CSafeLoader(text).get_event
        if first := self._first():
            data = self._node(first, (), 1)
            self._last()
        if data is None and not self.diagnostics:
            self.diagnostics.append(self.source.problem("empty-file", Mark(1, 1)))
        return data

    def unsettled(self, text: str, pieces: Sequence[Piece], root: _Root) -> Iterator[Piece]:
        """Yield the pieces that are to be read on their own; runs of sound ones are read together, which is faster."""
        for run in runs(pieces):
            if len(run) > 1 and self._all_sound(text, run, root):
                continue
            yield from run

    def _all_sound(self, text: str, run: Sequence[Piece], root: _Root) -> bool:
        """Add what a run of items says, if they are sound and as many as it looks; else leave all as it was."""
        told, escaped = len(self.diagnostics), len(self._escapes)
        torn, nodes, aliased = list(root.torn), self._nodes, self._aliased
        if self.piece(text, replace(run[0], end=run[-1].end, items=len(run)), root):
            return True
        del self.diagnostics[told:], self._escapes[escaped:]
        root.torn, self._nodes, self._aliased = torn, nodes, aliased
        return False

    def piece(self, text: str, piece: Piece, root: _Root) -> bool:
        """Add what a piece of the text says to the data, or only tell what is wrong with it and return False."""
        self._part = syntax.Part(self.source, piece.start, piece.end)
        self._above = self._part.first
        self._whole, self.plain = False, True
        kept, self.marks = self.marks, Marks()
        told, escaped = len(self.diagnostics), len(self._escapes)
        try:
            self._read_piece(text[piece.start : piece.end], piece, root)
        except YAMLError as error:
            self.plain = False
            del self.diagnostics[told:], self._escapes[escaped:]
            if (deep := syntax.nesting_limit(error)) is not None:
                self.marks = kept  # what stands before it is nested far beyond MAX_DEPTH
                return self.piece(text, replace(piece, end=piece.start + deep), root)
            self.diagnostics.append(syntax.problem(self._part, error))
        except _RefusedError as refused:
            if refused.final:
                raise
            self.plain = False
            self.diagnostics.append(refused.diagnostic)
        if self.plain:
            kept.values.update(self.marks.values)
            kept.keys.update(self.marks.keys)
        else:
            root.torn.append((piece.path, self.source.at(piece.start)))
        self.marks = kept
        return self.plain

    def _read_piece(self, written: str, piece: Piece, root: _Root) -> None:
        self._next = CSafeLoader(written).get_event
        event = self._first()
        if event is None:
            return
        depth = len(piece.path) + 1
        if not isinstance(event, SequenceStartEvent if piece.listed else MappingStartEvent):
            self._not_a_piece(event)
            return
        into = root.place(piece)
        if piece.key:
            self.marks.keys[piece.path] = piece.key
        if not into:
            self.marks.values[piece.path] = self._place(event)
        if piece.listed:
            items = self._sequence(piece.path, depth, len(into))
            self._last()
            self.plain = self.plain and len(items) == piece.items
            into += items if self.plain else []
        else:
            lines = root.lines.setdefault(piece.path, {})
            pairs = self._mapping(piece.path, depth, lines)
            self._last()
            into |= pairs if self.plain else {}

    def _not_a_piece(self, event: Event) -> None:
        """Tell what begins like no item or key: often its first line is spoilt; brackets are only looked through."""
        if isinstance(event, ScalarEvent) and not event.value:
            return
        if isinstance(event, CollectionStartEvent):
            self._node(event, None, 1)
        slip = spoilt.slip(self.source, self._place(event).line)
        self._tear(syntax.slipped(self.source, slip) if slip else self._told("missing-colon", event))

    def _first(self) -> Any:
        """Return the event that begins the content of the first document, None where there is none."""
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                return self._next()
        return None

    def _last(self) -> None:
        """Read to the end; a second document is a problem, and what it says is only checked."""
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                self._tear(self._told("several-documents", event))
                self._node(self._next(), None, 1)

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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.diagnostics.append(self._told("tag", event, tag=tag))
        if self._nodes >= MAX_VALUES:
            raise _RefusedError(self.source.problem("too-many-values", self._place(event), most=MAX_VALUES), final=True)
        before, self._nodes = self._nodes, self._nodes + 1
        if event.anchor:
            self._anchors[event.anchor] = None
        if isinstance(event, ScalarEvent):
            value: Any = self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            value = self._mapping(path, depth, {})
        else:
            value = self._sequence(path, depth)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value

    def _scalar(self, event: ScalarEvent) -> str | None:
        """Return the text of a scalar as it was typed; None where nothing was."""
        if event.style == '"' and event.start_mark and event.end_mark:
            start, end = self._part.start + event.start_mark.index, self._part.start + event.end_mark.index
            if self.source.text.find("\\", start, end) >= 0:
                self._escapes += escapes(self.source.text, start, end)
                self.diagnostics += check_value(self.source, start, end, event.value)
        elif self._cuts and event.implicit[0] and event.end_mark:
            found = _CUT.match(self.source.text, self._part.start + event.end_mark.index)
            if found:
                mark = self.source.at(found.end() - 1)
                self.diagnostics.append(self.source.problem("comment-in-text", mark, "warning"))
        empty = event.value == "" and event.implicit[0]
        return None if empty else str(event.value)

    def _sequence(self, path: Path | None, depth: int, start: int = 0) -> list[Any]:
        """Return the items up to the end of a list; the first is number `start` of the whole of it."""
        items: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            place = None if path is None else (*path, start + len(items))
            items.append(self._node(event, place, depth + 1))
        return items

    def _mapping(self, path: Path | None, depth: int, lines: dict[str, int]) -> dict[str, Any]:
        """Return the pairs up to the end of a mapping; `lines` are those of its keys so far."""
        pairs: dict[str, Any] = {}
        twice: list[tuple[str, Mark]] = []
        while not isinstance(event := self._next(), MappingEndEvent):
            mark = self._place(event)
            key = self._key(event, depth)
            if key is not None and key in lines:
                twice.append((key, mark))
                key = None
            if key is None:
                self._node(self._next(), None, depth + 1)
                continue
            lines[key] = mark.line
            place = None if path is None else (*path, key)
            if place is not None:
                self.marks.keys[place] = mark
            value = pairs[key] = self._node(self._next(), place, depth + 1)
            if value is None and (run_on := syntax.run_on(self.source, key, mark)):
                self._tear(run_on)
        if twice:
            self._tell_twice(twice, lines)
        return pairs

    def _tell_twice(self, twice: Sequence[tuple[str, Mark]], lines: Mapping[str, int]) -> None:
        """Tell the keys that come again; where it is the first one and others follow, a new item lost its dash."""
        if len(twice) > 1 and twice[0][0] == next(iter(lines)):
            key, mark = twice[0]
            self.diagnostics.append(self.source.problem("missing-dash", mark, key=key))
            return
        for key, mark in twice:
            self.diagnostics.append(self.source.problem("duplicate-key", mark, key=key, line=lines[key]))

    def _key(self, event: Event, depth: int) -> str | None:
        """Return the key that `event` starts, None for one of no use."""
        if not isinstance(event, ScalarEvent):
            self._tear(self._told("key-not-text", event))
            self._node(event, None, depth + 1)
            return None
        key = self._node(event, None, depth)
        if key is None:
            self._tear(self._told("empty-key", event))
            return None
        if key == "<<" and event.implicit[0]:
            self._tear(self._told("merge-key", event))
            return None
        if key[:1] in spoilt.ODD_SPACES and (slip := spoilt.slip(self.source, self._place(event).line)):
            self._tear(syntax.slipped(self.source, slip))
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
            raise _RefusedError(
                self.source.problem("too-many-aliases", self._place(event), most=MAX_ALIASED), final=True
            )
        return value

    def _place(self, event: Event) -> Mark:
        """Return where an event begins; at the end of the text, or in lines that are others to YAML, by its offset."""
        mark = event.start_mark
        if mark and self._alike and (line := mark.line + self._above) < self._last_line:
            return Mark(line, mark.column + 1)
        return self._part.at(mark)

    def _told(self, code: str, event: Event, **args: object) -> Diagnostic:
        return self.source.problem(code, self._place(event), "error", "", **args)

    def _tear(self, problem: Diagnostic) -> None:
        """Tell what cannot be said in plain data; a file that was to be read whole is not read on."""
        if self._whole:
            raise _RefusedError(problem)
        self.plain = False
        self.diagnostics.append(problem)
