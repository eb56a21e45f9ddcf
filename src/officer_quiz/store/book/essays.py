"""Essays that wait for a marker, and what markers gave: several may mark one, and none of it is ever changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, or_, select

from officer_quiz.results.unit_lines import Essay, EssayMark
from officer_quiz.store.book import sums
from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import fraction, instant, moment, text
from officer_quiz.store.book.dimensions import next_id
from officer_quiz.store.book.engine import streamed
from officer_quiz.store.book.layout import (
    answers,
    essay_marks,
    hand_ins,
    outcomes,
    papers,
    questions,
    settled,
    standings,
)
from officer_quiz.store.book.outcomes import with_points


def essays(connection: Connection, paper: str | None) -> Iterator[Essay]:
    """Yield the essays handed in, by question and then in an order that says nothing of who wrote them."""
    has_essays = or_(standings.c.waiting > 0, standings.c.marking.in_(select(settled.c.marking)))
    query = (
        _essay_answers(
            hand_ins.c.key, questions.c.name, outcomes.c.chosen, outcomes.c.worth_over, outcomes.c.worth_under
        )
        .join(papers, papers.c.id == hand_ins.c.paper)
        .where(has_essays)
        .order_by(questions.c.name, hand_ins.c.key)
    )
    marks = defaultdict(list)
    for each in streamed(connection, _given()):
        marks[each.key, each.question].append(_mark(each))
    for row in streamed(connection, query if paper is None else query.where(papers.c.code == paper)):
        worth = Fraction(row.worth_over, row.worth_under)
        yield Essay(row.key, row.name, row.chosen, worth, tuple(marks[row.key, row.name]))


def mark(connection: Connection, given: EssayMark) -> bool:
    """Add what a marker gave in the transaction of the one writer; False where that marker gave the same already.

    LookupError where no such essay was handed in.
    """
    found = connection.execute(
        _essay_answers(hand_ins.c.id, standings.c.marking).where(
            hand_ins.c.key == given.hand_in, questions.c.name == text(given.question)
        )
    ).first()
    if found is None:
        raise LookupError(given.question)
    before = [_mark(row) for row in connection.execute(_given().where(essay_marks.c.hand_in == found.id))]
    mine = [each for each in before if each.question == given.question and each.marker == given.marker]
    if mine and (mine[-1].earned, mine[-1].points_given) == (given.earned, given.points_given):
        return False
    points = text("\n".join(given.points_given))
    number = next_id(connection, essay_marks)
    row = (number, found.id, text(given.question), text(given.marker), str(given.earned), points, instant(given.at))
    sums.withdraw(connection, [found.id])
    insert_rows(connection, essay_marks, [row])
    settle(connection, {found.id: found.marking})
    sums.stand(connection, {found.id: found.marking})
    return True


def settle(connection: Connection, standing: Mapping[int, int]) -> None:
    """Let the essays of some hand-ins earn, in the markings given, the mean of what their markers gave last."""
    given = defaultdict(list)
    for row in connection.execute(_given().where(essay_marks.c.hand_in.in_(list(standing)))):
        given[row.hand_in, row.question].append(_mark(row))
    marked = {standing[hand_in] for hand_in, _ in given}
    connection.execute(delete(settled).where(settled.c.marking.in_(marked)))
    places = (
        select(answers.c.marking, answers.c.place, answers.c.outcome, questions.c.name)
        .select_from(answers.join(outcomes, outcomes.c.id == answers.c.outcome))
        .join(questions, questions.c.id == outcomes.c.question)
        .where(answers.c.marking.in_(marked), outcomes.c.earned_over.is_(None))
    )
    hand_in_of = {marking: hand_in for hand_in, marking in standing.items()}
    rows = []
    for row in connection.execute(places).all():
        if marks := given.get((hand_in_of[row.marking], row.name)):
            rows.append((row.marking, row.place, with_points(connection, row.outcome, agreed(marks))))
    insert_rows(connection, settled, rows)


def agreed(marks: Iterable[EssayMark]) -> Fraction:
    """Return what an essay earns: the mean of what each of its markers gave last (`marks` are in order)."""
    last = {each.marker: each.earned for each in marks}
    return sum(last.values(), Fraction()) / len(last)


def _essay_answers(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(standings.join(hand_ins, hand_ins.c.id == standings.c.hand_in))
        .join(answers, answers.c.marking == standings.c.marking)
        .join(outcomes, and_(outcomes.c.id == answers.c.outcome, outcomes.c.earned_over.is_(None)))
        .join(questions, questions.c.id == outcomes.c.question)
    )


def _given() -> Any:
    source = essay_marks.join(hand_ins, hand_ins.c.id == essay_marks.c.hand_in)
    return select(essay_marks, hand_ins.c.key).select_from(source).order_by(essay_marks.c.id)


def _mark(row: Row[Any]) -> EssayMark:
    points = tuple(filter(None, row.points_given.split("\n")))
    return EssayMark(row.key, row.question, row.marker, fraction(row.earned), points, moment(row.at))
