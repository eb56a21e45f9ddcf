"""Adds a batch of hand-ins with their marks: what is known stays, marks that differ are added beside the first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from officer_quiz.results.marks import Marked, Person, Received
from officer_quiz.results.unit_lines import Added
from officer_quiz.store.book import essays, layout, sums
from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import deflated, digest, instant, left_as, milliseconds, month_of, text
from officer_quiz.store.book.dimensions import Row, ids, next_id
from officer_quiz.store.book.layout import answers, hand_ins, markings, standings
from officer_quiz.store.book.outcomes import Outcome, Outcomes, told_by

LONGEST_NAME = 200
"""Characters that are kept of a name: PostgreSQL's indexes have a limit."""

Pair = tuple[Received, Marked]


@dataclass(frozen=True, slots=True)
class _Known:
    """A hand-in in the book: its number, and the marking that stands."""

    id: int
    marking: bytes


@dataclass(frozen=True, slots=True)
class _Came:
    """A hand-in with its marks, each mark by its outcome and the milliseconds it took; `key` tells marks apart."""

    received: Received
    marked: Marked
    told: list[tuple[Outcome, int | None]]
    key: bytes

    @classmethod
    def of(cls, received: Received, marked: Marked) -> _Came:
        """Return a hand-in as it is added: who marked it and when makes no other marks of it."""
        told = [(told_by(mark), milliseconds(mark.seconds)) for mark in marked.questions]
        head = (marked.title, marked.key_version, marked.rule, marked.state, str(marked.pass_mark))
        return cls(received, marked, told, digest([*head, instant(marked.started), instant(marked.handed_in), told]))


def add_batch(connection: Connection, pairs: Sequence[Pair], outcomes: Outcomes, only_new: bool) -> Added:
    """Add hand-ins with their marks (no id twice) in the transaction of the one writer, and return what was new.

    With `only_new`, what is known is left alone whatever marks come with it.
    """
    added = Added()
    known, left_out = _known(connection, pairs), _forgotten(connection, pairs)
    fresh: list[_Came] = []
    again: list[_Came] = []
    for pair in pairs:
        came = _Came.of(*pair)
        id = came.received.id
        if left_as(id) in left_out:
            added.forgotten += 1
        elif id not in known:
            fresh.append(came)
        elif known[id].marking != came.key and not only_new:
            again.append(came)
        else:
            added.known += 1
    added.new, added.marked_again = len(fresh), len(again)
    old = {known[came.received.id].id for came in again}
    numbers = [*_add_hand_ins(connection, fresh), *(known[came.received.id].id for came in again)]
    new = _add_markings(connection, dict(zip(numbers, [*fresh, *again], strict=True)), outcomes)
    sums.withdraw(connection, old)
    essays.settle(connection, {number: new[number] for number in old})
    sums.stand(connection, new)
    return added


def _known(connection: Connection, pairs: Sequence[Pair]) -> Mapping[str, _Known]:
    query = (
        select(hand_ins.c.key, hand_ins.c.id, markings.c.key.label("marking"))
        .join(standings, standings.c.hand_in == hand_ins.c.id)
        .join(markings, markings.c.id == standings.c.marking)
        .where(hand_ins.c.key.in_(bindparam("keys", expanding=True)))
    )
    rows = connection.execute(query, {"keys": [received.id for received, _ in pairs]})
    return {row.key: _Known(row.id, bytes(row.marking)) for row in rows}


def _forgotten(connection: Connection, pairs: Sequence[Pair]) -> set[str]:
    key = layout.forgotten.c.key
    query = select(key).where(key.in_(bindparam("keys", expanding=True)))
    return set(connection.execute(query, {"keys": [left_as(received.id) for received, _ in pairs]}).scalars())


def _add_hand_ins(connection: Connection, fresh: Sequence[_Came]) -> Sequence[int]:
    """Add hand-ins that are not in the book, and return their numbers."""
    papers = ids(connection, layout.papers, [_paper(came.received) for came in fresh])
    people = _people(connection, list(dict.fromkeys(came.received.person for came in fresh)))
    first = next_id(connection, hand_ins)
    rows = []
    for number, came in enumerate(fresh, first):
        received, when = came.received, _when(came)
        belongs = (papers[_paper(received)], people[received.person], instant(when), month_of(when))
        kept = (text(received.state), instant(received.received), deflated(received.content))
        rows.append((number, received.id, *belongs, *kept))
    insert_rows(connection, hand_ins, rows)
    return range(first, first + len(fresh))


def _add_markings(connection: Connection, new: Mapping[int, _Came], outcomes: Outcomes) -> dict[int, int]:
    """Add markings with their answers to hand-ins by number, and return the markings' numbers by those."""
    schemes = ids(connection, layout.schemes, [_scheme(came.marked) for came in new.values()])
    first = next_id(connection, markings)
    numbers = {hand_in: number for number, hand_in in enumerate(new, first)}
    heads = []
    for hand_in, came in new.items():
        marked = came.marked
        times = (instant(marked.started), instant(marked.handed_in), instant(marked.marked))
        heads.append((numbers[hand_in], hand_in, came.key, schemes[_scheme(marked)], text(marked.state), *times))
    insert_rows(connection, markings, heads)
    marks = {
        told[0]: mark for came in new.values() for told, mark in zip(came.told, came.marked.questions, strict=True)
    }
    results = outcomes.ids(connection, marks)
    rows = [
        (number, place, results[outcome], length)
        for number, came in enumerate(new.values(), first)
        for place, (outcome, length) in enumerate(came.told)
    ]
    insert_rows(connection, answers, rows)
    return numbers


def _people(connection: Connection, people: Collection[Person]) -> dict[Person, int]:
    cohorts = ids(connection, layout.cohorts, map(_cohort, people))
    rows = {each: (text(each.name)[:LONGEST_NAME], cohorts[_cohort(each)]) for each in people}
    numbers = ids(connection, layout.people, rows.values())
    return {each: numbers[row] for each, row in rows.items()}


def _cohort(person: Person) -> Row:
    return (text(person.unit)[:LONGEST_NAME], text(person.post)[:LONGEST_NAME])


def _paper(received: Received) -> Row:
    return (text(received.paper), text(received.variant))


def _scheme(marked: Marked) -> Row:
    named = (marked.title, marked.marker, marked.key_version, marked.rule)
    return (*map(text, named), str(marked.pass_mark))


def _when(came: _Came) -> datetime:
    """When a hand-in was handed in, as far as is known."""
    return came.marked.handed_in or came.marked.started or came.received.received
