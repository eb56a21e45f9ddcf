"""Reads hand-ins and their marks back, in order and bounded in memory whatever the book holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, select

from officer_quiz.results.marks import Marked, Person, QuestionMark, Received, Sat
from officer_quiz.store.book.coding import fraction, inflated, moment, moment_or_none, seconds
from officer_quiz.store.book.engine import streamed
from officer_quiz.store.book.layout import (
    answers,
    cohorts,
    hand_ins,
    markings,
    outcomes,
    papers,
    people,
    questions,
    schemes,
    settled,
    standings,
    subjects,
)

AT_ONCE = 200
"""Markings whose answers are in memory at a time."""
KEPT, PIECE = 20_000, 2_000
"""Outcomes at hand at most, and how many are looked up at a time."""
Told = tuple[str, str, str, str, tuple[str, ...], str, bool, Fraction | None, Fraction]
"""What a mark says but for the seconds, in the order of its fields."""
ORDER = (papers.c.code, markings.c.handed_in, hand_ins.c.key)


def received(connection: Connection, paper: str | None) -> Iterator[Received]:
    """Yield hand-ins as they came, by paper and in the order they came in."""
    source = (
        hand_ins.join(papers, papers.c.id == hand_ins.c.paper)
        .join(people, people.c.id == hand_ins.c.person)
        .join(cohorts, cohorts.c.id == people.c.cohort)
    )
    query = select(hand_ins, papers.c.code, papers.c.variant, people.c.name, cohorts.c.unit, cohorts.c.post)
    query = query.select_from(source).order_by(papers.c.code, hand_ins.c.id)
    for row in streamed(connection, _of_paper(query, paper)):
        person, came = Person(row.name, row.unit, row.post), moment(row.received)
        yield Received(row.key, row.code, row.variant, person, row.state, came, inflated(row.content))


def marked(connection: Connection, paper: str | None, first: bool) -> Iterator[Marked]:
    """Yield the marks that stand, or the `first` ones without what markers of essays gave later: see `ORDER`."""
    stands = select(func.min(markings.c.id)).group_by(markings.c.hand_in) if first else select(standings.c.marking)
    query = _heads().where(markings.c.id.in_(stands)).order_by(*ORDER)
    rows = streamed(connection, _of_paper(query, paper))
    known = _Outcomes(connection)
    while some := list(islice(rows, AT_ONCE)):
        marks = _marks(connection, [row.id for row in some], first, known)
        yield from (_marked(row, marks.get(row.id, ())) for row in some)


def sat(connection: Connection, which: Sequence[ColumnElement[bool]]) -> Iterator[Sat]:
    """Yield what hand-ins of papers came to."""
    query = _heads(standings.c.earned, standings.c.worth, standings.c.waiting)
    query = query.where(papers.c.code != "", markings.c.id == standings.c.marking, *which).order_by(*ORDER)
    for row in streamed(connection, query):
        yield Sat(
            id=row.key,
            person=Person(row.name, row.unit, row.post),
            paper=row.code,
            title=row.title,
            variant=row.variant,
            started=moment_or_none(row.started),
            handed_in=moment_or_none(row.handed_in),
            earned=fraction(row.earned),
            worth=fraction(row.worth),
            waiting=row.waiting,
            pass_mark=fraction(row.pass_mark),
            state=row.state,
        )


def _heads(*more: ColumnElement[Any]) -> Select[Any]:
    source = (
        markings.join(hand_ins, hand_ins.c.id == markings.c.hand_in)
        .join(standings, standings.c.hand_in == hand_ins.c.id)
        .join(papers, papers.c.id == hand_ins.c.paper)
        .join(people, people.c.id == hand_ins.c.person)
        .join(cohorts, cohorts.c.id == people.c.cohort)
        .join(schemes, schemes.c.id == markings.c.scheme)
    )
    columns: list[Any] = [markings.c.id, markings.c.state, markings.c.started, markings.c.handed_in, markings.c.marked]
    columns += [hand_ins.c.key, papers.c.code, papers.c.variant, people.c.name, cohorts.c.unit, cohorts.c.post]
    columns += [schemes.c.title, schemes.c.marker, schemes.c.key_version, schemes.c.rule, schemes.c.pass_mark]
    return select(*columns, *more).select_from(source)


def _of_paper(query: Select[Any], paper: str | None) -> Select[Any]:
    return query if paper is None else query.where(papers.c.code == paper)


class _Outcomes:
    """Outcomes by number as what a mark says of them, those met lately at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Told] = {}

    def of(self, numbers: Set[int]) -> Mapping[int, Told]:
        """Return outcomes, all that are asked for among them."""
        if len(self._known) > KEPT:
            self._known.clear()
        missing = sorted(numbers - self._known.keys())
        for start in range(0, len(missing), PIECE):
            for row in self._connection.execute(self._query(), {"numbers": missing[start : start + PIECE]}):
                self._known[row.id] = _told(row)
        return self._known

    @staticmethod
    def _query() -> Select[Any]:
        rows = outcomes.join(questions, questions.c.id == outcomes.c.question).join(
            subjects, subjects.c.id == questions.c.subject
        )
        columns = (questions.c.name, subjects.c.kind, subjects.c.bank, subjects.c.level, subjects.c.skills)
        query = select(outcomes, *columns).select_from(rows)
        return query.where(outcomes.c.id.in_(bindparam("numbers", expanding=True)))


def _told(row: Row[Any]) -> Told:
    """Return an outcome as marks say it."""
    skills = tuple(filter(None, row.skills.split("\n")))
    earned = None if row.earned_over is None else Fraction(row.earned_over, row.earned_under)
    worth = Fraction(row.worth_over, row.worth_under)
    return (row.name, row.kind, row.bank, row.level, skills, row.chosen, bool(row.blank), earned, worth)


def _marks(
    connection: Connection, numbers: list[int], first: bool, known: _Outcomes
) -> dict[int, tuple[QuestionMark, ...]]:
    """Return the marks of some markings by number."""
    is_settled = and_(settled.c.marking == answers.c.marking, settled.c.place == answers.c.place)
    outcome = answers.c.outcome if first else func.coalesce(settled.c.outcome, answers.c.outcome)
    query = (
        select(answers.c.marking, outcome, answers.c.milliseconds)
        .select_from(answers.outerjoin(settled, is_settled))
        .where(answers.c.marking.in_(bindparam("numbers", expanding=True)))
        .order_by(answers.c.marking, answers.c.place)
    )
    found = connection.execute(query, {"numbers": numbers}).all()
    told = known.of({number for _, number, _ in found})
    return {
        marking: tuple(QuestionMark(*told[number], seconds(time)) for _, number, time in some)
        for marking, some in groupby(found, itemgetter(0))
    }


def _marked(row: Row[Any], marks: tuple[QuestionMark, ...]) -> Marked:
    return Marked(
        id=row.key,
        paper=row.code,
        variant=row.variant,
        title=row.title,
        person=Person(row.name, row.unit, row.post),
        started=moment_or_none(row.started),
        handed_in=moment_or_none(row.handed_in),
        marked=moment(row.marked),
        marker=row.marker,
        key_version=row.key_version,
        rule=row.rule,
        state=row.state,
        pass_mark=fraction(row.pass_mark),
        questions=marks,
    )
