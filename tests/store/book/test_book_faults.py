"""What can go wrong with a unit book: each fault is one sentence, what is there stays as it is, and nothing is lost."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import LANGUAGES, Message, Wording
from officer_quiz.store.book import book as module
from officer_quiz.store.book import engine
from officer_quiz.store.book.address import Address
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import class_of, database, everything, server

PAIRS = class_of(6)


def told(work: Callable[[], object]) -> Message:
    """Return what a fault is told as: in both languages, without anything secret."""
    with pytest.raises(UserError) as error:
        work()
    for language in LANGUAGES:
        assert "geheim" not in Wording(language)(error.value.message)
    return error.value.message


def opened(address: object) -> Callable[[], object]:
    return lambda: open_book(str(address))


def make(address: object) -> None:
    with open_book(str(address)) as book:
        book.add(PAIRS[:2])


def change(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()


def test_a_newer_version_is_refused(address: str) -> None:
    make(address)
    with open_book(address) as book, book.engine.begin() as connection:
        connection.execute(text("UPDATE about SET version = 99"))
    with Book(Address.of(address)) as book:
        before = everything(book)
        assert told(opened(address)).key == "unit_book.newer"
        assert everything(book) == before


@pytest.mark.parametrize("text", [b"my notes, not a database\n" * 50, b"SQLite format 3\0" + b"\xff" * 200])
def test_no_database(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "unit.db"
    path.write_bytes(text)
    assert told(opened(path)).key == "unit_book.damaged"
    assert path.read_bytes() == text


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE notes (text)",
        "CREATE TABLE about (program, version)",
        "CREATE TABLE about (words)",
        "PRAGMA application_id = 252006674",
    ],
)
def test_another_program_s_file(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "unit.db"
    change(path, statement)
    before = path.read_bytes()
    assert told(opened(path)).key == "unit_book.foreign"
    assert path.read_bytes() == before


def test_a_trainee_s_log_is_no_book(tmp_path: Path) -> None:
    from officer_quiz.store.log import EventLog

    EventLog.open(tmp_path / "events.db").__exit__()
    assert told(opened(tmp_path / "events.db")).key == "unit_book.foreign"


def test_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "unit.db"
    make(path)
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = b"\xa5" * (len(damaged) - 8192)
    path.write_bytes(damaged)

    def read() -> object:
        with open_book(str(path)) as book:
            return list(book.marked())

    assert told(read).key == "unit_book.damaged"
    assert path.read_bytes() == bytes(damaged)


def test_content_that_was_not_written_by_the_program(book: Book) -> None:
    book.add(PAIRS)
    with book.engine.begin() as connection:
        connection.execute(text("UPDATE schemes SET pass_mark = 'six'"))
    assert told(lambda: list(book.marked())).key == "unit_book.damaged"


def test_a_folder_and_a_link_to_nothing(tmp_path: Path) -> None:
    assert told(opened(tmp_path)).key == "unit_book.read-only"
    if os.name == "posix":
        (tmp_path / "link.db").symlink_to(tmp_path / "gone.db")
        assert told(opened(tmp_path / "link.db")).key == "unit_book.read-only"
        assert not (tmp_path / "gone.db").exists()


def test_no_book_is_made_where_one_is_only_read(address: str) -> None:
    assert told(lambda: open_book(address, create=False)).key == "unit_book.none"
    assert not Path(address).exists()


def test_the_file_is_private(tmp_path: Path) -> None:
    make(tmp_path / "unit.db")
    if os.name == "posix":
        assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_a_full_disk_leaves_whole_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits is there; once there is room the same command comes to the book of an undisturbed run."""
    monkeypatch.setattr(module, "MANY", 2)
    large = [(replace(received, content=os.urandom(9000)), marked) for received, marked in PAIRS]
    with open_book(str(tmp_path / "whole.db")) as book:
        book.add(large)
        wanted = everything(book)
    done: list[int] = []
    with open_book(str(tmp_path / "unit.db")) as book, _full(book, 24):
        assert told(lambda: book.add(large, done.append)).key == "unit_book.full"
    assert 0 < len(done) < 6
    with open_book(str(tmp_path / "unit.db")) as book:
        assert len(list(book.received())) == done[-1]
        assert book.add(large).known == done[-1]
        assert everything(book) == wanted


@contextmanager
def _full(book: Book, more: int) -> Iterator[None]:
    pages = 0

    def limit(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with book.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + more
    book.engine.dispose()
    event.listen(book.engine, "connect", limit)
    yield


def test_a_book_that_stays_locked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    with open_book(address) as book, engine.writing(book.engine), open_book(address) as other:
        assert told(lambda: other.add(PAIRS)).key == "unit_book.busy"
        assert not list(other.received())


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    make(tmp_path / "unit.db")
    with open_book(str(tmp_path / "unit.db")) as book:
        event.listen(book.engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = 1"))
        book.engine.dispose()
        assert told(lambda: book.add(PAIRS)).key == "unit_book.read-only"


needs_server = pytest.mark.skipif(not server(), reason="no PostgreSQL server is given")


@needs_server
@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda given: given.replace("/postgres?", "/nowhere?"), "unit_book.no-database"),
        (lambda given: re.sub("//[^/]*@", "//nobody:geheim@", given), "unit_book.no-entry"),
        (lambda given: given.replace("host=", "host=/nowhere&port=1&application_name="), "unit_book.no-server"),
        (lambda _: "postgresql://u:geheim@127.0.0.1:1/x", "unit_book.no-server"),
        (lambda _: "postgresql://u:geheim@/x?nonsense=geheim", "unit_book.no-address"),
    ],
)
def test_a_server_that_does_not_let_one_in(change: Callable[[str], str], key: str) -> None:
    assert told(opened(change(server()))).key == key


@needs_server
def test_another_program_s_database_on_a_server() -> None:
    import psycopg

    with database(server()) as address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE TABLE people (name text)")
        assert told(opened(address)).key == "unit_book.foreign"


@needs_server
def test_a_server_that_goes_away_in_the_middle() -> None:
    """The batch at hand is nobody's; afterwards the same command goes on."""
    with database(server()) as address, open_book(address) as book, open_book(address) as other:
        book.add(PAIRS[:4])
        cuts: list[int] = []

        @event.listens_for(book.engine, "before_cursor_execute")
        def cut(connection: Any, _cursor: object, statement: str, *_: object) -> None:
            if statement.startswith("SELECT hand_ins.key") and not cuts:
                cuts.append(connection.connection.driver_connection.info.backend_pid)
                with other.engine.connect() as killer:
                    killer.execute(text(f"SELECT pg_terminate_backend({cuts[0]})"))

        assert told(lambda: book.add(PAIRS)).key == "unit_book.no-server"
        assert book.add(PAIRS).new == len(PAIRS) - 4
