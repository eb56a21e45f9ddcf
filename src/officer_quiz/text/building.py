"""Builds plain data from YAML events in one pass, noting where every key and value stands.

Events, not `yaml.compose`: the C composer recurses without a limit and a file of brackets alone would crash
the process, while events come one by one and can be left at any depth. The C parser, because it is ten
times as fast as the one in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from officer_quiz.text.marks import NOWHERE, Marks, Node, key_of, keyed, spot
from officer_quiz.text.pieces import Piece, cut, runs, without_part
from officer_quiz.text.root import Root
from officer_quiz.text.source import Source
from officer_quiz.text.unwanted_characters import check_characters, check_value, escapes, parsable

MAX_DEPTH = 40
"""Levels of nesting; a dialogue within a bank needs eight."""
MAX_VALUES = 3_000_000
"""Values and keys of a file that are kept; a full file of questions has three quarters of them."""
FREE = 20_000
"""Values and keys that a file may have however short they are."""
SHORTEST = 4
"""Bytes of UTF-8 for each value or key beyond those: questions have thirty, the shortest six; fewer take only time."""
MAX_TORN = 1000
"""Faults of syntax after which a file is not read on."""
AGAIN = 1_000_000
"""Characters of questions with spoilt parts that are read again without those, in a file."""
MAX_ALIASED = 1000
"""Values that all aliases of a file together may repeat."""


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
        data, marks = builder.document(text)
        return Built(data, marks, builder.told())
    except YAMLError as error:
        found = syntax.problem(syntax.whole(source), error)
    except _RefusedError as refused:
        found = refused.diagnostic
        if refused.final:
            return Built(None, Marks.of(source), (*builder.told(), found))
    built = _by_pieces(source, text)
    told = any(each.level == "error" for each in built.diagnostics)
    return built if told else Built(None, Marks.of(source), (found,))


def _by_pieces(source: Source, text: str) -> Built:
    """Return what is sound of a text that as a whole is not, and the faults of all of it."""
    made = cut(source, text)
    builder = _Builder(source)
    builder.diagnostics += made.diagnostics
    root, left = Root(), MAX_TORN
    try:
        for piece in builder.unsettled(made.text, made.pieces, root):
            if not left:
                builder.diagnostics.append(source.problem("too-many-faults", source.at(piece.start), most=MAX_TORN))
                break
            left -= not builder.piece(made.text[piece.start : piece.end], piece, root)
    except _RefusedError as refused:
        return Built(None, Marks.of(source), (*builder.told(), refused.diagnostic))
    torn = frozenset(path for path, _ in root.torn)
    return Built(root.data, Marks.of(source, root.node), builder.told(), torn, tuple(root.torn))


class _RefusedError(Exception):
    """What is read is not worth reading on; `final`: nor is the rest of the file."""

    def __init__(self, diagnostic: Diagnostic, *, final: bool = False) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic
        self.final = final


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.plain = True
        """Whether what was read last can be told in plain data."""
        self._whole = True
        self._next: Callable[[], Any]
        self._part = syntax.whole(source)
        self._cuts = spoilt.cuts(source.text)
        self._most = min(MAX_VALUES, FREE + len(source.text.encode()) // SHORTEST)
        self._escaping = "\\" in source.text
        self._keys: dict[str, str] = {}
        """The keys so far that are keys wherever they stand, each kept once."""
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._again = AGAIN
        self._nodes = 0
        self._aliased = 0
        self._escapes: list[tuple[int, str]] = []

    def told(self) -> tuple[Diagnostic, ...]:
        """Return what was found; of very many escapes in the file the rest is only counted."""
        return (*self.diagnostics, *check_characters(self.source, self._escapes))

    def document(self, text: str) -> tuple[Any, Marks]:
        """Return the data of a file with one document, all of it plain; RefusedError for any other."""
        data: Any = None
        node: Node = NOWHERE
        self._next = CSafeLoader(text).get_event
        if first := self._first():
            data, node = self._node(first, 1)
            self._last()
        if data is None and not self.diagnostics:
            self.diagnostics.append(self.source.problem("empty-file", Mark(1, 1)))
        return data, Marks.of(self.source, node)

    def unsettled(self, text: str, pieces: Sequence[Piece], root: Root) -> Iterator[Piece]:
        """Yield the pieces that are to be read on their own; runs of sound ones are read together, which is faster."""
        for run in runs(pieces):
            if len(run) > 1 and self._all_sound(text, run, root):
                continue
            yield from run

    def _all_sound(self, text: str, run: Sequence[Piece], root: Root) -> bool:
        """Add what a run of items says, if they are sound and as many as it looks; else leave all as it was."""
        told, escaped = len(self.diagnostics), len(self._escapes)
        torn, nodes, aliased = list(root.torn), self._nodes, self._aliased
        whole = run[0]._replace(end=run[-1].end, items=len(run))
        if self.piece(text[whole.start : whole.end], whole, root):
            return True
        del self.diagnostics[told:], self._escapes[escaped:]
        root.torn, self._nodes, self._aliased = torn, nodes, aliased
        return False

    def piece(self, written: str, piece: Piece, root: Root) -> bool:
        """Add what is written of a piece, beside spoilt parts of it; return False where anything is wrong and told."""
        self._part = syntax.Part(self.source, piece.start, piece.end)
        self._whole, self.plain = False, True
        told, escaped = len(self.diagnostics), len(self._escapes)
        try:
            self._read_piece(written, piece, root)
        except YAMLError as error:
            self.plain = False
            del self.diagnostics[told:], self._escapes[escaped:]
            if (deep := syntax.nesting_limit(error)) is not None:  # what stands before it is nested beyond MAX_DEPTH
                return self.piece(written[:deep], piece._replace(end=piece.start + deep), root)
            self.diagnostics.append(problem := syntax.problem(self._part, error))
            rest = without_part(self.source, written, piece, problem) if len(written) <= self._again else None
            if rest is not None:
                self._again -= len(written)
                if self.piece(rest, piece, root):
                    root.lessen(piece, self.source.at(piece.start))
                return False
        except _RefusedError as refused:
            if refused.final:
                raise
            self.plain = False
            self.diagnostics.append(refused.diagnostic)
        if not self.plain:
            if piece.told:
                del self.diagnostics[told:]
            root.torn.append((piece.path, self.source.at(piece.start)))
        return self.plain

    def _read_piece(self, written: str, piece: Piece, root: Root) -> None:
        root.place(piece)
        self._next = CSafeLoader(written).get_event
        event: Any = self._first()
        if event is None:
            return
        depth, begins = len(piece.path) + 1, self._part.origin + event.start_mark.index
        if not isinstance(event, SequenceStartEvent if piece.listed else MappingStartEvent):
            self._not_a_piece(event)
            return
        data: Any
        below: Any
        if piece.listed:
            data, below = self._sequence(depth)
            self._last()
            self.plain = self.plain and len(data) == piece.items
        else:
            data, below = self._mapping(depth, root.earlier.setdefault(piece.path, {}))
            self._last()
        if self.plain:
            root.add(piece, begins, data, below)

    def _not_a_piece(self, event: Event) -> None:
        """Tell what begins like no item or key: often its first line is spoilt; brackets are only looked through."""
        if isinstance(event, ScalarEvent) and not event.value:
            return
        if isinstance(event, CollectionStartEvent):
            self._node(event, 1)
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
                self._node(self._next(), 1)

    def _node(self, event: Any, depth: int) -> tuple[Any, Node]:
        """Return the value that starts with `event`, and where it stands."""
        place = spot(self._part.origin + event.start_mark.index)
        if depth > MAX_DEPTH and not isinstance(event, AliasEvent):
            raise _RefusedError(self.source.problem("too-deep", self._place(event), most=MAX_DEPTH))
        if type(event) is ScalarEvent and event.tag is event.anchor is None:  # what most are
            self._count(event)
            return self._scalar(event), place
        if isinstance(event, AliasEvent):
            return self._alias(event), place
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.diagnostics.append(self._told("tag", event, tag=tag))
        before = self._nodes
        self._count(event)
        if event.anchor:
            self._anchors[event.anchor] = None
        value, node = self._filled(event, place, depth)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value, node

    def _filled(self, event: Event, place: int, depth: int) -> tuple[Any, Node]:
        """Return what a list, a mapping or a scalar says that begins at a place."""
        if isinstance(event, ScalarEvent):
            return self._scalar(event), place
        if isinstance(event, MappingStartEvent):
            pairs, named = self._mapping(depth)
            return pairs, (place, named) if named else place
        items, listed = self._sequence(depth)
        return items, (place, listed) if listed else place

    def _count(self, event: Event) -> None:
        """Count a value or key."""
        self._nodes += 1
        if self._nodes > self._most:
            raise _RefusedError(self.source.problem("too-many-values", self._place(event), most=self._most), final=True)

    def _scalar(self, event: Any) -> str | None:
        """Return the text of a scalar as it was typed; None where nothing was."""
        if event.style == '"' and self._escaping:
            start, end = (self._part.origin + mark.index for mark in (event.start_mark, event.end_mark))
            if self.source.text.find("\\", start, end) >= 0:
                self._escapes += escapes(self.source.text, start, end)
                self.diagnostics += check_value(self.source, start, end, event.value)
        elif self._cuts and event.implicit[0] and (sign := self._cuts.get(self._part.origin + event.end_mark.index)):
            self.diagnostics.append(self.source.problem("comment-in-text", self.source.at(sign), "warning"))
        return None if event.value == "" and event.implicit[0] else event.value

    def _sequence(self, depth: int) -> tuple[list[Any], list[Node]]:
        """Return the items up to the end of a list, and where each stands."""
        items: list[Any] = []
        below: list[Node] = []
        following, one = self._next, self._node
        while type(event := following()) is not SequenceEndEvent:
            value, node = one(event, depth + 1)
            items.append(value)
            below.append(node)
        return items, below

    def _mapping(self, depth: int, earlier: dict[str, int] | None = None) -> tuple[dict[str, Any], dict[str, Node]]:
        """Return the pairs up to the end of a mapping, and where they stand; `earlier` are its keys before them."""
        pairs: dict[str, Any] = {}
        below: dict[str, Node] = {}
        twice: list[tuple[str, int]] = []
        following, one, start = self._next, self._node, self._part.origin
        known, usual = self._keys, not self._cuts
        while type(event := following()) is not MappingEndEvent:
            offset = start + event.start_mark.index
            key = None
            if usual and type(event) is ScalarEvent and not event.style and event.tag is event.anchor is None:
                key = known.get(event.value)
            if key is None:
                key = self._key(event, depth)
            else:
                self._count(event)
            if key is not None and (key in pairs or (earlier and key in earlier)):
                twice.append((key, offset))
                key = None
            elif key is not None and earlier is not None:
                earlier[key] = offset
            value, node = one(following(), depth + 1)
            if key is None:
                continue
            pairs[key] = value
            below[key] = keyed(node, offset)
            if value is None and (run_on := syntax.run_on(self.source, key, offset)):
                self._tear(run_on)
        if twice:
            self._tell_twice(twice, earlier or {key: key_of(node) for key, node in below.items()})
        return pairs, below

    def _tell_twice(self, twice: Sequence[tuple[str, int]], offsets: Mapping[str, int]) -> None:
        """Tell the keys that come again; where it is the first one and others follow, a new item lost its dash.

        `offsets` are where keys stand the first time, in their order.
        """
        at, problem = self.source.at, self.source.problem
        if len(twice) > 1 and twice[0][0] == next(iter(offsets)):
            key, offset = twice[0]
            self.diagnostics.append(problem("missing-dash", at(offset), key=key))
            return
        for key, offset in twice:
            self.diagnostics.append(problem("duplicate-key", at(offset), key=key, line=at(offsets[key]).line))

    def _key(self, event: Any, depth: int) -> str | None:
        """Return the key that `event` starts, None for one of no use."""
        if not isinstance(event, ScalarEvent):
            self._tear(self._told("key-not-text", event))
            self._node(event, depth + 1)
            return None
        value, _ = self._node(event, depth)
        if value in self._keys:
            return self._keys[value]
        if value is None:
            self._tear(self._told("empty-key", event))
            return None
        if value == "<<":
            if not event.implicit[0]:
                return str(value)
            self._tear(self._told("merge-key", event))
            return None
        if value[:1] in spoilt.ODD_SPACES and (slip := spoilt.slip(self.source, self._place(event).line)):
            self._tear(syntax.slipped(self.source, slip))
            return None
        return self._keys.setdefault(value, value)

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
            problem = self.source.problem("too-many-aliases", self._place(event), most=MAX_ALIASED)
            raise _RefusedError(problem, final=True)
        return value

    def _place(self, event: Event) -> Mark:
        """Return where an event begins."""
        return self._part.at(event.start_mark)

    def _told(self, code: str, event: Event, **args: object) -> Diagnostic:
        return self.source.problem(code, self._place(event), "error", "", **args)

    def _tear(self, problem: Diagnostic) -> None:
        """Tell what cannot be said in plain data; a file that was to be read whole is not read on."""
        if self._whole:
            raise _RefusedError(problem)
        self.plain = False
        self.diagnostics.append(problem)
