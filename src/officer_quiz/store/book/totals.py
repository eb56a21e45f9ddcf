"""Answers added up by whatever a report asks for, in the database: from the sums by month wherever they hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select
from sqlalchemy.sql import FromClause

from officer_quiz.results.marks import Total
from officer_quiz.store.book.coding import instant, month_named, month_of
from officer_quiz.store.book.layout import (
    BILLIONTHS,
    answers,
    aspects,
    cohorts,
    hand_ins,
    outcomes,
    papers,
    people,
    question_months,
    questions,
    standings,
    subject_aspects,
    subjects,
    unit_months,
)
from officer_quiz.store.book.sums import BITS, effective

FEW = 5
"""People who are never compared when they are fewer."""
WORDS = ("unit", "post", "level", "skill", "bank", "kind", "question", "chosen", "month", "paper", "person")
OF_HAND_IN = {"unit", "post", "month", "paper", "person"}
"""The words that say something of who handed in what and when, not of single questions."""
OF_QUESTION = {"level", "skill", "bank", "kind"}
"""The words that say what a question is about."""
ASKED = {"question", "chosen"}
"""The words that only sums by question hold."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which answers count: all that is not None holds. Times are UTC, `until` itself is not in."""

    paper: str | None = None
    unit: str | None = None
    post: str | None = None
    person: str | None = None
    bank: str | None = None
    skill: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """Where answers can be added up: the rows, their columns by word, when they were, and what is added."""

    rows: FromClause
    columns: Mapping[str, ColumnElement[Any]]
    month: ColumnElement[int]
    sums: Sequence[ColumnElement[Any]]
    """Answers, blanks, billionths earned and worth, milliseconds, how many were timed."""
    people: ColumnElement[int]
    at: ColumnElement[int] | None = None
    """When it was handed in, where that is known to the moment."""
    counts_people: bool = False
    """Whether `people` is a number; else it is their bits."""


def totals(connection: Connection, by: Sequence[str], which: Which) -> list[Total]:
    """Return answers added up by words: see `Book.totals`."""
    source = _source(by, which)
    keys = [source.columns[word] for word in by]
    query = select(*keys, *source.sums, source.people).select_from(source.rows).where(*_conditions(source, which))
    found = connection.execute(query.group_by(*keys).order_by(*keys)).all()
    told_apart = source.counts_people or (connection.scalar(select(func.max(people.c.id))) or 0) <= BITS
    known = {} if told_apart else _handed_in(connection, by, which)
    return [_total(by, row, source.counts_people, known) for row in found if row[len(by)]]


def _total(by: Sequence[str], row: Sequence[Any], counted: bool, known: Mapping[tuple[Any, ...], int]) -> Total:
    """Return a row as a total; `known` is who handed in anything, where there are more people than bits."""
    key, (number, blanks, earned, worth, length, timed, who) = row[: len(by)], row[len(by) :]
    if not counted:
        told_apart = int(who).bit_count()
        who = told_apart if told_apart < FEW else known.get(_of_hand_in(by, key), told_apart)
    return Total(
        key=tuple(month_named(value) if word == "month" else value for word, value in zip(by, key, strict=True)),
        people=int(who),
        answers=int(number),
        blanks=int(blanks),
        earned=int(earned) / BILLIONTHS,
        worth=int(worth) / BILLIONTHS,
        seconds=int(length) / 1000 / int(timed) if timed else None,
    )


def _source(by: Sequence[str], which: Which) -> _Source:
    """Return the smallest source that holds what is asked for."""
    words = {*by} | {name for name in WORDS if getattr(which, name, None) is not None}
    of_question = words & OF_QUESTION
    of_unit = words & {"unit", "post"}
    in_months = all(_is_month(each) for each in (which.since, which.until))
    if in_months and "person" not in words:
        if not words & ASKED and len(of_question) <= 1:
            return _unit_months(*of_question)
        if not of_unit:
            return _question_months("skill" in words)
    return _answers("skill" in words)


def _is_month(moment: datetime | None) -> bool:
    """Whether a time is the first moment of a month, or none."""
    if moment is None:
        return True
    there = moment.astimezone(UTC)
    return there == datetime(there.year, there.month, 1, tzinfo=UTC)


def _conditions(source: _Source, which: Which) -> list[ColumnElement[bool]]:
    named = ("paper", "unit", "post", "person", "bank", "skill")
    wanted = [(source.columns[name], getattr(which, name)) for name in named if getattr(which, name) is not None]
    conditions = [column == value for column, value in wanted]
    if which.since is not None:
        low = instant(which.since) if source.at is not None else month_of(which.since)
        conditions.append((source.month if source.at is None else source.at) >= low)
    if which.until is not None:
        high = instant(which.until) if source.at is not None else month_of(which.until)
        conditions.append((source.month if source.at is None else source.at) < high)
    return conditions


