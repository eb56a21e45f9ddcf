"""How figures and times are told: to machines, a contract of every ``--json``, and to people."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction


def utc(moment: datetime) -> str:
    """Return a UTC time as ISO 8601 with a Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def rounded(value: Fraction) -> float:
    """Return a score: a number rounded to 4 places."""
    return round(float(value), 4)


def percent(share: Fraction | float) -> int:
    """Return a share (from 0) in percent, half of one rounded up."""
    return int(share * 100 + 0.5)
