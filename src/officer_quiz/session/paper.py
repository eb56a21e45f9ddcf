"""A paper as drawn for one exam: its sections with their questions, what they are worth, and when time is up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from officer_quiz.session.stored import check, moment


@dataclass(frozen=True, slots=True)
class Part:
    """A section as drawn; each of its questions is worth `points` (a fraction as text)."""

    title: str
    questions: tuple[str, ...]
    points: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What an exam keeps of its blueprint, so that a blueprint changed later changes no exam; numbers as text.

    `deadline` is the time (UTC, ISO 8601) when time is up, whether or not anybody is at the terminal.
    """

    blueprint: str
    title: str
    minutes: int
    deadline: str
    pass_mark: str
    total: str
    wrong_true_false: str
    parts: tuple[Part, ...]
    month: str = ""
    unit: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Paper:
        """Return the paper stored as JSON data; KeyError, TypeError or ValueError for what is not stored so."""
        check(cls, data)
        for each in data["parts"]:
            check(Part, each)
        parts = tuple(Part(each["title"], tuple(each["questions"]), each["points"]) for each in data["parts"])
        return cls(**{**data, "parts": parts})

    @property
    def ends(self) -> datetime:
        """When time is up (UTC)."""
        return moment(self.deadline)

    def worth(self, question: str) -> Fraction:
        """Return the points of a question; KeyError for one that is not in the paper."""
        for part in self.parts:
            if question in part.questions:
                return Fraction(part.points)
        raise KeyError(question)
