"""A diagnostic: one problem in one file, as a value with a position; wording is left to the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Literal, NamedTuple

from officer_quiz.messages.catalogue import Message

NEAR = 8
"""Diagnostics at one place among which the same one is looked for; there may be very many at one."""
Level = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]
"""Where a value stands in the data of a file: keys and list indexes from the top."""


class Mark(NamedTuple):
    """A place in a text; line and column count characters from 1."""

    line: int
    column: int


class Mend(NamedTuple):
    """What certainly puts a fault right: `new` for `old`, where `old` stands as it is said here.

    `sort`: of the value's text, from the fault's offset on; of its key, the last step of the path; or a field to be
    put before that key, `old` its name and `new` its value; or what the lines of the value begin with,
    which look like keys or items: ``A：``. `seen`: whether who reads the question sees the change.
    """

    old: str
    new: str
    sort: Literal["text", "key", "field", "lines"] = "text"
    seen: bool = True


class Fault(NamedTuple):
    """A problem with data that has no file yet: a code, the path of the value, and what to say.

    `on_key` points at the key of the path's last step instead of its value (an unknown key, say).

    `offset` points at one character within the value (or key), counted from 0 as in the value that a check reads:
    ``RULE.fault(path, words=found[0], offset=found.start())`` for a match in a text of `Item.prose`. Line and column
    are then those of that character, whether the value is plain, folded over lines, quoted, or written with ``|`` or
    ``>``. A check yields one fault for each thing that is wrong in a value, each with its own offset.
    """

    code: str
    path: Path
    message: Message
    level: Level = "error"
    on_key: bool = False
    offset: int | None = None
    mend: Mend | None = None

    def below(self, at: Path) -> Fault:
        """Return the fault of data that stands at a path in other data."""
        return Fault(self.code, at + self.path, self.message, self.level, self.on_key, self.offset, self.mend)

    def __eq__(self, other: object) -> bool:
        """Whether two faults are told alike; what mends them does not count."""
        return isinstance(other, Fault) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])


class Edit(NamedTuple):
    """A change of a file: `new` for `old` at a place, where `old` is what stands there.

    `fault` is the fault in the data that it mends: what the file says then is known beforehand. None for a change of
    the syntax, which makes readable what was not, or of what says nothing.
    """

    line: int
    column: int
    old: str
    new: str
    fault: Fault | None = None


class Diagnostic(NamedTuple):
    """A problem at a place in a file. `excerpt` is that line of the file, without its end.

    `edits` put it right where that is certain; a problem recalled from the cache has none.
    """

    code: str
    level: Level
    message: Message
    path: str
    line: int
    column: int
    excerpt: str = ""
    edits: tuple[Edit, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether two problems are told alike; what mends them does not count."""
        return isinstance(other, Diagnostic) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Travel between processes as what it is made of, which is quicker: there may be very many."""
        made_of = (self.code, self.level, self.message, self.path, self.line, self.column, self.excerpt, self.edits)
        return Diagnostic, made_of


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics of a file in the order of their places, each told once."""
    kept: list[Diagnostic] = []
    here: list[Diagnostic] = []
    place: tuple[int, int] = (0, 0)
    for each in sorted(found, key=by_place):
        if (at := by_place(each)) != place:
            place, here = at, [each]
            kept.append(each)
        elif each not in here[-NEAR:]:
            here.append(each)
            kept.append(each)
    return kept


by_place = itemgetter(4, 5)
"""The place of a diagnostic, to sort by."""
