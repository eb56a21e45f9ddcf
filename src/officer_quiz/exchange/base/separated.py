"""Tables as text, with commas, semicolons or tabs between their cells; no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from officer_quiz.exchange.base.columns import head
from officer_quiz.exchange.base.table_reading import FAR, Sheet, read_sheets
from officer_quiz.exchange.base.table_writing import rows
from officer_quiz.exchange.base.texts import decoded, start
from officer_quiz.exchange.base.written import Written
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import message

_ACTIVE = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would take for a formula; an apostrophe before it makes it a text."""
SIGNS = ",;\t"


BEGINNING = 16_000
"""Bytes in which the head of a table has to stand."""


def is_table(raw: bytes, signs: str) -> bool:
    """Return whether a file has the head of a table of questions, in any of the encodings that people have."""
    return _has_head(raw, signs) or _has_head(raw[:BEGINNING].decode("gb18030", "replace").encode(), signs)


def _has_head(raw: bytes, signs: str) -> bool:
    """Return whether one of the first lines is the head of a table of questions."""
    lines = start(raw, BEGINNING).replace("\ufffd", "").splitlines()[:FAR]
    for line in lines:
        cells = (line.lstrip("\ufeff").split(sign) for sign in signs)
        if any({"prompt", "answer"} <= {head(each.strip(' "')) for each in row} for row in cells):
            return True
    return False


def read(raw: bytes) -> Reading:
    """Return the questions of a table."""
    return read_sheets([Sheet("", cells(raw))])


def cells(raw: bytes) -> list[list[str]]:
    """Return the rows of a table; the sign between cells is the one its head has most of.

    Unreadable for what is no text or no table.
    """
    text = decoded(raw)
    first = [line for line in text.split("\n")[:FAR] if line.strip()]
    sign = max(SIGNS, key=lambda sign: max((line.count(sign) for line in first), default=0))
    try:
        return [[_shown(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)]
    except csv.Error:
        raise Unreadable(message("formats.csv-broken")) from None


def write(questions: Sequence[Portable], sign: str) -> Written:
    """Return a table with a mark that tells spreadsheets it is UTF-8."""
    table, told = rows(questions)
    return Written(as_table(table, sign), tuple(told))


def as_table(table: Iterable[Sequence[str]], sign: str) -> bytes:
    """Return rows as a file with a mark that tells spreadsheets it is UTF-8; no cell is a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator="\r\n").writerows([_inert(cell) for cell in row] for row in table)
    return out.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    return f"'{text}" if _ACTIVE.match(text) else text


def _shown(text: str) -> str:
    text = text.removeprefix("'") if text.startswith("'") and _ACTIVE.match(text) else text
    return text.strip(" \t\u3000")
