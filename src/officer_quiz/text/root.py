"""The whole that the pieces of a file make, and where all of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from officer_quiz.text.diagnostic import Mark, Path
from officer_quiz.text.marks import NOWHERE, Below, Node, key_of, keyed, spot, value_of
from officer_quiz.text.pieces import Piece


@dataclass
class Root:
    """The data of a file so far, where it stands, the keys of each mapping, and what of which one is left out."""

    data: Any = None
    spot: int = NOWHERE
    below: Below = field(default_factory=dict)
    earlier: dict[Path, dict[str, int]] = field(default_factory=dict)
    """Where the keys of the pieces so far stand, by the path of their mapping: those of what is left out as well."""
    torn: list[tuple[Path, Mark]] = field(default_factory=list)

    @property
    def node(self) -> Node:
        """Where all of it stands."""
        return self.spot, self.below

    def place(self, piece: Piece) -> Any:
        """Return the list or mapping that a piece adds to; what else stood there, if anything, is none."""
        sort: type = list if piece.listed else dict
        if not piece.path:
            if not isinstance(self.data, sort):
                self.data, self.below = sort(), sort()
            return self.data
        if not isinstance(self.data, dict) or not isinstance(self.below, dict):
            self.data, self.below = {}, {}
        name = str(piece.path[0])
        node = self.below.get(name, NOWHERE)
        if not isinstance(self.data.get(name), sort) or isinstance(node, int):
            self.data[name] = sort()
            self.below[name] = (node if isinstance(node, int) else node[0]), sort()
        return self.data[name]

    def add(self, piece: Piece, offset: int, data: Any, below: Any) -> None:
        """Add what a piece says to what `place` returns, and where it stands; `offset` is where it begins."""
        into = self.place(piece)
        around: Any = self.below
        if not piece.path:
            self.spot = self.spot if into else spot(offset)
        else:
            name = str(piece.path[0])
            node = around[name]
            inner = node[1]
            key = key_of(node) if piece.key is None else piece.key
            around[name] = keyed((spot(value_of(node) if into else offset), inner), key)
            around = inner
        if piece.listed:
            into += data
            around += below
        else:
            into |= data
            around |= below

    def lessen(self, piece: Piece, mark: Mark) -> None:
        """Note that of the item that was added last, a piece beginning at a mark, some parts are left out."""
        self.torn.append(((*piece.path, len(self.place(piece)) - 1, piece.path[-1]), mark))
