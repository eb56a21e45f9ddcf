"""When a question is due again: spaced repetition (FSRS) replayed over all attempts in the event log.

The grade follows from score, time and hints. No points: ``Again``. Part of the points, or full marks with a hint or
after more than two minutes a turn: ``Hard``. Full marks: ``Good``; within ten seconds a turn: ``Easy``, unless the
time is not known (none is counted after a break, or where the clock was set back).

Days are those of the local calendar, however long they are: what is said of a day stands for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256

from fsrs import Card, Rating, Scheduler

from officer_quiz.results.attempts import Tried
from officer_quiz.results.dates import Due

QUICK = 10.0
SLOW = 120.0
"""Seconds a turn."""


def grade(attempt: Tried) -> Rating:
    """Return the grade of an attempt that was not left blank."""
    assert attempt.fraction is not None
    earned, of = attempt.fraction.as_integer_ratio()  # fractions compare slowly, and there are many
    if earned <= 0:
        return Rating.Again
    pace = attempt.seconds / attempt.turns
    if earned < of or attempt.hinted or pace > SLOW:
        return Rating.Hard
    return Rating.Easy if 0 < pace <= QUICK else Rating.Good


def due(attempts: Iterable[Tried], day_of: Callable[[datetime], date], known: Mapping[str, Due]) -> Mapping[str, Due]:
    """Return the day each question is due after its attempts, oldest first; blanks do not count.

    `day_of` gives the local day of a time. `known` are days worked out before: one that follows from the same reviews
    is not worked out again.

    The scheduler's random fuzz is off and cards have explicit ids, so the same log always gives the same dates. It has
    no steps of minutes: a question comes back on another day at the earliest.
    """
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    rules = scheduler.to_json()
    reviews: dict[str, list[tuple[date, Rating]]] = {}
    for each in attempts:
        if each.fraction is not None:
            reviews.setdefault(each.question, []).append((day_of(each.at), grade(each)))
    found = {}
    for question, course in reviews.items():
        mark = _mark(rules, course)
        old = known.get(question)
        found[question] = old if old and old.mark == mark else Due(_scheduled(scheduler, course), mark)
    return found


def _scheduled(scheduler: Scheduler, course: Sequence[tuple[date, Rating]]) -> date:
    card: Card | None = None
    for day, rating in course:
        noon = datetime.combine(day, time(12), UTC)  # the scheduler counts days of 24 hours
        card, _ = scheduler.review_card(card or Card(card_id=1, due=noon), rating, noon)
    assert card is not None, "a question with reviews has been reviewed"
    return card.due.date()


def _mark(rules: str, course: Sequence[tuple[date, Rating]]) -> str:
    """Return what tells all that a day follows from: the scheduler's parameters, and each review."""
    told = "\n".join(f"{day.toordinal()} {rating.value}" for day, rating in course)
    return sha256(f"{rules}\n{told}".encode()).hexdigest()[:32]
