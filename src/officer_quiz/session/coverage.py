"""Which articles of which statutes the questions touch, and which questions the law has overtaken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from officer_quiz.bank.citations import places_of
from officer_quiz.session.draw import Drawable
from officer_quiz.statutes.articles import Number
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


@dataclass(frozen=True, slots=True)
class Stale:
    """A question that the law has overtaken: the day it was checked, and since when it is out of date.

    `statute` is the one amended; None where the rule the question teaches ran out (`since` is then its last day).
    """

    id: str
    bank: str
    checked: str
    statute: Statute | None
    since: date


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
    """Return the questions that are stale on a day, in their own order."""
    found = []
    for question in questions:
        id, bank, checked = question.id, question.candidate.bank, question.checked
        amended = None
        if checked:
            amended = register.amended(places_of(sorted(question.cites)), date.fromisoformat(checked), day)
        if amended:
            found.append(Stale(id, bank, checked, amended[0], amended[1].effective))
        elif question.ends and question.ends < day.isoformat():
            found.append(Stale(id, bank, checked, None, date.fromisoformat(question.ends)))
    return found


def uncovered(statute: Statute, day: date, numbers: Iterable[Number], touched: Iterable[Number]) -> list[Number]:
    """Return the articles no question touches: of `numbers`, those of its text, else of the version in force."""
    version = statute.version_on(day)
    known = list(numbers) or [(number, 0) for number in range(1, version.articles + 1 if version else 1)]
    met = set(touched)
    return [number for number in known if number not in met]
