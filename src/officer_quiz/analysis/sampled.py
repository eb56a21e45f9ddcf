"""Figures of a sample of numbers, with n - 1 where a sample asks for it; each is None where it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import covariance

LEAST = 10
"""Attempts under which no statistic of a question or a paper is worked out."""
_NOISE = 1e-12
"""Below this a spread is what adding decimal fractions leaves of nothing."""


def spread(values: Sequence[float]) -> float | None:
    """Return the standard deviation of a sample, None for less than two values."""
    return sqrt(max(covariance(values, values), 0.0)) if len(values) > 1 else None


def related(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Pearson's correlation of two samples, -1 to 1; None where one of them does not vary."""
    one, other = spread(first), spread(second)
    if not one or not other or min(one, other) < _NOISE:
        return None
    return covariance(first, second) / (one * other)


def efficient(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """Return the covariance of two samples as a share of the largest that the same values could have, at most 1.

    The largest is that of both in order, as Moodle's discriminative efficiency takes it (its quiz statistics report).
    """
    if len(marks) < 2:
        return None
    most = covariance(sorted(marks), sorted(rest))
    return covariance(marks, rest) / most if most > _NOISE else None
