"""Marks as a file that spreadsheets open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange.base.separated import as_table
from officer_quiz.exchange.base.workbook import Page, workbook
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.services.unit_files import put


def write_marks(path: Path, title: str, rows: Iterable[Sequence[str | float | None]]) -> None:
    """Write rows as .csv or .xlsx, by the ending; UserError for any other, or where it cannot be written."""
    table = [list(row) for row in rows]
    match path.suffix.lower():
        case ".csv":
            raw = as_table([[_text(cell) for cell in row] for row in table], ",")
        case ".xlsx":
            try:
                raw = workbook([Page(title, [_text(cell) for cell in table[0]], table[1:])])
            except Unreadable as error:
                raise UserError(error.message, Exit.USAGE) from error
        case _:
            raise UserError(message("mark.ending", path=shown(path)), Exit.USAGE)
    put(path, raw)


def _text(cell: str | float | None) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return cell or ""
