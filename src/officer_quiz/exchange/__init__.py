"""Formats of other programs, found by listing this package: every module here but `reading` is one.

A format has the names of `Format`. What formats share is in ``base``; readers that need several modules have a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from officer_quiz.exchange.reading import Reading

_NO_FORMAT = {"reading"}
ANYTHING = "text"
"""The format of what no other one recognises."""


class Format(Protocol):
    """A module of this package.

    It may also have ``read_with(raw, answers, seen)``, for keys in a second file (or None) and work that takes long.
    """

    NAME: str
    ENDINGS: tuple[str, ...]

    def recognise(self, name: str, raw: bytes) -> bool:
        """Return whether a file is of this format, by what is in it."""

    def read(self, raw: bytes) -> Reading:
        """Return what is in a file; Unreadable for one that gives nothing."""


@cache
def found() -> Mapping[str, Format]:
    """Return the formats by name."""
    names = [each.name for each in iter_modules(__path__) if not each.ispkg and each.name not in _NO_FORMAT]
    formats = [cast("Format", import_module(f"{__name__}.{name}")) for name in names]
    return {each.NAME: each for each in sorted(formats, key=lambda each: each.NAME) if hasattr(each, "read")}


def recognised(name: str, raw: bytes) -> Format | None:
    """Return the format of a file by what is in it, None for one that no format knows."""
    formats = found()
    ranked = sorted(formats.values(), key=lambda each: (each.NAME == ANYTHING, not name.lower().endswith(each.ENDINGS)))
    return next((each for each in ranked if each.recognise(name, raw)), None)
