"""The outcomes of answers: a question, what was chosen and what it earned, kept once however many gave that answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from officer_quiz.results.marks import QuestionMark
from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import billionths, text
from officer_quiz.store.book.dimensions import Row, ids, next_id
from officer_quiz.store.book.layout import outcomes, questions, subject_skills, subjects

LONGEST = 40
"""Characters of a response that counts are kept of; longer ones, texts people wrote, are counted by their points."""

Outcome = tuple[Any, ...]


def told_by(mark: QuestionMark) -> Outcome:
    """Return what marks of one outcome share, cheap to compare: fractions as pairs of whole numbers."""
    earned = None if mark.earned is None else mark.earned.as_integer_ratio()
    asked = (mark.question, mark.kind, mark.bank, mark.level, mark.skills)
    return (*asked, mark.chosen, mark.blank, earned, mark.worth.as_integer_ratio())


def subject(mark: QuestionMark) -> Row:
    """Return what a question is about, as a row."""
    return (text(mark.kind), text(mark.bank), text(mark.level), text("\n".join(mark.skills)))


def outcome_ids(connection: Connection, marks: Mapping[Outcome, QuestionMark]) -> dict[Outcome, int]:
    """Return the numbers of outcomes, each told by what `told_by` gives of one of its marks."""
    about = _subject_ids(connection, marks.values())
    asked = {key: (text(mark.question), about[subject(mark)]) for key, mark in marks.items()}
    numbers = ids(connection, questions, asked.values())
    rows = {
        key: _outcome(numbers[asked[key]], text(mark.chosen), mark.blank, mark.earned, mark.worth)
        for key, mark in marks.items()
    }
    found = _outcome_ids(connection, rows.values())
    return {key: found[row] for key, row in rows.items()}


def with_points(connection: Connection, outcome: int, earned: Fraction) -> int:
    """Return the number of the outcome that is another one with other points."""
    row = connection.execute(select(outcomes).where(outcomes.c.id == outcome)).one()
    worth = Fraction(row.worth_over, row.worth_under)
    new = _outcome(row.question, row.chosen, bool(row.blank), earned, worth)
    return _outcome_ids(connection, [new])[new]


def _outcome(question: int, chosen: str, blank: bool, earned: Fraction | None, worth: Fraction) -> Row:
    exact = (None, None) if earned is None else earned.as_integer_ratio()
    sums = (None if earned is None else billionths(earned), billionths(worth))
    return (question, chosen, int(blank), *exact, *worth.as_integer_ratio(), *sums)


def _outcome_ids(connection: Connection, rows: Iterable[Row]) -> dict[Row, int]:
    """Return the numbers of outcomes; one with a long text is counted as one without."""
    counted = {row: row if len(row[1]) <= LONGEST else (row[0], "", *row[2:]) for row in rows}
    numbers = ids(connection, outcomes, [(*row, None) for row in counted.values()])
    of_long = {row: (*row, numbers[*short, None]) for row, short in counted.items() if row != short}
    numbers |= ids(connection, outcomes, of_long.values())
    return {row: numbers[of_long.get(row) or (*row, None)] for row in counted}


def _subject_ids(connection: Connection, marks: Iterable[QuestionMark]) -> dict[Row, int]:
    """Return the numbers of what questions are about; each skill of one has a row of its own."""
    skills = {subject(mark): mark.skills for mark in marks}
    first_new = next_id(connection, subjects)
    numbers = ids(connection, subjects, skills)
    new = [(number, text(skill)) for row, number in numbers.items() if number >= first_new for skill in skills[row]]
    insert_rows(connection, subject_skills, list(dict.fromkeys(new)))
    return numbers
