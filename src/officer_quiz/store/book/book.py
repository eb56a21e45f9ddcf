"""The unit book: all hand-ins of a unit and their marks, on SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Self

from officer_quiz.results.marks import Marked, Person, Received, Sat, Total
from officer_quiz.results.unit_lines import Added, Essay, EssayMark, PaperLine, PersonLine, UnitLine
from officer_quiz.store.book import essays, lists
from officer_quiz.store.book import reading as rows
from officer_quiz.store.book.adding import Pair, add_batch
from officer_quiz.store.book.address import Address
from officer_quiz.store.book.engine import clear, engine_of, reading, take_stock, writing
from officer_quiz.store.book.faults import damage_told, told
from officer_quiz.store.book.forgetting import forget
from officer_quiz.store.book.layout import cohorts, papers, people
from officer_quiz.store.book.outcomes import Outcomes
from officer_quiz.store.book.totals import Which, totals

BATCH = 20_000
"""Answers that are added in one step: all of them or none, however the program ends."""
MANY = 500
"""Hand-ins that are added in one step at most."""


BULK = 1_000
"""New hand-ins after which a server counts anew how its rows are spread, to find the shortest ways to them."""


class Book:
    """An open unit book; use as a context manager. Every fault of the database is a UserError that says what to do."""

    def __init__(self, address: Address) -> None:
        """Callers open one with `open_book`."""
        self.address = address
        self._outcomes = Outcomes()
        with told(address):
            self.engine = engine_of(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def add(
        self,
        pairs: Iterable[tuple[Received, Marked]],
        tell: Callable[[int], None] | None = None,
        *,
        only_new: bool = False,
    ) -> Added:
        """Add hand-ins with their marks, in batches that are each on disk before `tell` hears how many pairs are done.

        A hand-in that is there stays as it is; marks that differ from those that stand are added and stand from now
        on, but with `only_new`. Somebody else may be adding at the same time: each waits for the other.
        """
        total = Added()
        done = 0
        for batch in _batches(pairs):
            added = self._add(batch, only_new)
            total.new += added.new
            total.known += added.known
            total.marked_again += added.marked_again
            total.forgotten += added.forgotten
            done += len(batch)
            if tell:
                tell(done)
        if total.new >= BULK:
            with told(self.address):
                take_stock(self.engine)
        return total

    def _add(self, batch: Sequence[Pair], only_new: bool) -> Added:
        try:
            with told(self.address), writing(self.engine) as connection:
                return add_batch(connection, batch, self._outcomes, only_new)
        except BaseException:
            self._outcomes.forget()
            raise

    def received(self, paper: str | None = None) -> Iterator[Received]:
        """Yield hand-ins as they came, of all papers and practice or of one paper (``""``: practice)."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from rows.received(connection, paper)

    def marked(self, paper: str | None = None, *, first: bool = False) -> Iterator[Marked]:
        """Yield the marks that stand by paper and time, or the `first` ones without the marks of essays given later."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from rows.marked(connection, paper, first)

    def sat(self, paper: str | None = None, unit: str | None = None, person: str | None = None) -> Iterator[Sat]:
        """Yield what hand-ins of papers came to, by paper, time and id; of one paper, unit or person (a name)."""
        wanted = ((papers.c.code, paper), (cohorts.c.unit, unit), (people.c.name, person))
        which = [column == value for column, value in wanted if value is not None]
        with damage_told(self.address), reading(self.engine) as connection:
            yield from rows.sat(connection, which)

    def totals(
        self,
        *by: str,
        paper: str | None = None,
        unit: str | None = None,
        post: str | None = None,
        person: str | None = None,
        bank: str | None = None,
        skill: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[Total]:
        """Return answers added up by words, in the order of their values; without a word, all of them.

        Words: unit, post, level, skill, bank, kind, question, chosen, month (2026-12, UTC, of when it was handed in),
        paper, person (a name). A question counts for each of its skills where `skill` is a word or given. The marks
        that stand count, and essays as soon as they have a mark. `paper` ``""`` is practice; `until` itself is not in.

        `people` is how many gave these answers. Where the sums by month answer (no person, no single days, and no
        question of one unit) it is right below five, never above the truth there, and from five on it is who of that
        unit, post, month and paper handed in anything. Longer responses are ``""`` in `chosen`.
        """
        which = Which(paper, unit, post, person, bank, skill, since, until)
        with damage_told(self.address), reading(self.engine) as connection:
            return totals(connection, by, which)

    def papers(self) -> tuple[PaperLine, ...]:
        """Return the papers by code, practice results (``""``) first."""
        with damage_told(self.address), reading(self.engine) as connection:
            return lists.paper_lines(connection)

    def units(self) -> tuple[UnitLine, ...]:
        """Return the units by name."""
        with damage_told(self.address), reading(self.engine) as connection:
            return lists.unit_lines(connection)

    def people(self, unit: str | None = None, name: str | None = None) -> Iterator[PersonLine]:
        """Yield the people by unit and name, all or those of a unit or a name."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from lists.person_lines(connection, unit, name)

    def essays(self, paper: str | None = None) -> Iterator[Essay]:
        """Yield the essays of a paper, or of all, by question, with the marks given; none says who wrote it."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from essays.essays(connection, paper)

    def essays_waiting(self, paper: str | None = None, marker: str | None = None) -> Iterator[Essay]:
        """Yield the essays that nobody has marked; with `marker`, those which that marker has not."""
        for essay in self.essays(paper):
            if not any(marker is None or each.marker == marker for each in essay.marks):
                yield essay

    def mark_essay(
        self, hand_in: str, question: str, marker: str, earned: Fraction, points_given: Sequence[str], at: datetime
    ) -> bool:
        """Add what a marker gave for an essay; False where that marker gave the same before.

        The essay earns the mean of what each of its markers gave last. LookupError where there is no such essay.
        """
        given = EssayMark(hand_in, question, marker, earned, tuple(points_given), at)
        with told(self.address), writing(self.engine) as connection:
            return essays.mark(connection, given)

    def forget(self, person: Person) -> int:
        """Delete what the book holds of a person, but for sums that name nobody; return how many hand-ins that were."""
        with told(self.address), writing(self.engine) as connection:
            gone = forget(connection, person)
        with told(self.address):
            clear(self.engine)
        return gone


def _batches(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield pairs in batches, none with an id twice."""
    batch: dict[str, Pair] = {}
    size = 0
    for pair in pairs:
        if batch and (size >= BATCH or len(batch) >= MANY or pair[0].id in batch):
            yield list(batch.values())
            batch, size = {}, 0
        batch[pair[0].id] = pair
        size += len(pair[1].questions)
    if batch:
        yield list(batch.values())
