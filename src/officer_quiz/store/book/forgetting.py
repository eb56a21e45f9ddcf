"""Takes a person out of the book: their hand-ins, answers and marks; what stays are sums that name nobody."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from officer_quiz.results.marks import Person
from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import left_as, text
from officer_quiz.store.book.engine import is_sqlite
from officer_quiz.store.book.layout import (
    answers,
    cohorts,
    essay_marks,
    forgotten,
    hand_ins,
    markings,
    outcomes,
    people,
    settled,
    standings,
)


def forget(connection: Connection, person: Person) -> int:
    """Delete what the book holds of a person in the transaction of the one writer; return how many hand-ins that were.

    Digests of their ids stay, so that the same files do not bring the person back and are not counted twice.
    """
    if is_sqlite(connection):
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    numbers = _numbers(connection, person)
    of_person = select(hand_ins.c.id, hand_ins.c.key).where(hand_ins.c.person.in_(numbers))
    came = {row.id: row.key for row in connection.execute(of_person)}
    theirs = list(connection.execute(select(markings.c.id).where(markings.c.hand_in.in_(came))).scalars())
    texts = _own_texts(connection, theirs)
    for column, values in (
        (settled.c.marking, theirs),
        (answers.c.marking, theirs),
        (markings.c.id, theirs),
        (essay_marks.c.hand_in, came),
        (standings.c.hand_in, came),
        (hand_ins.c.id, came),
        (people.c.id, numbers),
        (outcomes.c.id, texts),
    ):
        connection.execute(delete(column.table).where(column.in_(list(values))))
    insert_rows(connection, forgotten, [(left_as(key),) for key in came.values()])
    return len(came)


def _numbers(connection: Connection, person: Person) -> list[int]:
    query = select(people.c.id).join(cohorts, cohorts.c.id == people.c.cohort)
    query = query.where(people.c.name == text(person.name), cohorts.c.unit == text(person.unit))
    return list(connection.execute(query.where(cohorts.c.post == text(person.post))).scalars())


def _own_texts(connection: Connection, theirs: list[int]) -> list[int]:
    """Return the outcomes with a long text that only these markings have: what the person wrote."""
    long = select(outcomes.c.id).where(outcomes.c.counted.is_not(None))
    own: set[int] = set()
    for table in (answers, settled):
        query = select(table.c.outcome).where(table.c.marking.in_(theirs), table.c.outcome.in_(long))
        own |= set(connection.execute(query).scalars())
    for table in (answers, settled):
        query = select(table.c.outcome).where(table.c.outcome.in_(own), table.c.marking.not_in(theirs))
        own.difference_update(connection.execute(query).scalars())
    return sorted(own)
