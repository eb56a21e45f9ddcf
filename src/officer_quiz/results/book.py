"""The wrong-answer book 错题本: what was missed and not yet mastered, from attempts and from stars set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from officer_quiz.results.attempts import Tried
from officer_quiz.session.events import Starred

DAYS = 3
"""Different days on which a question must be answered fully right before it counts as mastered, unless set."""
Standing = Literal["open", "mastered", "out"]


@dataclass(frozen=True, slots=True)
class Miss:
    """A question in the book: when it was missed (UTC, oldest first), and the days of full marks since the last miss.

    `starred`: put in by hand. `standing`: still open, mastered, or taken out by hand.
    """

    question: str
    missed: tuple[datetime, ...] = ()
    right_days: frozenset[date] = frozenset()
    starred: bool = False
    standing: Standing = "open"


def book(
    done: Iterable[Tried], stars: Iterable[tuple[datetime, Starred]], days: int, day_of: Callable[[datetime], date]
) -> Mapping[str, Miss]:
    """Return the book by question, in the order the questions came into it.

    A miss is less than full marks; a blank is none. A later miss opens a mastered or removed question again, and its
    days are counted anew. `day_of` gives the local day of a time.
    """
    happened: list[tuple[datetime, Tried | Starred]] = [(each.at, each) for each in done]
    happened += list(stars)
    kept: dict[str, Miss] = {}
    for _, event in sorted(happened, key=lambda pair: pair[0]):
        entry = kept.get(event.question)
        changed = _starred(entry, event) if isinstance(event, Starred) else _tried(entry, event, days, day_of)
        if changed:
            kept[event.question] = changed
    return kept


def _starred(entry: Miss | None, event: Starred) -> Miss | None:
    if event.on:
        return replace(entry or Miss(event.question), right_days=frozenset(), starred=True, standing="open")
    return replace(entry, starred=False, standing="out") if entry else None


def _tried(entry: Miss | None, tried: Tried, days: int, day_of: Callable[[datetime], date]) -> Miss | None:
    if tried.fraction is None:
        return entry
    if tried.fraction < 1:
        entry = entry or Miss(tried.question)
        return replace(entry, missed=(*entry.missed, tried.at), right_days=frozenset(), standing="open")
    if entry is None or entry.standing != "open":
        return entry
    right = entry.right_days | {day_of(tried.at)}
    return replace(entry, right_days=right, standing="mastered" if len(right) >= days else "open")
