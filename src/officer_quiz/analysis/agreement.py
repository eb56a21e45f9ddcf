"""How experienced officers judged a scene, and whether they agree with its key: what a bank's ``panel`` is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, multimode
from typing import Any

from officer_quiz.analysis.gathered import Answers
from officer_quiz.analysis.items import told
from officer_quiz.analysis.sampled import spread

FEWEST = 5
"""Experts that make a panel at least."""
_RATED = re.compile(r"([A-Z])\s*([0-9]+)")


def _ratings(chosen: str) -> dict[str, float]:
    return {action: float(value) for action, value in _RATED.findall(chosen)}


def _best_worst(chosen: str) -> dict[str, float]:
    best, _, worst = chosen.partition(" ")
    return {best: 1.0, worst.strip(): -1.0} if best and worst.strip() else {}


def _places(chosen: str) -> dict[str, float]:
    return {action: float(place) for place, action in enumerate(chosen.split(), 1)}


READ: Mapping[str, Callable[[str], dict[str, float]]] = {
    "rating": _ratings,
    "best_worst": _best_worst,
    "ranking": _places,
}
"""From an answer as typed (``A5 B2``, ``B E``, ``B A C``) to a number for each action: the value given; 1 for the best
and -1 for the worst, others 0; the place."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What `size` experts said: the share of them who gave exactly the key, their mean score, and by action their
    mean, mode and standard deviation.
    """

    question: str
    kind: str
    size: int
    exact: float
    score: float
    mean: Mapping[str, float]
    mode: Mapping[str, float]
    sd: Mapping[str, float]

    def data(self) -> dict[str, Any]:
        """The agreement as JSON data."""
        return {
            "question": self.question,
            "kind": self.kind,
            "size": self.size,
            "exact": told(self.exact),
            "score": told(self.score),
            **{name: {action: told(value) for action, value in getattr(self, name).items()} for name in FIGURES},
        }


FIGURES = ("mean", "mode", "sd")


def agreements(questions: Iterable[Answers]) -> list[Agreement]:
    """Return how experts judged each question on judgement that enough of them answered."""
    found = (_agreement(each) for each in questions if each.kind in READ)
    return [each for each in found if each]


def _agreement(answers: Answers) -> Agreement | None:
    given = [
        (READ[answers.kind](chosen), share)
        for chosen, share, blank in zip(answers.chosen, answers.shares, answers.blank, strict=True)
        if not blank
    ]
    said = [(values, share) for values, share in given if values]
    if len(said) < FEWEST:
        return None
    actions = sorted({action for values, _ in said for action in values})
    by_action = {action: [values.get(action, 0.0) for values, _ in said] for action in actions}
    shares = [share for _, share in said]
    return Agreement(
        answers.question,
        answers.kind,
        len(said),
        fmean(share == 1 for share in shares),
        fmean(shares),
        {action: fmean(values) for action, values in by_action.items()},
        {action: _mode(values) for action, values in by_action.items()},
        {action: spread(values) or 0.0 for action, values in by_action.items()},
    )


def _mode(values: Sequence[float]) -> float:
    """The most usual value; of several the one nearest to the mean, then the lowest."""
    middle = fmean(values)
    return min(multimode(values), key=lambda value: (abs(value - middle), value))
