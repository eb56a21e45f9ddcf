"""The unit book: all hand-ins of a unit and their marks, on SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Self

from officer_quiz.results.marks import Marked, Received
from officer_quiz.results.unit_lines import Added
from officer_quiz.store.book import reading as rows
from officer_quiz.store.book.adding import Pair, add_batch
from officer_quiz.store.book.address import Address
from officer_quiz.store.book.engine import engine_of, reading, writing
from officer_quiz.store.book.faults import damage_told, told

BATCH = 20_000
"""Answers that are added in one step: all of them or none, however the program ends."""
MANY = 500
"""Hand-ins that are added in one step at most."""


class Book:
    """An open unit book; use as a context manager. Every fault of the database is a UserError that says what to do."""

    def __init__(self, address: Address) -> None:
        """Callers open one with `open_book`."""
        self.address = address
        with told(address):
            self.engine = engine_of(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def add(self, pairs: Iterable[tuple[Received, Marked]], tell: Callable[[int], None] | None = None) -> Added:
        """Add hand-ins with their marks, in batches that are each on disk before `tell` hears how many pairs are done.

        A hand-in that is there stays as it is; marks that differ from those that stand are added and stand from now
        on. Somebody else may be adding at the same time: each waits for the other.
        """
        total = Added()
        done = 0
        for batch in _batches(pairs):
            with told(self.address), writing(self.engine) as connection:
                added = add_batch(connection, batch)
            total.new += added.new
            total.known += added.known
            total.marked_again += added.marked_again
            total.forgotten += added.forgotten
            done += len(batch)
            if tell:
                tell(done)
        return total

    def received(self, paper: str | None = None) -> Iterator[Received]:
        """Yield hand-ins as they came, of all papers and practice or of one paper (``""``: practice)."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from rows.received(connection, paper)

    def marked(self, paper: str | None = None, *, first: bool = False) -> Iterator[Marked]:
        """Yield the marks that stand by paper and time, or the `first` ones without the marks of essays given later."""
        with damage_told(self.address), reading(self.engine) as connection:
            yield from rows.marked(connection, paper, first)


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
