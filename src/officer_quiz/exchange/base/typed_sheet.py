"""Makes a sheet (.xlsx) to type into: every cell is text, whatever it begins with, and checked as it is typed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LETTERS_ONLY = (
    'AND(LEN({cell})<={count},SUMPRODUCT(--ISNUMBER(FIND(MID(UPPER({cell}),ROW(INDIRECT("1:"&LEN({cell}))),1),'
    '"{letters}")))=LEN({cell}))'
)
"""True where a cell holds nothing but these letters."""


@dataclass(frozen=True, slots=True)
class Check:
    """What may be typed into the cells of a column: one of `words`, or any of `letters` together; and what to say."""

    words: tuple[str, ...] = ()
    letters: str = ""
    title: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its rows of texts, of which the first `heads` stay in view, and how it is typed into.

    `checks` and `widths` are by column, from 1; checks hold for `room` rows below the heads.
    """

    title: str
    rows: Sequence[Sequence[str]]
    heads: int = 1
    fixed: int = 0
    room: int = 0
    checks: Mapping[int, Check] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)


def typed_sheet(table: Table) -> bytes:
    """Return the file; Unreadable where the library for it is missing."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  (an extra, and slow)
    except ImportError:
        raise Unreadable(message("formats.no-library", library="openpyxl")) from None
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\\/*?:\[\]']", " ", table.title)[:31].strip() or "1"
    _fill(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    bold, shade = Font(bold=True), PatternFill("solid", fgColor="DDE7F0")
    side = Side(style="thin", color="BBBBBB")
    columns = max(map(len, table.rows))
    for number, row in enumerate(table.rows, 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.value, cell.data_type, cell.number_format = _ILLEGAL.sub("", value), "s", "@"
            if number == table.heads:
                cell.font, cell.fill = bold, shade
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for number in range(table.heads + 1, table.heads + table.room + 1):
        for place in range(1, columns + 1):
            cell = sheet.cell(number, place)
            cell.number_format, cell.border = "@", Border(side, side, side, side)
    for place in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(place)].width = table.widths.get(place, 10)
    for place, check in table.checks.items():
        _add_check(sheet, get_column_letter(place), table, check)
    sheet.freeze_panes = sheet.cell(table.heads + 1, table.fixed + 1)


def _add_check(sheet: Any, column: str, table: Table, check: Check) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    first, last = table.heads + 1, table.heads + max(1, table.room)
    if check.words:
        rule = DataValidation("list", formula1=f'"{",".join(check.words)}"', allow_blank=True)
    else:
        cell = f"{column}{first}"
        formula = _LETTERS_ONLY.format(cell=cell, count=len(check.letters), letters=check.letters)
        rule = DataValidation("custom", formula1=formula, allow_blank=True)
    rule.errorTitle, rule.error, rule.showErrorMessage = check.title[:32], check.said[:255], True
    sheet.add_data_validation(rule)
    rule.add(f"{column}{first}:{column}{last}")
