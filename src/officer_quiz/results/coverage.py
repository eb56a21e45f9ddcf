"""Which articles of which statutes the questions touch, and which questions the law has overtaken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from officer_quiz.session.draw import Drawable
from officer_quiz.statutes.articles import Number, numeral
from officer_quiz.statutes.citation import places_of
from officer_quiz.statutes.currency import Lapse, lapse
from officer_quiz.statutes.register import Register, Statute, Version


@dataclass(frozen=True, slots=True)
class Covered:
    """A cited statute: the version in force on the day asked about (None: none), and the questions by article."""

    statute: Statute
    version: Version | None
    articles: Mapping[Number, list[str]] = field(default_factory=dict)

    @property
    def questions(self) -> set[str]:
        """The ids of the questions that cite it."""
        return {id for ids in self.articles.values() for id in ids}

    def data(self) -> dict[str, Any]:
        """The statute as JSON data; `articles` maps each article to the number of questions citing it."""
        version = self.version
        return {
            "title": self.statute.title,
            "short": self.statute.short,
            "version": version
            and {
                "adopted": version.adopted.isoformat(),
                "effective": version.effective.isoformat(),
                "articles": version.articles,
            },
            "questions": len(self.questions),
            "articles": {numeral(number): len(ids) for number, ids in self.articles.items()},
        }


@dataclass(frozen=True, slots=True)
class Stale:
    """A question whose law is not in force: the day it was checked (ISO, or empty), and why."""

    id: str
    bank: str
    checked: str
    lapse: Lapse

    def data(self) -> dict[str, Any]:
        """The question as JSON data; `statute` null where it is its own rule that is not in force."""
        return {
            "question": self.id,
            "bank": self.bank,
            "checked": self.checked or None,
            "reason": self.lapse.reason,
            "statute": self.lapse.statute.short if self.lapse.statute else None,
            "since": self.lapse.since.isoformat(),
        }


def covered(questions: Iterable[Drawable], register: Register, day: date) -> list[Covered]:
    """Return the cited statutes in the order of the register, each with its articles in order."""
    touched: dict[str, dict[Number, list[str]]] = {}
    for question in questions:
        numbers: dict[tuple[str, Number], None] = {}
        for place in places_of(sorted(question.cites)):
            if (statute := register.find(place.statute)) and place.article:
                numbers[statute.title, (place.article, place.sub)] = None
        for title, number in numbers:
            touched.setdefault(title, {}).setdefault(number, []).append(question.id)
    return [
        Covered(statute, statute.version_on(day), dict(sorted(touched[statute.title].items())))
        for statute in register.statutes
        if statute.title in touched
    ]


def stale(questions: Iterable[Drawable], register: Register, day: date) -> list[Stale]:
    """Return the questions that are not current on a day, in their own order."""
    found = ((question, lapse(question.basis, register, day)) for question in questions)
    return [Stale(each.id, each.candidate.bank, each.checked, why) for each, why in found if why]


def uncovered(statute: Statute, day: date, numbers: Iterable[Number], touched: Iterable[Number]) -> list[Number]:
    """Return the articles no question touches: of the version in force, and of `numbers`, those of its text.

    The text tells of articles such as 97-1, the register of those that the text lacks.
    """
    version = statute.version_on(day)
    listed = {(number, 0) for number in range(1, version.articles + 1 if version else 1)}
    return sorted(listed.union(numbers).difference(touched))
