"""Makes damaged files out of sound ones: by structure (keys, values, nesting) and by bytes (flips, cuts, splices).

Everything is drawn from a `Random`, so that Hypothesis can drive the same mutations and a seed repeats them.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from fuzz.values import DATES, KEYS, NUMBERS, SNIPPETS, STRANGE, TAGS


class Raw(str):
    """A scalar that goes into the file as it is: an alias, a tag, a number without quotes."""

    __slots__ = ()


class Pair(NamedTuple):
    """A key and a value of a mapping, which may have the same key twice here."""

    key: Any
    value: Any


class Pairs(list[Pair]):
    """A mapping as the file has it."""


class Marked(NamedTuple):
    """A node with an anchor or a tag before it."""

    mark: str
    node: Any


Node = Any
"""Text, Raw, None, a list, Pairs or Marked."""

DEEPEST = 60


def nodes(data: Any) -> Node:
    """Return plain data as nodes that can be mutated."""
    if isinstance(data, dict):
        return Pairs(Pair(key, nodes(value)) for key, value in data.items())
    return [nodes(value) for value in data] if isinstance(data, list) else data


def written(node: Node, ascii_only: bool = False, empty: str = "") -> str:
    """Return nodes as YAML in its JSON style, an entry a line; `empty` stands for no value."""

    def told(node: Node) -> str:
        if isinstance(node, Raw):
            return str(node)
        if node is None:
            return empty
        if isinstance(node, Marked):
            return f"{node.mark} {told(node.node)}"
        if isinstance(node, Pairs):
            return "{" + ",\n ".join(f"{told(pair.key)}: {told(pair.value)}" for pair in node) + "}"
        if isinstance(node, list):
            return "[" + ",\n ".join(told(each) for each in node) + "]"
        return json.dumps(node, ensure_ascii=ascii_only)

    return told(node)


def extreme(chance: Random) -> Node:
    """Return a value that hardly belongs anywhere."""
    sort = chance.randrange(6)
    if sort == 0:
        return Raw(chance.choice(NUMBERS))
    if sort == 1:
        return chance.choice(NUMBERS + DATES)
    if sort == 2:
        return chance.choice(STRANGE)
    if sort == 3:
        return Raw(chance.choice(SNIPPETS))
    if sort == 4:
        return chance.choice((None, [], Pairs(), [[]], [None], Pairs([Pair("A", Pairs())]), ["A"], ["A", "A"]))
    return _nested(chance, "x")


def _nested(chance: Random, node: Node) -> Node:
    for _ in range(chance.choice((1, 2, 5, DEEPEST))):
        node = [node] if chance.randrange(2) else Pairs([Pair(chance.choice(KEYS), node)])
    return node


class _Slot(NamedTuple):
    """A place in a container that can be written to."""

    holder: list[Any]
    at: int

    def get(self) -> Node:
        found = self.holder[self.at]
        return found.value if isinstance(found, Pair) else found

    def put(self, node: Node) -> None:
        found = self.holder[self.at]
        self.holder[self.at] = found._replace(value=node) if isinstance(found, Pair) else node


def _slots(node: Node, found: list[_Slot]) -> list[_Slot]:
    """Return every place below a node."""
    if isinstance(node, Marked):
        return _slots(node.node, found)
    if isinstance(node, list):
        for at in range(len(node)):
            found.append(slot := _Slot(node, at))
            _slots(slot.get(), found)
    return found


def _replace(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    slot.put(extreme(chance))


def _delete(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    del slot.holder[slot.at]


def _duplicate(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    for _ in range(chance.choice((1, 1, 1, 9))):
        slot.holder.insert(chance.randrange(len(slot.holder) + 1), deepcopy(slot.holder[slot.at]))


def _swap(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    other = chance.choice(slots)
    here, there = deepcopy(slot.get()), deepcopy(other.get())  # one may stand within the other
    slot.put(there)
    other.put(here)


def _graft(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    slot.put(deepcopy(chance.choice(slots).get()))


def _nest(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    slot.put(_nested(chance, slot.get()))


def _unnest(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    inner = _slots(slot.get(), [])
    slot.put(chance.choice(inner).get() if inner else None)


def _rename(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    found = slot.holder[slot.at]
    if isinstance(found, Pair):
        key = chance.choice(KEYS) if chance.randrange(3) else _retyped(chance, str(found.key))
        slot.holder[slot.at] = found._replace(key=extreme(chance) if not chance.randrange(8) else key)


def _mark(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    """Tag or anchor a value, and repeat it elsewhere by an alias."""
    mark = chance.choice(TAGS)
    slot.put(Marked(mark, slot.get()))
    if mark[0] == "&":
        for _ in range(chance.choice((1, 1, 5))):
            chance.choice(slots).put(Raw(f"*{mark[1:]}"))


def _retype(chance: Random, slot: _Slot, slots: Sequence[_Slot]) -> None:
    value = slot.get()
    slot.put(_retyped(chance, value) if isinstance(value, str) else extreme(chance))


def _retyped(chance: Random, text: str) -> str:
    """Return a text with something strange put in, a piece cut out or said again."""
    start, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    sort = chance.randrange(4)
    if sort == 0:
        return text[:start] + chance.choice(STRANGE) + text[start:]
    if sort == 1:
        return text[:start] + text[end:]
    if sort == 2:
        return text[:end] + text[start:end] * chance.choice((1, 2, 200)) + text[end:]
    return text[:start] + chance.choice(NUMBERS) + text[end:]


STRUCTURAL: tuple[Callable[[Random, _Slot, Sequence[_Slot]], None], ...] = (
    _replace,
    _replace,
    _retype,
    _retype,
    _delete,
    _duplicate,
    _swap,
    _graft,
    _nest,
    _unnest,
    _rename,
    _mark,
)


def restructured(chance: Random, node: Node) -> Node:
    """Return a copy of nodes with one or a few places changed."""
    whole = [deepcopy(node)]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        slots = _slots(whole, [])
        change = chance.choice(STRUCTURAL)
        if slots:
            change(chance, chance.choice(slots[1:] or slots) if chance.randrange(40) else slots[0], slots)
    return whole[0] if whole else None


BYTES = tuple(
    piece.encode(errors="surrogatepass") for piece in (*SNIPPETS, *STRANGE, *NUMBERS, *DATES) if len(piece) < 500
)
RAW_BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xe4\xb8",
    b"\xf4\x90\x80\x80",
    b"\x1a",
    b"\x85",
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "utf-8-sig", "latin-1", "utf-7")


def _flip(chance: Random, raw: bytes, other: bytes) -> bytes:
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


def _cut(chance: Random, raw: bytes, other: bytes) -> bytes:
    start = chance.randrange(len(raw) + 1)
    return raw[:start] + raw[start + chance.choice((1, 2, 7, 50, len(raw))) :]


def _insert(chance: Random, raw: bytes, other: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(BYTES if chance.randrange(4) else RAW_BYTES) + raw[at:]


def _insert_at_line(chance: Random, raw: bytes, other: bytes) -> bytes:
    """Put something at the end or the beginning of a line, where YAML looks first."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    piece = chance.choice(BYTES)
    lines[at] = lines[at] + b" " + piece if chance.randrange(2) else piece + lines[at]
    return b"\n".join(lines)


