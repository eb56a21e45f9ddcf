"""Statistics of a paper: how a class did, how exactly the paper measured, how sure a pass near the mark is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, median
from typing import Any

from officer_quiz.analysis.gathered import Gathered, Sitting
from officer_quiz.analysis.items import told
from officer_quiz.analysis.sampled import LEAST, spread

BINS = 10
"""Columns of a distribution: each a tenth of the points."""


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """A paper's statistics over hand-ins that are wholly marked; figures are None where they say nothing.

    `mean`, `sd`, `sem` and `pass_mark` are points of `worth`; `passed` the share that reached the mark;
    `distribution` counts people by tenths of the points, the last with full marks in it; `minutes` is the median.
    `near` are the people within one standard error of the mark, `doubtful` the share of all whose pass or fail may be
    the error's.
    """

    n: int
    waiting: int
    worth: float
    distribution: tuple[int, ...]
    pass_mark: float | None = None
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    sem: float | None = None
    passed: float | None = None
    minutes: float | None = None
    near: int | None = None
    doubtful: float | None = None

    def data(self) -> dict[str, Any]:
        """The statistics as JSON data."""
        figures = ("worth", "pass_mark", "mean", "sd", "alpha", "sem", "passed", "minutes", "doubtful")
        return {
            "n": self.n,
            "waiting": self.waiting,
            **{name: told(getattr(self, name)) for name in figures},
            "near": self.near,
            "distribution": list(self.distribution),
        }


def paper_figures(gathered: Gathered) -> PaperFigures:
    """Return the statistics of one paper from its hand-ins."""
    done = [each for each in gathered.sittings if not each.waiting]
    n, waiting = len(done), len(gathered.sittings) - len(done)
    worth = max((each.worth for each in done), default=0.0)
    bins = distribution([each.earned / each.worth for each in done if each.worth])
    if n < LEAST:
        return PaperFigures(n, waiting, worth, bins)
    totals = [each.earned for each in done]
    sd = spread(totals)
    reliability = _alpha(gathered, sd)
    sem = error_of_measurement(sd, reliability) if sd is not None and reliability is not None else None
    mark = done[0].pass_mark
    minutes = [each.minutes for each in done if each.minutes is not None]
    return PaperFigures(
        n,
        waiting,
        worth,
        bins,
        mark,
        mean=fmean(totals),
        sd=sd,
        alpha=reliability,
        sem=sem,
        passed=None if mark is None else fmean(total >= mark for total in totals),
        minutes=median(minutes) if minutes else None,
        near=None if mark is None or sem is None else sum(abs(total - mark) <= sem for total in totals),
        doubtful=None if mark is None or not sem else misjudged(totals, mark, sem),
    )


def distribution(shares: Sequence[float]) -> tuple[int, ...]:
    """Return how many shares of the points (0 to 1) lie in each tenth; a share below nothing is in the first."""
    counts = [0] * BINS
    for share in shares:
        # What decimal fractions leave of a border must not move anybody below it.
        counts[min(max(int(share * BINS + 1e-9), 0), BINS - 1)] += 1
    return tuple(counts)


def alpha(variances: Sequence[float], total: float) -> float | None:
    """Return Cronbach's alpha from the variances of items and of the total; None where it is not defined.

    alpha = k/(k-1) * (1 - sum of the items' variances / variance of the total); with items of 0 and 1 it is KR-20.
    Bland and Altman, Statistics notes: Cronbach's alpha, BMJ 314 (1997) 572: ten items whose variances add up to 11.16,
    a total with variance 77.44: 0.95.
    """
    count = len(variances)
    return count / (count - 1) * (1 - sum(variances) / total) if count > 1 and total > 0 else None


def error_of_measurement(sd: float, reliability: float) -> float:
    """Return the standard error of measurement in points: SD * sqrt(1 - alpha)."""
    return sd * sqrt(max(1 - reliability, 0))


def misjudged(totals: Sequence[float], mark: float, sem: float) -> float:
    """Return the share of people expected on the wrong side of the mark when errors are normal.

    Rudner, Computing the expected proportions of misclassified examinees, Practical Assessment, Research & Evaluation
    7 (2001) 14, with the score observed in the place of the true one.
    """
    normal = NormalDist()
    return fmean(normal.cdf(-abs(total - mark) / sem) for total in totals)


def _alpha(gathered: Gathered, sd: float | None) -> float | None:
    """Cronbach's alpha where everybody had the same questions, all of them marked; else None."""
    sittings: Sequence[Sitting] = gathered.sittings
    if not sd or any(each.waiting for each in sittings):
        return None
    variances = []
    for answers in (each for each in gathered.questions.values() if each.worth):
        if len(answers.shares) != len(sittings):
            return None
        variances.append(((spread(answers.shares) or 0.0) * answers.worth) ** 2)
    return alpha(variances, sd**2)
