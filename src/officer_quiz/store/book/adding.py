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
from officer_quiz.store.book.outcomes import outcome_ids, subject, told_by

Pair = tuple[Received, Marked]


@dataclass(frozen=True, slots=True)
class _Known:
    """A hand-in in the book: its number, and the marking that stands."""

    id: int
    marking: bytes


@dataclass(frozen=True, slots=True)
class _New:
    """A marking to be added, to the hand-in of that number."""

    id: int
    hand_in: int
    key: bytes
    marked: Marked


def add_batch(connection: Connection, pairs: Sequence[Pair]) -> Added:
    """Add hand-ins with their marks (no id twice) in the transaction of the one writer, and return what was new."""
    added = Added()
    known, left_out = _known(connection, pairs), _forgotten(connection, pairs)
    fresh: list[Pair] = []
    again: list[Pair] = []
    keys: dict[str, bytes] = {}
    for pair in pairs:
        id, keys[id] = pair[0].id, fingerprint(pair[1])
        if left_as(id) in left_out:
            added.forgotten += 1
        elif id not in known:
            fresh.append(pair)
        elif known[id].marking != keys[id]:
            again.append(pair)
        else:
            added.known += 1
    added.new, added.marked_again = len(fresh), len(again)
    numbers = {id: each.id for id, each in known.items()} | _add_hand_ins(connection, fresh)
    first = next_id(connection, markings)
    new = [
        _New(number, numbers[received.id], keys[received.id], marked)
        for number, (received, marked) in enumerate([*fresh, *again], first)
    ]
    _add_markings(connection, new)
    old = {known[received.id].id for received, _ in again}
    sums.withdraw(connection, old)
    essays.settle(connection, {each.hand_in: each.id for each in new if each.hand_in in old})
    sums.stand(connection, {each.hand_in: each.id for each in new})
    return added


def fingerprint(marked: Marked) -> bytes:
    """Return what tells marks from others of the same hand-in: not who gave them, nor when."""
    values: list[object] = [marked.title, marked.key_version, marked.rule, marked.state, str(marked.pass_mark)]
    values += [instant(marked.started), instant(marked.handed_in)]
    for each in marked.questions:
        values += [*subject(each), each.question, each.chosen, int(each.blank)]
        values += [None if each.earned is None else str(each.earned), str(each.worth), milliseconds(each.seconds)]
    return digest(values)


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


def _add_hand_ins(connection: Connection, pairs: Sequence[Pair]) -> dict[str, int]:
    """Add hand-ins that are not in the book, and return their numbers."""
    papers = ids(connection, layout.papers, [_paper(received) for received, _ in pairs])
    people = _people(connection, list(dict.fromkeys(received.person for received, _ in pairs)))
    numbers = {received.id: number for number, (received, _) in enumerate(pairs, next_id(connection, hand_ins))}
    rows = [
        (
            numbers[received.id],
            received.id,
            papers[_paper(received)],
            people[received.person],
            instant(_when(received, marked)),
            month_of(_when(received, marked)),
            text(received.state),
            instant(received.received),
            deflated(received.content),
        )
        for received, marked in pairs
    ]
    insert_rows(connection, hand_ins, rows)
    return numbers


def _add_markings(connection: Connection, new: Sequence[_New]) -> None:
    """Add markings with their answers."""
    schemes = ids(connection, layout.schemes, [_scheme(each.marked) for each in new])
    rows = []
    for each in new:
        marked = each.marked
        times = (instant(marked.started), instant(marked.handed_in), instant(marked.marked))
        rows.append((each.id, each.hand_in, each.key, schemes[_scheme(marked)], text(marked.state), *times))
    insert_rows(connection, markings, rows)
    results = outcome_ids(connection, {told_by(mark): mark for each in new for mark in each.marked.questions})
    insert_rows(
        connection,
        answers,
        [
            (each.id, place, results[told_by(mark)], milliseconds(mark.seconds))
            for each in new
            for place, mark in enumerate(each.marked.questions)
        ],
    )


def _people(connection: Connection, people: Collection[Person]) -> dict[Person, int]:
    cohorts = ids(connection, layout.cohorts, map(_cohort, people))
    rows = {each: (text(each.name), cohorts[_cohort(each)]) for each in people}
    numbers = ids(connection, layout.people, rows.values())
    return {each: numbers[row] for each, row in rows.items()}


def _cohort(person: Person) -> Row:
    return (text(person.unit), text(person.post))


def _paper(received: Received) -> Row:
    return (text(received.paper), text(received.variant))


def _scheme(marked: Marked) -> Row:
    named = (marked.title, marked.marker, marked.key_version, marked.rule)
    return (*map(text, named), str(marked.pass_mark))


def _when(received: Received, marked: Marked) -> datetime:
    """When a hand-in was handed in, as far as is known."""
    return marked.handed_in or marked.started or received.received
