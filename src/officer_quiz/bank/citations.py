"""The citations in a bank: wherever a question, a part of a case or a reply of a dialogue has ``cite``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from officer_quiz.bank.model import Bank
from officer_quiz.statutes.citation import Citation, Unreadable, parse
from officer_quiz.text.diagnostic import Path


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as written: where, the places it means, and the day its question was checked (None: never)."""

    path: Path
    places: tuple[Citation, ...] | Unreadable
    checked: date | None


def citations(bank: Bank) -> Iterator[Cited]:
    """Yield every citation of a bank in the order of the file."""
    for entry in bank.entries:
        for path, text in _cites(entry.data, ("questions", entry.index)):
            yield Cited(path, parse(text), entry.question.checked)


def cite_texts(data: Any) -> list[str]:
    """Return every citation in a question's data as written, its parts and replies included."""
    return [text for _, text in _cites(data, ())]


def _cites(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text under a key ``cite`` with its path, at any depth."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if key != "cite":
            yield from _cites(value, (*path, key))
        elif isinstance(value, str):
            yield (*path, key), value
        else:
            yield from (((*path, key, number), text) for number, text in enumerate(value))
