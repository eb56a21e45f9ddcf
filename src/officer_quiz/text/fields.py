"""What a field of a file's shape says of itself, in its annotation: meaning, bounds, spellings, who reads it.

A shape is a frozen standard dataclass. Its fields are annotated ``Annotated[type, ...]`` with the marks of this module;
`models` reads them when a file is validated and when an editor schema is made, so that nothing but the dataclass is
needed where data is already known to be sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, get_type_hints


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field means; the reference and the editor schema show both languages."""

    zh: str
    en: str


def doc(zh: str, en: str) -> Meaning:
    """Return the meaning of a field in Chinese and English."""
    return Meaning(zh, en)


@dataclass(frozen=True, slots=True)
class Length:
    """Between `least` and `most` characters of a text, or items of a list or mapping."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A number of at least `least` and at most `most`."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Digits:
    """A finite number of at most so many digits."""

    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that matches a regular expression."""

    regex: str


@dataclass(frozen=True, slots=True)
class Key:
    """The key of the field in files, where the field itself cannot be named so."""

    name: str


@dataclass(frozen=True, slots=True)
class Reads:
    """How what is written becomes a value: a function of it that returns anything it cannot read as it is.

    NotANumber from it says that a text is none.

    `written` is the type that editors take; None: that of the field.
    """

    read: Callable[[Any], Any]
    written: Any = None


class NotANumber(ValueError):
    """What is written is no number that can be read."""


@dataclass(frozen=True, slots=True)
class Editors:
    """The JSON Schema of a field, where its type does not tell."""

    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """A value that has been built from its own shape before, and is taken as it is."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a text is: `prose` that people read, `code` (a name, a letter, a link), or both, the `key` of an answer.

    A translation puts other prose in its place; what is a key stays, and how it reads stands beside it.
    """

    name: Literal["prose", "code", "key"]


FEW = 50
"""The most labels, lines or links of one sort that a question may have: they are multiplied by those of a bank."""
DIGITS = 18
"""The most digits of a number, before the point or after it."""

PROSE, CODE, KEY = Role("prose"), Role("code"), Role("key")

Prose = Annotated[str, PROSE]
"""A text that people read, perhaps empty."""
_SEEN = Pattern(r"\S")
"""Something that shows: a text of blanks is empty."""
Text = Annotated[str, Length(1), _SEEN, PROSE]
"""A text that people read."""
Label = Annotated[str, CODE]
"""A name, a number or another mark that nobody translates, perhaps empty."""
Short = Annotated[str, Length(most=200), CODE]
"""A label that all questions of a bank may inherit."""
Name = Annotated[str, Length(1), _SEEN, CODE]
"""The name of something else in the file: a letter, a link."""
Term = Annotated[str, Length(1), _SEEN, KEY]
"""A text that people read and by which answers know it."""
Id = Annotated[str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$"), Length(most=80), CODE]


def listed(value: object) -> object:
    """Return a single text as the list of it; anything else as it is."""
    return [value] if isinstance(value, str) else value


Lines = Annotated[list[Label], Reads(listed, str | list[str]), Length(most=FEW)]
"""One name or a list of names."""
Cites = Annotated[list[Annotated[Label, Length(most=500)]], Reads(listed, str | list[str]), Length(most=FEW)]
"""One citation or a list of citations; each may name several places of law."""

_SOME = rf"\d{{1,{DIGITS}}}"
_NUMBER = re.compile(rf"[+-]?(?:{_SOME}(?:\.\d{{0,{DIGITS}}}|/[1-9]\d{{0,{DIGITS - 1}}})?|\.{_SOME})", re.ASCII)


def exact(value: object) -> object:
    """Return a number as written (``0.5``, ``-1``, ``1/3``) as an exact fraction; what is no text as it is.

    NotANumber for any other text: an exponent, or more digits than anybody counts with, is never worked out.
    """
    if not isinstance(value, str):
        return value
    plain = in_ascii(value).strip()
    if not _NUMBER.fullmatch(plain):
        raise NotANumber(value)
    return Fraction(plain)


_WIDE = {code: code - ord("０") + ord("0") for code in range(ord("＋"), ord("９") + 1)}
"""Full-width digits and the signs between them, by their codes."""


def in_ascii(value: Any) -> Any:
    """Return a text with full-width digits as ordinary ones, as a number or a date is read; anything else as it is."""
    return value.translate(_WIDE) if isinstance(value, str) and not value.isascii() else value


@cache
def declared(shape: type) -> Mapping[str, Any]:
    """Return the annotations of a shape's fields, marks included, by the names of the fields."""
    hints = get_type_hints(shape, include_extras=True)
    own: tuple[Field[Any], ...] = fields(shape)
    return {each.name: hints[each.name] for each in own}
