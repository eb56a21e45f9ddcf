"""How long a session and each of its questions took: the gaps between events, but for breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from officer_quiz.session.events import Resumed, Stamped

LONGEST_PAUSE = timedelta(minutes=30)
"""A longer gap between two events is a break, not time spent on a question."""


def worked(before: datetime, moment: Stamped) -> timedelta:
    """Return the time worked before an event since the one before it: none over a break or until a resume.

    Nor is there any where the clock was set back in between.
    """
    gap = moment.at - before
    return timedelta() if isinstance(moment.event, Resumed) or gap > LONGEST_PAUSE else max(gap, timedelta())


def spent(events: Sequence[Stamped]) -> timedelta:
    """Return the time spent on a session."""
    return sum((worked(earlier.at, later) for earlier, later in pairwise(events)), timedelta())