def _handed_in(connection: Connection, by: Sequence[str], which: Which) -> Mapping[tuple[Any, ...], int]:
    """Return how many people handed in anything, by the words of hand-ins among `by`."""
    source = _hand_ins()
    keys = [source.columns[word] for word in by if word in OF_HAND_IN]
    whole = Which(which.paper, which.unit, which.post, which.person, None, None, which.since, which.until)
    query: Select[Any] = select(*keys, source.people).select_from(source.rows).where(*_conditions(source, whole))
    rows = connection.execute(query.group_by(*keys) if keys else query)
    return {tuple(row[:-1]): row[-1] for row in rows}


def _of_hand_in(by: Sequence[str], key: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(value for word, value in zip(by, key, strict=True) if word in OF_HAND_IN)


def _hand_ins() -> _Source:
    rows = (
        hand_ins.join(people, people.c.id == hand_ins.c.person)
        .join(cohorts, cohorts.c.id == people.c.cohort)
        .join(papers, papers.c.id == hand_ins.c.paper)
    )
    columns = {
        "unit": cohorts.c.unit,
        "post": cohorts.c.post,
        "month": hand_ins.c.month,
        "paper": papers.c.code,
        "person": people.c.name,
    }
    count = func.count(hand_ins.c.person.distinct())
    return _Source(rows, columns, hand_ins.c.month, (), count, hand_ins.c.at, counts_people=True)


def _unit_months(sort: str = "kind") -> _Source:
    """Return the sums by one aspect of questions; each has one kind, so that these add up to all answers."""
    table = unit_months
    rows = (
        table.join(papers, papers.c.id == table.c.paper)
        .join(cohorts, cohorts.c.id == table.c.cohort)
        .join(aspects, and_(aspects.c.id == table.c.aspect, aspects.c.sort == sort))
    )
    columns = {
        sort: aspects.c.value,
        "unit": cohorts.c.unit,
        "post": cohorts.c.post,
        "month": table.c.month,
        "paper": papers.c.code,
    }
    added = ("answers", "blanks", "earned_billionths", "worth_billionths", "milliseconds", "timed")
    return _Source(rows, columns, table.c.month, [func.sum(table.c[name]) for name in added], _bits(table.c.people))


_OF_SUBJECT = {"level": subjects.c.level, "skill": aspects.c.value, "bank": subjects.c.bank, "kind": subjects.c.kind}


def _with_skills(rows: FromClause) -> FromClause:
    """Return rows of subjects once for each of their skills."""
    return rows.join(subject_aspects, subject_aspects.c.subject == subjects.c.id).join(
        aspects, and_(aspects.c.id == subject_aspects.c.aspect, aspects.c.sort == "skill")
    )


def _question_months(by_skill: bool) -> _Source:
    table = question_months
    rows = (
        table.join(papers, papers.c.id == table.c.paper)
        .join(outcomes, outcomes.c.id == table.c.outcome)
        .join(questions, questions.c.id == outcomes.c.question)
        .join(subjects, subjects.c.id == questions.c.subject)
    )
    columns = {
        **_OF_SUBJECT,
        "question": questions.c.name,
        "chosen": outcomes.c.chosen,
        "month": table.c.month,
        "paper": papers.c.code,
    }
    number = table.c.answers
    each = (outcomes.c.blank, outcomes.c.earned_billionths, outcomes.c.worth_billionths)
    sums = [func.sum(number), *(func.sum(number * column) for column in each)]
    sums += [func.sum(table.c.milliseconds), func.sum(table.c.timed)]
    return _Source(_with_skills(rows) if by_skill else rows, columns, table.c.month, sums, _bits(table.c.people))


def _answers(by_skill: bool) -> _Source:
    whole = _hand_ins()
    rows = (
        whole.rows.join(standings, standings.c.hand_in == hand_ins.c.id)
        .join(effective(), answers.c.marking == standings.c.marking)
        .join(questions, questions.c.id == outcomes.c.question)
        .join(subjects, subjects.c.id == questions.c.subject)
    )
    chosen = case((outcomes.c.counted.is_(None), outcomes.c.chosen), else_="")
    columns = {**whole.columns, **_OF_SUBJECT, "question": questions.c.name, "chosen": chosen}
    is_marked = outcomes.c.earned_billionths.is_not(None)
    worth = func.coalesce(func.sum(case((is_marked, outcomes.c.worth_billionths))), 0)
    sums = [
        func.count(outcomes.c.earned_billionths),
        func.coalesce(func.sum(case((is_marked, outcomes.c.blank))), 0),
        func.coalesce(func.sum(outcomes.c.earned_billionths), 0),
        worth,
        func.coalesce(func.sum(case((is_marked, answers.c.milliseconds))), 0),
        func.count(case((is_marked, answers.c.milliseconds))),
    ]
    count = func.count(case((is_marked, hand_ins.c.person)).distinct())
    return _Source(
        _with_skills(rows) if by_skill else rows, columns, whole.month, sums, count, whole.at, counts_people=True
    )


def _bits(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.bit_or(column)
