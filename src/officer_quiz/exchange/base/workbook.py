"""Writes workbooks of results: every text is a text whatever it begins with, every figure a number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
Cell = str | int | float | datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, heads, rows of texts and figures, and the widths of columns that are not the usual."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: dict[int, int] = field(default_factory=dict)


def workbook(pages: Iterable[Page]) -> bytes:
    """Return a workbook of sheets; rows are written as they come. Unreadable where the library is not there."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  (an extra, and slow)
        from openpyxl.utils import get_column_letter  # noqa: PLC0415
    except ImportError:
        raise Unreadable(message("formats.no-library", library="openpyxl")) from None
    book = Workbook(write_only=True)
    for page in pages:
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]']", " ", page.name)[:31].strip() or "1")
        sheet.freeze_panes = "B2"
        for place in range(len(page.heads)):
            sheet.column_dimensions[get_column_letter(place + 1)].width = page.widths.get(place, 14)
        sheet.append([_cell(sheet, head, bold=True) for head in page.heads])
        for row in page.rows:
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    """Return a cell; a text never becomes a formula, and a time has no zone, which spreadsheets do not know."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=_ILLEGAL.sub("", value))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
