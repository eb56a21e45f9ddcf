"""The result of an exam in figures."""

from fractions import Fraction

from officer_quiz.results.outcome import Outcome
from officer_quiz.session.events import Started
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import fold


def outcome(total: str, pass_mark: str) -> Outcome:
    paper = Paper("e", "考试", 30, "2026-11-23T09:00:00+00:00", pass_mark, total, "0", (Part("题", ("q",), total),))
    return Outcome.of(fold([Started("exam", (("q", "h"),), "s", "exact", "2026-11-23", paper=paper)]))


def test_nothing_earned_yet() -> None:
    assert outcome("2", "1") == Outcome(Fraction(0), Fraction(0), Fraction(2), Fraction(1))
    assert outcome("2", "1").decision == "failed"


def test_a_paper_worth_nothing_is_passed() -> None:
    assert outcome("0", "0") == Outcome(Fraction(0), Fraction(0), Fraction(0), Fraction(0))
    assert outcome("0", "0").decision == "passed"
