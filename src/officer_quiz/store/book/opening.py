"""Opens a unit book: a file or a server's database; whose it is and which tables it has is checked first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.store.book.address import Address
from officer_quiz.store.disk import end_of, is_there

if TYPE_CHECKING:
    from officer_quiz.store.book.book import Book

LIBRARIES = {"sqlalchemy", "psycopg"}


def open_book(given: str, *, create: bool = True) -> Book:
    """Open the book at an address: the path of a file (SQLite), or ``postgresql://…``; made if there is none.

    With `create` false, UserError where there is none. UserError for another program's database, one of a newer
    version, a server that does not answer or does not let one in, a missing library; what was there stays as it is.
    """
    address = Address.of(given)
    if address.path is not None:
        _check_place(address.path, create)
    try:
        from officer_quiz.store.book.book import Book  # noqa: PLC0415  (only where there is a book to open)
        from officer_quiz.store.book.tables import prepare  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in LIBRARIES:
            raise UserError(message("unit_book.no-library", library=error.name)) from error
        raise
    book = Book(address)
    try:
        prepare(book.engine, address, create)
    except BaseException:
        book.close()
        raise
    return book


def _check_place(path: Path, create: bool) -> None:
    """Raise UserError where no file can be, or none is that has to be."""
    if not is_there(path):
        if not create:
            raise UserError(message("unit_book.none", book=str(path)))
        if not end_of(path).parent.is_dir():
            raise UserError(message("unit_book.no-folder", book=str(path), folder=str(path.parent)))