def _move_lines(chance: Random, raw: bytes, other: bytes) -> bytes:
    lines = raw.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    if chance.randrange(2):
        lines[to] = lines[at]
    else:
        lines.insert(to, lines.pop(at))
    return b"\n".join(lines)


def _indent(chance: Random, raw: bytes, other: bytes) -> bytes:
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = (
        chance.choice((b" ", b"  ", b"\t", b"\xe3\x80\x80")) + lines[at] if chance.randrange(2) else lines[at][1:]
    )
    return b"\n".join(lines)


def _splice(chance: Random, raw: bytes, other: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


def _line_ends(chance: Random, raw: bytes, other: bytes) -> bytes:
    ends = (b"\r\n", b"\r", "\x85".encode(), "\u2028".encode(), b"\n\r", b"\0\n")
    few = ends if chance.randrange(2) else (chance.choice(ends),)
    return re.sub(rb"\n", lambda _: chance.choice(few) if chance.randrange(2) else b"\n", raw)


def _recode(chance: Random, raw: bytes, other: bytes) -> bytes:
    return raw.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _with_mark(chance: Random, raw: bytes, other: bytes) -> bytes:
    return chance.choice((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)) + raw


BYTEWISE: tuple[Callable[[Random, bytes, bytes], bytes], ...] = (
    _flip,
    _flip,
    _cut,
    _cut,
    _insert,
    _insert,
    _insert_at_line,
    _insert_at_line,
    _move_lines,
    _indent,
    _splice,
    _line_ends,
    _recode,
    _with_mark,
)
ONLY_BYTES = (_flip, _cut, _insert, _splice)
"""For files that are no text."""


def scrambled(
    chance: Random, raw: bytes, other: bytes, ways: Sequence[Callable[[Random, bytes, bytes], bytes]] = BYTEWISE
) -> bytes:
    """Return bytes with one or a few changes; `other` is a file to splice with."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        raw = chance.choice(ways)(chance, raw, other)
    return raw


def retyped(chance: Random, text: str, others: Iterable[str]) -> str:
    """Return a text with one or a few changes, or joined to another."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = text + chance.choice(list(others)) if not chance.randrange(6) else _retyped(chance, text)
    return text
