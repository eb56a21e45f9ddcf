"""What marking a hand-in gives: one row a question, which the unit book keeps and analysis and reports read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Person:
    """Who handed in: a name or code, the unit and the post; nothing else is ever kept of a person."""

    name: str
    unit: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-in as it came, never changed: `id` from its content (hex), `content` its opened bytes.

    The content is JSON: the person and the chained events. `paper` and `variant` are empty for practice results that
    somebody chose to hand in; `state` is what the check of seal, chain and times said; `received` is UTC.
    """

    id: str
    paper: str
    variant: str
    person: Person
    state: str
    received: datetime
    content: bytes


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """One question of a hand-in as marked.

    `question` is the id (of a case's part: the part's own id), `chosen` the authored keys of a choice question or the
    raw responses told in words; `earned` of `worth` points, None while an essay waits for a marker; `seconds` is None
    where nobody measured it (printed sheets).
    """

    question: str
    kind: str
    bank: str
    level: str
    skills: tuple[str, ...]
    chosen: str
    blank: bool
    earned: Fraction | None
    worth: Fraction
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A hand-in with its marks: `id` comes from its content, `paper` and `variant` from the paper, times are UTC.

    `key_version` names the key it was marked with, `rule` the marking of multiple choice, `state` what the check of
    seal, chain and times said (``sound`` or a word of the unit's list), `pass_mark` the points to pass with.
    """

    id: str
    paper: str
    variant: str
    title: str
    person: Person
    started: datetime | None
    handed_in: datetime | None
    marked: datetime
    marker: str
    key_version: str
    rule: str
    state: str
    pass_mark: Fraction
    questions: tuple[QuestionMark, ...]


@dataclass(frozen=True, slots=True)
class Sat:
    """One hand-in of a paper in a list: what it came to. `waiting` counts the questions a person has still to mark."""

    id: str
    person: Person
    paper: str
    title: str
    variant: str
    started: datetime | None
    handed_in: datetime | None
    earned: Fraction
    worth: Fraction
    waiting: int
    pass_mark: Fraction
    state: str


@dataclass(frozen=True, slots=True)
class Total:
    """Answers added up: `key` has one value for each word they were grouped by.

    `answers` counts what has been marked, `blanks` those of them that were left blank; `earned` of `worth` points;
    `seconds` is the mean over the answers that were timed, None if none was. `people` who answered: see `Book.totals`.
    """

    key: tuple[str, ...]
    people: int
    answers: int
    blanks: int
    earned: float
    worth: float
    seconds: float | None
