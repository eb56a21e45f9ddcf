"""What is in a unit book: its papers, units and people, counted in the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, case, func, select

from officer_quiz.results.marks import Person
from officer_quiz.results.unit_lines import PaperLine, PersonLine, UnitLine
from officer_quiz.store.book.coding import moment
from officer_quiz.store.book.engine import streamed
from officer_quiz.store.book.layout import cohorts, hand_ins, markings, papers, people, schemes, standings

_IS_PRACTICE = papers.c.code == ""
_PAPERS = func.count(case((~_IS_PRACTICE, hand_ins.c.id)))
_PRACTICE = func.count(case((_IS_PRACTICE, hand_ins.c.id)))
_PEOPLE = (
    hand_ins.join(papers, papers.c.id == hand_ins.c.paper)
    .join(people, people.c.id == hand_ins.c.person)
    .join(cohorts, cohorts.c.id == people.c.cohort)
)


def paper_lines(connection: Connection) -> tuple[PaperLine, ...]:
    """Return the papers by code, practice results first."""
    variants = connection.execute(select(papers.c.code, papers.c.variant).order_by(papers.c.code, papers.c.variant))
    of_paper = {code: tuple(row.variant for row in rows) for code, rows in groupby(variants, lambda row: row.code)}
    rows = hand_ins.join(papers, papers.c.id == hand_ins.c.paper).join(standings, standings.c.hand_in == hand_ins.c.id)
    query = (
        select(
            papers.c.code,
            func.count().label("hand_ins"),
            func.count(hand_ins.c.person.distinct()).label("people"),
            func.sum(standings.c.waiting).label("waiting"),
            func.min(hand_ins.c.at).label("first"),
            func.max(hand_ins.c.at).label("last"),
            func.max(standings.c.marking).label("marking"),
        )
        .select_from(rows)
        .group_by(papers.c.code)
        .order_by(papers.c.code)
    )
    found = connection.execute(query).all()
    last = [row.marking for row in found]
    titles = select(markings.c.id, schemes.c.title).join(schemes, schemes.c.id == markings.c.scheme)
    title = {row.id: row.title for row in connection.execute(titles.where(markings.c.id.in_(last)))}
    return tuple(
        PaperLine(
            paper=row.code,
            title=title[row.marking],
            variants=of_paper[row.code],
            hand_ins=row.hand_ins,
            people=row.people,
            waiting=int(row.waiting),
            first=moment(row.first),
            last=moment(row.last),
        )
        for row in found
    )


def unit_lines(connection: Connection) -> tuple[UnitLine, ...]:
    """Return the units by name; ``""`` are people without one."""
    count = func.count(hand_ins.c.person.distinct())
    query = select(cohorts.c.unit, count, _PAPERS, _PRACTICE).select_from(_PEOPLE)
    rows = connection.execute(query.group_by(cohorts.c.unit).order_by(cohorts.c.unit))
    return tuple(UnitLine(*row) for row in rows)


def person_lines(connection: Connection, unit: str | None, name: str | None) -> Iterator[PersonLine]:
    """Yield the people by unit and name, all or those of a unit or a name."""
    key = (cohorts.c.unit, people.c.name, cohorts.c.post)
    query = select(*key, _PAPERS, _PRACTICE, func.max(hand_ins.c.at)).select_from(_PEOPLE)
    if unit is not None:
        query = query.where(cohorts.c.unit == unit)
    if name is not None:
        query = query.where(people.c.name == name)
    for of_unit, called, post, sat, practised, last in streamed(connection, query.group_by(*key).order_by(*key)):
        yield PersonLine(Person(called, of_unit, post), sat, practised, moment(last))
