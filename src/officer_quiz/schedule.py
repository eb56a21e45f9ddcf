"""When a question is due again: spaced repetition (FSRS) replayed over the results in the event log.

Grades follow the result alone: full marks are ``Good``, part marks ``Hard``, none or blank ``Again``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from fsrs import Card, Rating, Scheduler


def due(results: Iterable[tuple[str, datetime, Fraction]]) -> Mapping[str, datetime]:
    """Return when each question is due (UTC) after its results (question, when in UTC, fraction), oldest first.

    The scheduler's random fuzz is off and cards have explicit ids, so the same log always gives the same dates. It has
    no steps of minutes: a question comes back on another day at the earliest.
    """
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, Card] = {}
    for question, at, fraction in results:
        card = cards.get(question) or Card(card_id=len(cards) + 1, due=at)
        rating = Rating.Good if fraction == 1 else Rating.Hard if fraction else Rating.Again
        cards[question], _ = scheduler.review_card(card, rating, at)
    return {question: card.due for question, card in cards.items()}
