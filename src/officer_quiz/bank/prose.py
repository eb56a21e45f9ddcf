"""The texts of a question that people read, with where each stands: what the fields of its kind say they are."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from functools import cache
from itertools import accumulate
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from officer_quiz import kinds
from officer_quiz.text.diagnostic import Path
from officer_quiz.text.fields import KEY, PROSE, Built, declared

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a question's data with texts that people read: a text itself, or something that holds some.

    `fields` are such places in a shape, by their names; `each` is that of each item of a list or mapping. `known`:
    answers know its texts, which stay when a translation tells how they read; so do the keys of a mapping with `keys`.
    `named`: a mapping whose keys alone are read, names of which a translation tells how they read, as far as it does.
    """

    fields: Mapping[str, Place] = field(default_factory=dict)
    each: Place | None = None
    known: bool = False
    keys: bool = False
    named: bool = False

    def at(self, key: str | int) -> Place | None:
        """Return the place one step further in, None where nobody reads."""
        return self.each or (self.fields.get(key) if isinstance(key, str) else None)


@cache
def place_of(shape: type) -> Place:
    """Return the places of a kind, or another shape, with texts that people read."""
    found = {name: _place(annotation) for name, annotation in declared(shape).items()}
    return Place({name: place for name, place in found.items() if place})


def prose(data: Mapping[str, Any], path: Path) -> list[tuple[Path, str]]:
    """Return each text in a sound question's data that stands at `path`; parts of a case are questions themselves."""
    found: list[tuple[Path, str]] = []
    _collect(data, place_of(kinds.kind(data["type"])), path, found)
    return found


class Searched(Generic[Thing]):
    """Texts, each of something, that are searched all at once: far quicker where few of them have what is sought."""

    def __init__(self, things: Sequence[Thing], texts: Sequence[str]) -> None:
        self._things = things
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self._joined = "\0".join(texts)

    def having(self, pattern: re.Pattern[str]) -> Iterator[Thing]:
        """Yield the things in whose texts a pattern is found, which asks for no beginning or end of a text."""
        at, starts = 0, self._starts
        while at < len(self._joined) and (found := pattern.search(self._joined, at)):
            after = bisect(starts, found.start())
            yield self._things[after - 1]
            at = starts[after]


def _collect(value: Any, place: Place, path: Path, found: list[tuple[Path, str]]) -> None:
    """Add the texts in a value to those found."""
    each, fields = place.each, place.fields
    held: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value or ())
    for key, inner in held:
        below = each or fields.get(key)
        if below and isinstance(inner, str):
            found.append(((*path, key), inner))
        elif below and not below.named:
            _collect(inner, below, (*path, key), found)


def _place(annotation: Any) -> Place | None:
    """The place of an annotated value, None when it holds nothing that people read."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner, *marks = args
        if Built() in marks:
            return None
        return Place(known=KEY in marks) if KEY in marks or PROSE in marks else _place(inner)
    if origin in {Union, UnionType}:
        return next((place for arg in args if (place := _place(arg))), None)
    if origin in {list, dict} and (each := _place(args[-1])):
        return Place(each=each, known=each.known, keys=origin is dict and _place(args[0]) is not None)
    if origin is dict and _place(args[0]):
        return Place(each=Place(), named=True)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return whole if (whole := place_of(annotation)).fields else None
    return None
