"""Adds a batch of hand-ins with their marks: what is known stays, marks that differ are added beside the first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from officer_quiz.results.marks import Marked, Person, QuestionMark, Received
from officer_quiz.results.unit_lines import Added
from officer_quiz.store.book import layout, sums
from officer_quiz.store.book.bulk import insert_rows
from officer_quiz.store.book.coding import deflated, digest, instant, millionths, milliseconds, month_of, text
from officer_quiz.store.book.dimensions import Row, ids, next_id
from officer_quiz.store.book.layout import answers, hand_ins, markings, outcomes, standings

LONGEST = 40
"""Characters of a response that counts are kept of; longer ones, texts people wrote, are counted by their points."""

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
        if _left(id) in left_out:
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
    sums.replace(connection, {each.hand_in: each.id for each in new})
    return added


def fingerprint(marked: Marked) -> bytes:
    """Return what tells marks from others of the same hand-in: not who gave them, nor when."""
    values: list[object] = [marked.title, marked.key_version, marked.rule, marked.state, str(marked.pass_mark)]
    values += [instant(marked.started), instant(marked.handed_in)]
    for each in marked.questions:
        values += [*_subject(each), each.question, each.chosen, int(each.blank)]
        values += [None if each.earned is None else str(each.earned), str(each.worth), milliseconds(each.seconds)]
    return digest(values)


def _left(id: str) -> str:
    return digest([id]).hex()


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
    return set(connection.execute(query, {"keys": [_left(received.id) for received, _ in pairs]}).scalars())


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
    results = outcome_ids(connection, {_known_by(mark): mark for each in new for mark in each.marked.questions})
    insert_rows(
        connection,
        answers,
        [
            (each.id, place, results[_known_by(mark)], milliseconds(mark.seconds))
            for each in new
            for place, mark in enumerate(each.marked.questions)
        ],
    )


Outcome = tuple[Any, ...]


def outcome_ids(connection: Connection, marks: Mapping[Outcome, QuestionMark]) -> dict[Outcome, int]:
    """Return the numbers of outcomes; what a mark has beside its outcome (the seconds) does not count."""
    subjects = ids(connection, layout.subjects, map(_subject, marks.values()))
    asked = {key: (text(mark.question), subjects[_subject(mark)]) for key, mark in marks.items()}
    questions = ids(connection, layout.questions, asked.values())
    rows = {key: _outcome(questions[asked[key]], mark) for key, mark in marks.items()}
    counted = {key: row if len(row[1]) <= LONGEST else (row[0], "", *row[2:]) for key, row in rows.items()}
    numbers = ids(connection, outcomes, [(*row, None) for row in counted.values()])
    of_long = {key: (*row, numbers[*counted[key], None]) for key, row in rows.items() if row != counted[key]}
    numbers |= ids(connection, outcomes, of_long.values())
    return {key: numbers[of_long.get(key) or (*row, None)] for key, row in rows.items()}


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


def _subject(mark: QuestionMark) -> Row:
    return (text(mark.kind), text(mark.bank), text(mark.level), text("\n".join(mark.skills)))


def _known_by(mark: QuestionMark) -> Outcome:
    """What marks of one outcome share, cheap to compare: fractions as pairs of whole numbers."""
    earned = None if mark.earned is None else mark.earned.as_integer_ratio()
    asked = (mark.question, mark.kind, mark.bank, mark.level, mark.skills)
    return (*asked, mark.chosen, mark.blank, earned, mark.worth.as_integer_ratio())


def _outcome(question: int, mark: QuestionMark) -> Row:
    earned = (None, None) if mark.earned is None else mark.earned.as_integer_ratio()
    sums = (None if mark.earned is None else millionths(mark.earned), millionths(mark.worth))
    return (question, text(mark.chosen), int(mark.blank), *earned, *mark.worth.as_integer_ratio(), *sums)


def _when(received: Received, marked: Marked) -> datetime:
    """When a hand-in was handed in, as far as is known."""
    return marked.handed_in or marked.started or received.received
