"""When a question is due again: spaced repetition (FSRS) replayed over all attempts in the event log.

The grade follows from score, time and hints. No points: ``Again``. Part of the points, or full marks with a hint or
after more than two minutes a turn: ``Hard``. Full marks: ``Good``; within ten seconds a turn: ``Easy``, unless the
time is not known (none is counted after a break, or where the clock was set back).

Days are those of the local calendar, however long they are: what is said of a day stands for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time

from fsrs import Card, Rating, Scheduler

from officer_quiz.results.attempts import Attempt

QUICK = 10.0
SLOW = 120.0
"""Seconds a turn."""


def grade(attempt: Attempt) -> Rating:
    """Return the grade of an attempt that was not left blank."""
    assert attempt.fraction is not None
    if attempt.fraction <= 0:
        return Rating.Again
    pace = attempt.seconds / attempt.turns
    if attempt.fraction < 1 or attempt.hinted or pace > SLOW:
        return Rating.Hard
    return Rating.Easy if 0 < pace <= QUICK else Rating.Good


def due(attempts: Iterable[Attempt], day_of: Callable[[datetime], date]) -> Mapping[str, date]:
    """Return the day each question is due after its attempts, oldest first; blanks do not count.

    `day_of` gives the local day of a time.

    The scheduler's random fuzz is off and cards have explicit ids, so the same log always gives the same dates. It has
    no steps of minutes: a question comes back on another day at the earliest.
    """
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, Card] = {}
    for each in attempts:
        if each.fraction is None:
            continue
        noon = datetime.combine(day_of(each.at), time(12), UTC)  # the scheduler counts days of 24 hours
        card = cards.get(each.question) or Card(card_id=len(cards) + 1, due=noon)
        cards[each.question], _ = scheduler.review_card(card, grade(each), noon)
    return {question: card.due.date() for question, card in cards.items()}
