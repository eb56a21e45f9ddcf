"""Statistics against those that others published: Moodle's for a real paper, alpha and SEM from the literature."""

from __future__ import annotations

import csv
from itertools import product

import pytest

from officer_quiz.analysis.agreement import agreements
from officer_quiz.analysis.attention import by_attention, flags
from officer_quiz.analysis.gathered import Answers, Gathered, Sitting
from officer_quiz.analysis.items import Choice, Item, Key, in_thirds, item, items, upper_lower
from officer_quiz.analysis.papers import alpha, distribution, error_of_measurement, misjudged, paper_figures
from reference import SAMPLES

MOODLE = SAMPLES / "moodle-statistics"
LSAT = "3 6 2 11 1 1 3 4 1 8 0 16 0 3 2 15 10 29 14 81 3 28 15 80 16 56 21 173 11 61 28 298"
"""How many of 1000 people answered five questions of a law school test by pattern, 00000 to 11111 in binary order:
LSAT section 6, Bock and Lieberman, Psychometrika 35 (1970) 179; its alpha is 0.295 in the manual of R's package ltm."""


def marks(rows: list[list[float]], worth: dict[int, float] | None = None, mark: float | None = None) -> Gathered:
    """Gather rows of earned points, a column a question (q1, q2, …) worth 1 unless told."""
    points = [(worth or {}).get(place, 1.0) for place in range(len(rows[0]))]
    made = Gathered([Sitting("", sum(row), sum(points), pass_mark=mark) for row in rows])
    for place, full in enumerate(points):
        answers = Answers(f"q{place + 1}", "single", worth=full)
        for who, row in enumerate(rows):
            answers.add(who, row[place] / full if full else 0.0)
        made.questions[answers.question] = answers
    return made


def lsat() -> list[list[float]]:
    patterns = product((0.0, 1.0), repeat=5)
    return [list(pattern) for pattern, count in zip(patterns, LSAT.split(), strict=True) for _ in range(int(count))]


