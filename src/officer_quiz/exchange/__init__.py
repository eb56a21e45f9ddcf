"""Formats of other programs, found by listing this package: every module here but `reading` is one.

A format has the names of `Format`, of `Writer`, or of both; one that takes a library of the extra ``exchange`` has a
true ``EXTRA``. What formats share is in ``base``; readers that need several modules have a folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

from officer_quiz.exchange.reading import Reading

if TYPE_CHECKING:
    from officer_quiz.exchange.base.written import Written
    from officer_quiz.kinds.base.portable import Portable

_NO_FORMAT = {"reading"}
ANYTHING = "text"
"""The format of what no other one recognises."""


class Format(Protocol):
    """A module of this package that reads its format.

    It may also have ``read_with(raw, answers, seen)``, for keys in a second file (or None) and work that takes long,
    or ``read_seen(raw, seen)`` for such work alone.
    """

    NAME: str
    ENDINGS: tuple[str, ...]

    def recognise(self, name: str, raw: bytes) -> bool:
        """Return whether a file is of this format, by what is in it."""

    def read(self, raw: bytes) -> Reading:
        """Return what is in a file; Unreadable for one that gives nothing."""


class Writer(Protocol):
    """A module of this package that writes its format.

    It may also have a true ``FOLLOWS``: letters in texts go on following their choices (``{C}``), and are not frozen.
    """

    NAME: str
    ENDINGS: tuple[str, ...]

    def write(self, title: str, questions: Sequence[Portable]) -> Written:
        """Return a file of the questions; Unreadable where a library for it is missing."""


@cache
def _modules() -> tuple[Any, ...]:
    names = sorted(each.name for each in iter_modules(__path__) if not each.ispkg and each.name not in _NO_FORMAT)
    return tuple(import_module(f"{__name__}.{name}") for name in names)


def found() -> Mapping[str, Format]:
    """Return the formats that can be read, by name."""
    return {each.NAME: cast("Format", each) for each in _modules() if hasattr(each, "read")}


def written() -> Mapping[str, Writer]:
    """Return the formats that can be written, by name."""
    return {each.NAME: cast("Writer", each) for each in _modules() if hasattr(each, "write")}


def recognised(name: str, raw: bytes) -> Format | None:
    """Return the format of a file by what is in it, None for one that no format knows."""
    formats = found()
    ranked = sorted(formats.values(), key=lambda each: (each.NAME == ANYTHING, not name.lower().endswith(each.ENDINGS)))
    return next((each for each in ranked if each.recognise(name, raw)), None)


def takes_extra(format: Format | Writer) -> bool:
    """Return whether a format takes a library that is installed with the extra ``exchange`` only."""
    return bool(getattr(format, "EXTRA", False))
