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
from officer_quiz.store.book.layout import aspects, outcomes, questions, subject_aspects, subjects

LONGEST = 40
"""Characters of a response that counts are kept of; longer ones, texts people wrote, are counted by their points."""
KEPT = 20_000
"""Outcomes at hand at most."""

Outcome = tuple[Any, ...]


def told_by(mark: QuestionMark) -> Outcome:
    """Return what marks of one outcome share, cheap to compare: fractions as pairs of whole numbers."""
    earned = None if mark.earned is None else mark.earned.as_integer_ratio()
    asked = (mark.question, mark.kind, mark.bank, mark.level, mark.skills)
    return (*asked, mark.chosen, mark.blank, earned, mark.worth.as_integer_ratio())


def subject(mark: QuestionMark) -> Row:
    """Return what a question is about, as a row."""
    return (text(mark.kind), text(mark.bank), text(mark.level), text("\n".join(mark.skills)))


class Outcomes:
    """The numbers of outcomes, those used lately at hand."""

    def __init__(self) -> None:
        self._lately: dict[Outcome, int] = {}

    def forget(self) -> None:
        """Forget all numbers: what was added last is not in the book after all."""
        self._lately.clear()

    def ids(self, connection: Connection, marks: Mapping[Outcome, QuestionMark]) -> Mapping[Outcome, int]:
        """Return the numbers of outcomes, each told by what `told_by` gives of one of its marks."""
        new = {key: mark for key, mark in marks.items() if key not in self._lately}
        numbers = _ids(connection, new)
        known = {key: self._lately[key] for key in marks if key not in new}
        if len(self._lately) > KEPT:
            self._lately.clear()
        self._lately |= {key: number for key, number in numbers.items() if len(marks[key].chosen) <= LONGEST}
        return known | numbers


def _ids(connection: Connection, marks: Mapping[Outcome, QuestionMark]) -> dict[Outcome, int]:
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
    """Return the numbers of what questions are about; each is summed up by its kind, bank, level and skills."""
    of_subject = {subject(mark): _aspects(mark) for mark in marks}
    first_new = next_id(connection, subjects)
    numbers = ids(connection, subjects, of_subject)
    of_new = {number: of_subject[row] for row, number in numbers.items() if number >= first_new}
    known = ids(connection, aspects, [aspect for some in of_new.values() for aspect in some])
    insert_rows(
        connection, subject_aspects, [(number, known[aspect]) for number, some in of_new.items() for aspect in some]
    )
    return numbers


def _aspects(mark: QuestionMark) -> list[Row]:
    said = [("kind", mark.kind), ("bank", mark.bank), ("level", mark.level)]
    said += [("skill", skill) for skill in dict.fromkeys(mark.skills)]
    return [(sort, text(value)) for sort, value in said]
