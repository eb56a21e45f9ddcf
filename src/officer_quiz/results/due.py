"""When a question is due again: spaced repetition (FSRS) replayed over all attempts in the event log.

The grade follows from score, time and hints. No points: ``Again``. Part of the points, or full marks with a hint or
after more than two minutes a turn: ``Hard``. Full marks: ``Good``; within ten seconds a turn: ``Easy``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

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
    return Rating.Easy if pace <= QUICK else Rating.Good


def due(attempts: Iterable[Attempt]) -> Mapping[str, datetime]:
    """Return when each question is due (UTC) after its attempts, oldest first; blanks do not count.

    The scheduler's random fuzz is off and cards have explicit ids, so the same log always gives the same dates. It has
    no steps of minutes: a question comes back on another day at the earliest.
    """
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, Card] = {}
    for each in attempts:
        if each.fraction is None:
            continue
        card = cards.get(each.question) or Card(card_id=len(cards) + 1, due=each.at)
        cards[each.question], _ = scheduler.review_card(card, grade(each), each.at)
    return {question: card.due for question, card in cards.items()}
