"""Leaves out of a bank the questions with errors, so that a fault costs one question and not the whole bank."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from officer_quiz.bank.model import Bank, LeftOut
from officer_quiz.text.diagnostic import Diagnostic, Mark
from officer_quiz.text.document import Document

LISTED = "questions"
_HEADER_KEY = re.compile(r"""(?:\w[\w-]*|["'][^"']+["'])\s*[:：]""")
"""How a line of the header begins."""
_ID = re.compile(r"""(?:^|[\s{,－-])id\s*[:：]\s*["']?(?P<id>[A-Za-z0-9][\w-]*)""")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a file from a place to where the next begins: of a question or of the header.

    `index` is that of the question in the data, None where it could not be read; that of the header is -1.
    """

    start: Mark
    index: int | None


_HEADER = -1


def without_faulty(bank: Bank, diagnostics: Sequence[Diagnostic]) -> Bank | None:
    """Return a bank without the questions in whose lines an error stands, None when one stands in its header.

    `diagnostics` are all of its file, in the order of their places.
    """
    errors = [each for each in diagnostics if each.level == "error"]
    if not errors:
        return bank
    stretches = _stretches(bank.document)
    starts = [each.start for each in stretches]
    first: dict[int, Diagnostic] = {}
    for error in errors:
        first.setdefault(bisect_right(starts, (error.line, error.column)) - 1, error)
    if any(place < 0 or stretches[place].index == _HEADER for place in first):
        return None
    faulty = {stretches[place].index for place in first}
    left_out = [
        LeftOut(_id(bank.document, stretches, place), stretches[place].start.line, first[place])
        for place in sorted(first)
    ]
    entries = tuple(each for each in bank.entries if each.index not in faulty)
    return replace(bank, entries=entries, left_out=tuple(left_out))


def _stretches(document: Document) -> list[_Stretch]:
    """The stretches of a file in their order.

    A question takes in all of the line it begins on, unless another one or the key of the list begins on it too.
    """
    listed = range(len(document.data.get(LISTED, ())))
    found: list[tuple[Mark, int | None]] = [(document.marks.values[LISTED, index], index) for index in listed]
    found += [(mark, None) for path, mark in document.lost if path == (LISTED,)]
    lines = enumerate(document.lines, 1)
    found += [(Mark(number, 1), _HEADER) for number, line in lines if line[:1].strip() and _HEADER_KEY.match(line)]
    stretches: list[_Stretch] = []
    line = 0
    for mark, index in sorted(found, key=lambda each: each[0]):
        stretches.append(_Stretch(mark if mark.line == line else Mark(mark.line, 1), index))
        line = mark.line
    return stretches


def _id(document: Document, stretches: Sequence[_Stretch], place: int) -> str:
    """The id of a question; of one that could not be read, what looks like it."""
    start, index = stretches[place].start, stretches[place].index
    if index is not None:
        item = document.data[LISTED][index]
        id = item.get("id") if isinstance(item, dict) else None
        return id if isinstance(id, str) else ""
    end = stretches[place + 1].start.line - 1 if place + 1 < len(stretches) else len(document.lines)
    hits = (_ID.search(line) for line in document.lines[start.line - 1 : end])
    return next((hit["id"] for hit in hits if hit), "")
