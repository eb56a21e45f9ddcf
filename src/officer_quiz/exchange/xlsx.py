"""Excel (.xlsx): a table of questions on a sheet. No formula is run or written, sizes are bounded."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from officer_quiz.exchange.base.archive import refused
from officer_quiz.exchange.base.table_reading import Sheet, read_sheets
from officer_quiz.exchange.base.table_writing import rows
from officer_quiz.exchange.base.texts import check_size
from officer_quiz.exchange.base.written import Written
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import message

NAME = "xlsx"
ENDINGS = (".xlsx", ".xlsm")
EXTRA = True
MOST_ROWS = 100_000
MOST_COLUMNS = 120
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
WIDTHS = {"题干": 50, "解析": 50, "依据": 30, "材料": 40}
"""Columns that hold long texts, by the beginning of their heads."""


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file is an archive with a workbook in it."""
    return raw.startswith(b"PK\3\4") and b"xl/" in raw


def read(raw: bytes) -> Reading:
    """Return the questions of all sheets; Unreadable for a file that is broken, too large or not harmless."""
    return read_sheets(sheets(raw))


def sheets(raw: bytes, columns: int = MOST_COLUMNS) -> list[Sheet]:
    """Return the sheets of a workbook, each with its rows as texts and at most so many columns.

    Unreadable for a file that is broken, too large or not harmless.
    """
    check_size(raw)
    try:
        import openpyxl  # noqa: PLC0415  (an extra, and slow)
    except ImportError:
        raise Unreadable(message("formats.no-library", library="openpyxl")) from None
    try:
        if reason := refused(raw):
            raise Unreadable(message(f"formats.office-{reason}"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's own, about what it passes over
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            return [Sheet(sheet.title, list(_rows(sheet, columns))) for sheet in book.worksheets]
    except Unreadable:
        raise
    except Exception:  # whatever the library meets in a file that is not what it says
        raise Unreadable(message("formats.office-broken")) from None


def _rows(sheet: Any, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a sheet as texts."""
    empty = 0
    for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=columns, values_only=True):
        row = [_text(each) for each in cells]
        empty = 0 if any(row) else empty + 1
        if empty > 1_000:  # a sheet that claims rows it does not have
            return
        yield row


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "对" if value else "错"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a workbook with one sheet; every cell is text, whatever it begins with."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  (an extra, and slow)
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415
    except ImportError:
        raise Unreadable(message("formats.no-library", library="openpyxl")) from None
    table, told = rows(questions)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = re.sub(r"[\\/*?:\[\]']", " ", title)[:31].strip() or "题库"
    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for number, row in enumerate(table, 1):
        for place, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, place)
                cell.value = _ILLEGAL.sub("", text)
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = top
                if number == 1:
                    cell.font = bold
    for place, head in enumerate(table[0], 1):
        width = next((wide for word, wide in WIDTHS.items() if head.startswith(word)), 18)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return Written(out.getvalue(), tuple(told))
