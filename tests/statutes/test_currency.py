"""Whether the law a question teaches is in force: to the day."""

from __future__ import annotations

from datetime import date

import pytest

from law import register
from officer_quiz.statutes.currency import Basis, lapse

CITED = ("《治安管理处罚法》第九十七条",)
EFFECTIVE = date(2026, 1, 1)
BEFORE, BEGINS, ENDS = date(2025, 12, 31), date(2026, 3, 1), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("basis", "day", "told"),
    [
        (Basis(), date.max, None),
        (Basis(begins=BEGINS, ends=ENDS), date(2026, 2, 28), ("not-yet", BEGINS)),
        (Basis(begins=BEGINS, ends=ENDS), BEGINS, None),
        (Basis(begins=BEGINS, ends=ENDS), ENDS, None),
        (Basis(begins=BEGINS, ends=ENDS), date(2026, 7, 1), ("ran-out", ENDS)),
        (Basis(CITED, BEFORE), BEFORE, None),
        (Basis(CITED, BEFORE), EFFECTIVE, ("amended", EFFECTIVE)),
        (Basis(CITED, EFFECTIVE), date.max, None),
        (Basis(CITED), EFFECTIVE, None),
        (Basis(CITED, BEFORE, ends=BEFORE), EFFECTIVE, ("amended", EFFECTIVE)),
    ],
)
def test_it_lapses_to_the_day(basis: Basis, day: date, told: tuple[str, date] | None) -> None:
    found = lapse(basis, register(), day)
    assert (found and (found.reason, found.since)) == told


def test_of_an_amended_statute_it_tells_which_version_was_checked() -> None:
    found = lapse(Basis(CITED, BEFORE), register(), EFFECTIVE)
    assert found is not None and found.statute is not None and found.before is not None
    assert (found.statute.short, found.before.effective) == ("治安管理处罚法", date(2013, 1, 1))
