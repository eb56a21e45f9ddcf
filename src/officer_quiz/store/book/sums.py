"""Keeps what is worked out from the marks up to date: which stand, and their sums by month, counted in the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    cast,
    delete,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import FromClause

from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.engine import is_sqlite
from officer_quiz.store.book.layout import (
    answers,
    hand_ins,
    markings,
    outcomes,
    people,
    question_months,
    questions,
    settled,
    standings,
    subject_aspects,
    unit_months,
)

NUMBERS = "numbers"
BITS = 62
"""Of a number that has one bit for each person, as far as they go."""


def effective() -> FromClause:
    """Return every answer with its outcome, that of an essay by what its markers gave."""
    is_settled = and_(settled.c.marking == answers.c.marking, settled.c.place == answers.c.place)
    outcome = outcomes.c.id == func.coalesce(settled.c.outcome, answers.c.outcome)
    return answers.outerjoin(settled, is_settled).join(outcomes, outcome)


def _bits_of(connection: Connection, person: ColumnElement[int]) -> ColumnElement[int]:
    """Return a number with a bit for each person; SQLite adds different bits up faster than a function here could."""
    bit = cast(1, BigInteger).bitwise_lshift(person % BITS)
    return func.sum(bit.distinct()) if is_sqlite(connection) else func.bit_or(bit)


def withdraw(connection: Connection, numbers: Collection[int]) -> None:
    """Take what stands of some hand-ins out of the sums, before it changes."""
    query = select(standings.c.marking).where(_among(standings.c.hand_in))
    old = list(connection.execute(query, {NUMBERS: list(numbers)}).scalars())
    if old:
        _count(connection, old, -1)


def stand(connection: Connection, standing: Mapping[int, int]) -> None:
    """Let a marking stand for each hand-in; what stood before was withdrawn. Sums of points are exact."""
    under = (outcomes.c.earned_under, outcomes.c.worth_under)
    query = (
        select(
            answers.c.marking,
            *under,
            func.sum(outcomes.c.earned_over).label("earned_over"),
            func.sum(outcomes.c.worth_over).label("worth_over"),
            func.count().label("answers"),
        )
        .select_from(effective())
        .where(_among(answers.c.marking))
        .group_by(answers.c.marking, *under)
    )
    sums = {number: (Fraction(), Fraction(), 0) for number in standing.values()}
    for row in connection.execute(query, {NUMBERS: list(sums)}):
        earned, worth, waiting = sums[row.marking]
        if row.earned_under is None:
            waiting += row.answers
        else:
            earned += Fraction(int(row.earned_over), row.earned_under)
        sums[row.marking] = earned, worth + Fraction(int(row.worth_over), row.worth_under), waiting
    connection.execute(delete(standings).where(_among(standings.c.hand_in)), {NUMBERS: list(standing)})
    rows = []
    for number, marking in standing.items():
        earned, worth, waiting = sums[marking]
        rows.append((number, marking, str(earned), str(worth), waiting))
    insert_rows(connection, standings, rows)
    _count(connection, list(sums), 1)


def _among(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.in_(bindparam(NUMBERS, expanding=True))


def _count(connection: Connection, numbers: Collection[int], sign: int) -> None:
    """Add the answers of some markings to the sums, or with `sign` -1 take them out."""
    rows = markings.join(hand_ins, hand_ins.c.id == markings.c.hand_in).join(
        effective(), answers.c.marking == markings.c.id
    )
    of_unit = [hand_ins.c.month, hand_ins.c.paper, people.c.cohort, subject_aspects.c.aspect]
    who = _bits_of(connection, hand_ins.c.person)
    timed = func.count(answers.c.milliseconds)
    length = func.coalesce(func.sum(answers.c.milliseconds), 0)
    by_unit = (
        select(
            *of_unit,
            sign * func.count(),
            sign * func.sum(outcomes.c.blank),
            sign * func.sum(outcomes.c.earned_billionths),
            sign * func.sum(outcomes.c.worth_billionths),
            sign * length,
            sign * timed,
            who,
        )
        .select_from(
            rows.join(people, people.c.id == hand_ins.c.person)
            .join(questions, questions.c.id == outcomes.c.question)
            .join(subject_aspects, subject_aspects.c.subject == questions.c.subject)
        )
        .where(_among(markings.c.id), outcomes.c.earned_billionths.is_not(None))
        .group_by(*of_unit)
    )
    _upsert(connection, unit_months, by_unit, numbers, UNIT_SUMS)
    counted = func.coalesce(outcomes.c.counted, outcomes.c.id)
    of_question = [hand_ins.c.month, hand_ins.c.paper, counted]
    by_question = (
        select(*of_question, sign * func.count(), sign * length, sign * timed, who)
        .select_from(rows)
        .where(_among(markings.c.id), outcomes.c.earned_billionths.is_not(None))
        .group_by(*of_question)
    )
    _upsert(connection, question_months, by_question, numbers, QUESTION_SUMS)


UNIT_SUMS = ("answers", "blanks", "earned_billionths", "worth_billionths", "milliseconds", "timed")
QUESTION_SUMS = ("answers", "milliseconds", "timed")


def _upsert(
    connection: Connection, table: Table, source: Select[Any], numbers: Collection[int], added: Collection[str]
) -> None:
    """Add rows to a table of sums: of one that is there already the columns `added` grow, and bits of people join."""
    dialect: Any = sqlite if is_sqlite(connection) else postgresql
    statement = dialect.insert(table).from_select([column.name for column in table.columns], source)
    grown = {name: table.c[name] + statement.excluded[name] for name in added}
    grown["people"] = table.c.people.bitwise_or(statement.excluded.people)
    key = list(table.primary_key.columns)
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=grown), {NUMBERS: list(numbers)})
