"""When a question is due again: later after right answers, sooner after wrong ones, the same for the same log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from officer_quiz.schedule import due

START = datetime(2026, 11, 23, 8, tzinfo=UTC)


def after(*fractions: int | Fraction) -> list[tuple[str, datetime, Fraction]]:
    return [("q", START + timedelta(days=3 * day), Fraction(fraction)) for day, fraction in enumerate(fractions)]


def test_right_waits_longer_than_partly_and_wrong() -> None:
    right, partly, wrong = (due(after(fraction))["q"] for fraction in (1, Fraction(1, 2), 0))
    assert START + timedelta(days=1) <= wrong <= partly < right


def test_being_right_again_stretches_the_wait() -> None:
    assert due(after(1, 1))["q"] - (START + timedelta(days=3)) > due(after(1))["q"] - START


def test_the_same_log_gives_the_same_dates() -> None:
    log = [*after(1, 0, 1), ("r", START + timedelta(days=9), Fraction(1, 2))]
    assert due(log) == due(log) and set(due(log)) == {"q", "r"}
