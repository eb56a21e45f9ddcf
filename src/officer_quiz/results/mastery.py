"""How well a question is mastered: rewards being right lately and on several days, not volume.

For each question the score on each day it was answered is the mean of that day. The last three days count 3 : 2 : 1,
the latest most, and the sum is divided by 6 even when there were fewer days: right on one day is 1/2, on two days 5/6,
on three 1. Then it halves for every 120 days without an answer. A group's mastery is the mean over its answered
questions; questions never answered show in its coverage, not in its mastery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from officer_quiz.results.attempts import Tried

WEIGHTS = (3, 2, 1)
HALF_LIFE = 120
"""Days without an answer after which mastery has halved."""


@dataclass(frozen=True, slots=True)
class Strength:
    """A group of questions: how many there are, how many were answered, and their mean mastery (0 to 1)."""

    name: str
    questions: int
    answered: int
    mastery: float

    def data(self) -> dict[str, Any]:
        """The group as JSON data."""
        return {
            "name": self.name,
            "questions": self.questions,
            "answered": self.answered,
            "mastery": round(self.mastery, 4),
        }


def mastery(scores: Mapping[date, float], today: date) -> float:
    """Return the mastery (0 to 1) of a question by its mean score (0 to 1) on each day it was answered."""
    latest = sorted(scores, reverse=True)
    gained = sum(weight * max(scores[day], 0.0) for weight, day in zip(WEIGHTS, latest, strict=False))
    faded: float = 0.5 ** (max((today - latest[0]).days, 0) / HALF_LIFE)
    return gained / sum(WEIGHTS) * faded


def by_question(done: Iterable[Tried], today: date, day_of: Callable[[datetime], date]) -> Mapping[str, float]:
    """Return the mastery of each question answered, `done` oldest first; a blank is no answer."""
    answers: dict[str, list[Tried]] = {}
    for each in done:
        if each.fraction is not None:
            answers.setdefault(each.question, []).append(each)
    return {question: mastery(_last_days(given, day_of), today) for question, given in answers.items()}


def _last_days(given: Sequence[Tried], day_of: Callable[[datetime], date]) -> dict[date, float]:
    """Return the mean score on each of the last days that count; what came before them is not looked at."""
    days: dict[date, list[float]] = {}
    for each in reversed(given):
        day = day_of(each.at)
        if day not in days and len(days) == len(WEIGHTS):
            break
        days.setdefault(day, []).append(float(each.fraction or 0))
    return {day: sum(reversed(scores)) / len(scores) for day, scores in days.items()}


def strengths(groups: Mapping[str, Iterable[str]], mastered: Mapping[str, float]) -> list[Strength]:
    """Return the strength of each group of question ids, the weakest first; groups never answered come last."""
    found = []
    for name, ids in groups.items():
        all_ids = list(ids)
        known = [mastered[id] for id in all_ids if id in mastered]
        found.append(Strength(name, len(all_ids), len(known), sum(known) / len(known) if known else 0.0))
    return sorted(found, key=lambda each: (not each.answered, each.mastery, each.name))
