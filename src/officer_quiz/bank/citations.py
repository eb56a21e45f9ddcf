"""The citations in a question: wherever it, a part of a case or a reply of a dialogue has ``cite``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from officer_quiz.statutes import citation
from officer_quiz.statutes.citation import Citation, Unreadable
from officer_quiz.text.diagnostic import Path

_parse = lru_cache(maxsize=4096)(citation.parse)
"""Questions of a bank cite the same articles over and over."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as written: where, the places it means, and the day its question was checked (None: never)."""

    path: Path
    places: tuple[Citation, ...] | Unreadable
    checked: date | None


def cited(data: Any, path: Path, checked: date | None) -> Iterator[Cited]:
    """Yield every citation in the data of a question that stands at `path`, in the order of the file."""
    return (Cited(at, _parse(text), checked) for at, text in _cites(data, path))


def cite_texts(data: Any) -> list[str]:
    """Return every citation in a question's data as written, its parts and replies included."""
    return [text for _, text in _cites(data, ())]


def places_of(texts: list[str]) -> list[Citation]:
    """Return the places that citations mean; what is not in legal notation means none."""
    return [place for text in texts if not isinstance(found := _parse(text), Unreadable) for place in found]


def _cites(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text under a key ``cite`` with its path, at any depth."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "cite":
            if isinstance(value, str):
                yield (*path, key), value
            else:
                yield from (((*path, key, number), text) for number, text in enumerate(value))
        elif isinstance(value, (dict, list)):
            yield from _cites(value, (*path, key))
