"""What lists of the unit book show, a line a thing: papers, people, units, essays; and what adding to it came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from officer_quiz.results.marks import Person


@dataclass(slots=True)
class Added:
    """What adding hand-ins came to: how many were new, known already, marked once more, or of somebody forgotten."""

    new: int = 0
    known: int = 0
    marked_again: int = 0
    forgotten: int = 0


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in the book; `paper` is its code, empty for practice results. `waiting` counts unmarked essays."""

    paper: str
    title: str
    variants: tuple[str, ...]
    hand_ins: int
    people: int
    waiting: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the book: hand-ins of papers, practice results, and when the latest came in (UTC)."""

    person: Person
    papers: int
    practice: int
    last: datetime


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the book: how many people, hand-ins of papers and practice results."""

    unit: str
    people: int
    papers: int
    practice: int


@dataclass(frozen=True, slots=True)
class EssayMark:
    """What one marker gave for an essay, and for which points of the model answer; `at` is UTC."""

    hand_in: str
    question: str
    marker: str
    earned: Fraction
    points_given: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Essay:
    """An essay handed in, without the name of who wrote it: `text`, what it is worth, and the marks given so far."""

    hand_in: str
    question: str
    text: str
    worth: Fraction
    marks: tuple[EssayMark, ...]
