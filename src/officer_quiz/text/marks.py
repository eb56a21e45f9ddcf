"""Where the keys and values of a file stand, kept as offsets beside its data; lines and columns of those asked for."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Union

from officer_quiz.text.diagnostic import Mark, Path
from officer_quiz.text.source import Source

Node = Union[int, "tuple[int, Below]"]
"""Where a value and its key stand, as one number; of a list or mapping also what is below it.

A file may have a node at every other character: a number takes a quarter of what places by their paths take.
"""
Below = Union["dict[str, Node]", "list[Node]"]
NOWHERE = 0
"""Where something stands that was put together, or stands nowhere else."""
_BITS = 32
_HALF = (1 << _BITS) - 1


def spot(offset: int) -> int:
    """Return where a value stands that begins at an offset; it has no key."""
    return offset + 1


def keyed(node: Node, key: int) -> Node:
    """Return where a value stands whose key begins at an offset."""
    key = key + 1 << _BITS
    return node | key if isinstance(node, int) else (node[0] | key, node[1])


def key_of(node: Node) -> int:
    """Return the offset of the key of a node, -1 for none."""
    return ((node if isinstance(node, int) else node[0]) >> _BITS) - 1


def value_of(node: Node) -> int:
    """Return the offset of the value of a node, -1 where it stands nowhere."""
    return ((node if isinstance(node, int) else node[0]) & _HALF) - 1


class Places(Mapping[Path, Mark]):
    """The marks of the values or of the keys of a file, by their paths; `offset` tells which."""

    def __init__(self, source: Source, root: Node, offset: Callable[[Node], int]) -> None:
        self._source, self._root, self._offset = source, root, offset

    def __getitem__(self, path: Path) -> Mark:
        found: Mark | None = self.get(path)
        if found is None:
            raise KeyError(path)
        return found

    def __contains__(self, path: object) -> bool:
        return isinstance(path, tuple) and self.get(path) is not None

    def get(self, path: Path, default: Any = None) -> Any:
        """Return the mark of a path, `default` where it has none."""
        found, mark = self.above(path)
        return default if mark is None or len(found) < len(path) else mark

    def __iter__(self) -> Iterator[Path]:
        return (path for path, node in _all((), self._root) if self._offset(node) >= 0)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def items(self) -> ItemsView[Path, Mark]:
        """Return the paths with their marks, what is above before what is below."""
        return _Items(self)

    def pairs(self) -> Iterator[tuple[Path, Mark]]:
        """Yield them, each found once."""
        for path, node in _all((), self._root):
            if (offset := self._offset(node)) >= 0:
                yield path, self._source.at(offset)

    def below(self, key: str) -> dict[str | int, int]:
        """Return the offsets of what is right below a key at the top: those of questions, by their indexes."""
        top = dict(_steps(self._root)).get(key, NOWHERE)
        found = ((step, self._offset(inner)) for step, inner in _steps(top))
        return {step: offset for step, offset in found if offset >= 0}

    def above(self, path: Path) -> tuple[Path, Mark | None]:
        """Return the mark of a path, or of the nearest one above it that has one, and which that is."""
        nodes = [self._root]
        for step in path:
            if (node := _below(nodes[-1], step)) is None:
                break
            nodes.append(node)
        while (offset := self._offset(nodes[-1])) < 0 and len(nodes) > 1:
            nodes.pop()
        return path[: len(nodes) - 1], None if offset < 0 else self._source.at(offset)


class _Items(ItemsView[Path, Mark]):
    """The items of marks, without a look at the path of each again."""

    _mapping: Places

    def __iter__(self) -> Iterator[tuple[Path, Mark]]:
        return self._mapping.pairs()


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the value and the key of each path stand in a text."""

    values: Places
    keys: Places

    @classmethod
    def of(cls, source: Source, root: Node = NOWHERE) -> Marks:
        """Return the marks of a text; `root` tells where all of its data stands."""
        return cls(Places(source, root, value_of), Places(source, root, key_of))


def _below(node: Node, step: str | int) -> Node | None:
    """Return the node one step further down, None where there is none."""
    if isinstance(node, int):
        return None
    below: Any = node[1]
    try:
        found: Node = below[step]
    except (LookupError, TypeError):  # TypeError: a list has no such step at all
        return None
    return found


def _steps(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, int):
        return iter(())
    below = node[1]
    return iter(below.items()) if isinstance(below, dict) else enumerate(below)


def _all(path: Path, node: Node) -> Iterator[tuple[Path, Node]]:
    """Yield each path with its node, what is above before what is below."""
    yield path, node
    for step, inner in _steps(node):
        yield from _all((*path, step), inner)
