"""How long a session took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from officer_quiz.session.events import Resumed
from officer_quiz.store.log import Stamped

LONGEST_PAUSE = timedelta(minutes=30)
"""A longer gap between two events is a break, not time spent on a question."""


def spent(events: Sequence[Stamped]) -> timedelta:
    """Return the time spent on a session: the gaps between its events, but for breaks and the time until a resume."""
    gaps = [later.at - earlier.at for earlier, later in pairwise(events) if not isinstance(later.event, Resumed)]
    return sum((gap for gap in gaps if gap <= LONGEST_PAUSE), timedelta())
