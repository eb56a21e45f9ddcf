"""How long a session and each of its questions took: the gaps between events, but for breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from officer_quiz.session.events import Event, Resumed

LONGEST_PAUSE = timedelta(minutes=30)
"""A longer gap between two events is a break, not time spent on a question."""

Moment = tuple[datetime, Event]
"""An event and when it happened (UTC)."""


def worked(before: datetime, moment: Moment) -> timedelta:
    """Return the time worked before an event since the one before it: none over a break or until a resume."""
    at, event = moment
    gap = at - before
    return timedelta() if isinstance(event, Resumed) or gap > LONGEST_PAUSE else gap


def spent(moments: Sequence[Moment]) -> timedelta:
    """Return the time spent on a session."""
    return sum((worked(earlier[0], later) for earlier, later in pairwise(moments)), timedelta())
