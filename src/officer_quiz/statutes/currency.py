"""Whether the law a question teaches is in force on a day: the one definition of amended, run out and not yet in force.

A question rests on the statutes it, its parts and its replies cite, as they stood on the day it was checked, and may
name the first and the last day of the rule it teaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from officer_quiz.statutes.citation import Citation, places_of
from officer_quiz.statutes.register import Register, Statute, Version

Reason = Literal["amended", "ran-out", "not-yet"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a question rests on: citations as written, the day it was checked, first and last day of its rule."""

    cites: tuple[str, ...] = ()
    checked: date | None = None
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    """Why a question is not current.

    `since`: when the newer version took effect, the last day of a rule that ran out, or the first of one not yet in
    force. Of an amended statute also the version in force when the question was checked, where it is known.
    """

    reason: Reason
    since: date
    statute: Statute | None = None
    before: Version | None = None


def lapse(basis: Basis, register: Register, day: date) -> Lapse | None:
    """Return why a question is not current on a day, None when it is."""
    return amendment(places_of(basis.cites), basis.checked, register, day) or out_of_period(basis, day)


def amendment(places: Iterable[Citation], checked: date | None, register: Register, day: date) -> Lapse | None:
    """Return the first cited statute of which another version took effect after `checked`, up to `day`."""
    for place in places if checked else ():
        statute = register.find(place.statute)
        now = statute.version_on(day) if statute else None
        if checked and statute and now and now.effective > checked:
            return Lapse("amended", now.effective, statute, statute.version_on(checked))
    return None


def out_of_period(basis: Basis, day: date) -> Lapse | None:
    """Return whether the rule itself has run out by a day, or is not yet in force."""
    if basis.ends and basis.ends < day:
        return Lapse("ran-out", basis.ends)
    return Lapse("not-yet", basis.begins) if basis.begins and basis.begins > day else None