@pytest.mark.skipif(not MOODLE.is_dir(), reason="needs the samples beside the repository")
def test_questions_have_the_statistics_moodle_gives() -> None:
    with (MOODLE / "marks.csv").open(encoding="utf-8", newline="") as file:
        rows = [[float(value) for name, value in row.items() if name.startswith("q")] for row in csv.DictReader(file)]
    with (MOODLE / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    worth = {place: float(each["max_mark"]) for place, each in enumerate(expected)}
    for found, wanted in zip(items(marks(rows, worth)), expected, strict=True):
        figures = (found.facility, found.sd, found.discrimination, found.efficiency)
        columns = ("facility_percent", "sd_times_1000", "discrimination_percent", "discriminative_efficiency_percent")
        for value, column, scale in zip(figures, columns, (100, 1000, 100, 100), strict=True):
            given = wanted[column]
            if given:
                assert value is not None, (wanted["question"], column)
                assert value * scale == pytest.approx(float(given), abs=1e-6), (wanted["question"], column)
            else:
                assert value is None, (wanted["question"], column)


def test_alpha_is_that_of_published_examples() -> None:
    # Bland and Altman 1997: the variances of ten items add up to 11.16.
    assert alpha([1.116] * 10, 77.44) == pytest.approx(0.951, abs=5e-4)
    assert alpha([1.0], 2.0) is None
    found = paper_figures(marks(lsat()))
    assert found.alpha == pytest.approx(0.295, abs=5e-4)
    assert (found.n, found.distribution) == (1000, (3, 0, 20, 0, 85, 0, 237, 0, 357, 298))
    assert found.mean == pytest.approx(0.924 + 0.709 + 0.553 + 0.763 + 0.870)


def test_the_error_of_measurement_is_that_of_the_literature() -> None:
    # Harvill, Standard error of measurement, Educational Measurement: Issues and Practice 10 (1991) 33: SD * sqrt(1-r).
    assert error_of_measurement(12, 0.84) == pytest.approx(4.8)
    assert error_of_measurement(5, 0.8) == pytest.approx(2.236, abs=5e-4)
    found = paper_figures(marks(lsat()))
    assert found.sd is not None and found.sem == pytest.approx(found.sd * (1 - 0.2950) ** 0.5, abs=1e-3)


def test_a_pass_near_the_mark_is_told_with_its_doubt() -> None:
    assert misjudged([60.0], 60, 4) == pytest.approx(0.5)
    assert misjudged([56.0, 64.0], 60, 4) == pytest.approx(0.158655, abs=1e-6)
    found = paper_figures(marks(lsat(), mark=3))
    assert found.passed == pytest.approx((237 + 357 + 298) / 1000)
    assert found.near == 237 and found.sem is not None and found.sem < 1


def test_under_ten_attempts_nothing_is_worked_out() -> None:
    few = marks(lsat()[-9:])
    assert [(each.n, each.facility, each.discrimination) for each in items(few)] == [(9, None, None)] * 5
    assert paper_figures(few).mean is None and paper_figures(few).n == 9
    assert flags(items(few)[0]) == []


def test_equal_totals_are_in_the_same_third_and_count_in_part_at_the_border() -> None:
    assert in_thirds([1, 2, 3, 4, 5, 6]) == [0, 0, 1, 1, 2, 2]
    assert in_thirds([1, 1, 1, 1, 5, 6]) == [1, 1, 1, 1, 2, 2]
    shares = [0, 1, 0, 1, 0, 1, 1, 1, 1, 1]
    totals = [1, 2, 2, 2, 3, 4, 5, 6, 7, 8]
    # Of ten, 27 % are three: the weakest and two of the three with 2 points, who earned two thirds on average.
    assert upper_lower(shares, totals) == pytest.approx(1 - (0 + 2 * 2 / 3) / 3)
    assert upper_lower(shares[::-1], totals[::-1]) == pytest.approx(upper_lower(shares, totals))


def test_a_distribution_has_borders_in_the_higher_tenth() -> None:
    assert distribution([0, 0.1, 0.3, 0.7, 0.6999, 1, -0.1]) == (2, 1, 0, 1, 0, 0, 1, 1, 0, 1)


def chosen(letters: str, totals: list[float], right: str = "B") -> Item:
    """Return the statistics of a question answered with letters by people with totals of ten other points."""
    made = Gathered([Sitting("", total + (letter == right), 11) for letter, total in zip(letters, totals, strict=True)])
    answers = Answers("q", "single")
    for who, letter in enumerate(letters):
        answers.add(who, float(letter == right), letter.strip(), blank=letter == " ")
    return item(answers, made, Key(frozenset(right), tuple("ABCD")))


def test_choices_are_counted_by_thirds_and_what_is_wrong_is_said() -> None:
    found = chosen("BBBB BCCBCCC", [float(total) for total in range(12)])
    assert found.choices == (
        Choice("A", False, (0, 0, 0)),
        Choice("B", True, (4, 1, 1)),
        Choice("C", False, (0, 2, 3)),
        Choice("D", False, (0, 0, 0)),
    )
    assert (found.n, found.blanks, found.thirds) == (12, 1, (4, 4, 4))
    told = [(each.code, each.said.args) for each in flags(found)]
    assert told[0] == ("strong-choose", {"choice": "C", "high": 3, "low": 0})
    assert [code for code, _ in told] == ["strong-choose", "backwards", "seldom"]
    assert told[2][1] == {"choices": ("A", "D")}


def test_what_needs_attention_comes_first() -> None:
    totals = [float(total) for total in range(12)]
    good, easy, bad = chosen("ACDACDBBBBBB", totals), chosen("B" * 12, totals), chosen("BBBBBBCCCCCC", totals)
    assert [each for each, _ in by_attention([good, easy, bad])] == [bad, easy, good]
    assert [[flag.code for flag in found] for _, found in by_attention([good, easy])] == [["easy", "seldom"], []]


def test_experts_make_a_panel() -> None:
    rated = Answers("r", "rating")
    for who, (line, share) in enumerate([("A5 B1", 1.0)] * 3 + [("A4 B1", 0.75), ("A4 B2", 0.5), ("", 0.0)]):
        rated.add(who, share, line, blank=not line)
    (found,) = agreements([rated, Answers("s", "single")])
    assert (found.size, found.exact) == (5, 0.6)
    assert found.score == pytest.approx(0.85)
    assert found.mean == {"A": pytest.approx(4.6), "B": pytest.approx(1.2)}
    assert found.mode == {"A": 5.0, "B": 1.0}
    assert found.sd["A"] == pytest.approx(0.3**0.5)
    worst = Answers("w", "best_worst")
    for who in range(5):
        worst.add(who, 1.0, "B D")
    assert agreements([worst])[0].mean == {"B": 1.0, "D": -1.0}
