"""How a topic went week by week: the mean score of its answers in each of the last weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from officer_quiz.results.activity import monday
from officer_quiz.results.attempts import Tried

WEEKS = 8
"""Weeks that are shown of a topic, this one among them."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week from the Monday `begin`: how many questions were answered, and their mean score (0 to 1), None without."""

    begin: date
    answered: int
    share: float | None

    def data(self) -> dict[str, Any]:
        """The week as JSON data."""
        share = None if self.share is None else round(self.share, 4)
        return {"from": self.begin.isoformat(), "answered": self.answered, "share": share}


Course = Sequence[Week]


def courses(
    done: Sequence[Tried], topic_of: Callable[[str], str | None], today: date, day_of: Callable[[datetime], date]
) -> Mapping[str, Course]:
    """Return the last weeks of each topic with answers in them, oldest week first.

    `done` is oldest first; `topic_of` gives the topic of a question, None for one that is no longer in use. Blanks are
    no answers; less than nothing earned counts as nothing.
    """
    begins = [monday(today) - timedelta(weeks=number) for number in reversed(range(WEEKS))]
    scores: dict[str, dict[date, list[float]]] = {}
    for each in reversed(done):
        day = day_of(each.at)
        if day < begins[0]:
            break
        topic = topic_of(each.question)
        if topic is not None and each.fraction is not None:
            weeks = scores.setdefault(topic, {begin: [] for begin in begins})
            weeks[monday(day)].append(max(float(each.fraction), 0.0))
    return {
        topic: [Week(begin, len(found), sum(found) / len(found) if found else None) for begin, found in weeks.items()]
        for topic, weeks in scores.items()
    }
