"""The same tests on both engines: PostgreSQL's are skipped where no server is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import SERVER, place, server

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a book that is not there yet."""
    if request.param == "postgresql" and not server():
        pytest.skip(f"no server: {SERVER} is not set (.ci/postgres starts one)")
    with place(request.param, tmp_path) as given:
        yield given


@pytest.fixture
def book(address: str) -> Iterator[Book]:
    """An empty book."""
    with open_book(address) as opened:
        yield opened
