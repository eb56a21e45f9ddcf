"""The citations in a question: wherever it, a part of a case or a reply of a dialogue has ``cite``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from officer_quiz.kinds.base.question import Question
from officer_quiz.statutes.citation import Citation, Unreadable, parse
from officer_quiz.statutes.currency import Basis
from officer_quiz.text.diagnostic import Path


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as written: where, the places it means, and the day its question was checked (None: never)."""

    path: Path
    places: tuple[Citation, ...] | Unreadable
    checked: date | None


def cited(data: Any, path: Path, checked: date | None) -> Iterator[Cited]:
    """Yield every citation in the data of a question that stands at `path`, in the order of the file."""
    return (Cited(at, parse(text), checked) for at, text in _cites(data, path, []))


def cite_texts(data: Any) -> list[str]:
    """Return every citation in a question's data as written, its parts and replies included."""
    return [text for _, text in _cites(data, (), [])]


def basis_of(question: Question, data: Any) -> Basis:
    """Return what a question and its parts rest on; a rule that one of them names bounds them all."""
    members = (question, *question.parts)
    begins = [each.valid_from for each in members if each.valid_from]
    ends = [each.valid_to for each in members if each.valid_to]
    return Basis(tuple(cite_texts(data)), question.checked, max(begins, default=None), min(ends, default=None))


def _cites(data: Any, path: Path, found: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """Add each text under a key ``cite`` with its path, at any depth, to those found, and return them."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "cite":
            if isinstance(value, str):
                found.append(((*path, key), value))
            else:
                found += [((*path, key, number), text) for number, text in enumerate(value)]
        elif type(value) is not str and isinstance(value, (dict, list)):  # most are texts
            _cites(value, (*path, key), found)
    return found
