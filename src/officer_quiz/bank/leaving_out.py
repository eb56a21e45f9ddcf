"""Leaves out of a bank the questions with errors, so that a fault costs one question and not the whole bank."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from officer_quiz.bank.model import Bank, LeftOut, LeftOuts
from officer_quiz.text.diagnostic import Diagnostic, Mark
from officer_quiz.text.document import Document

LISTED = "questions"
_HEADER_KEY = re.compile(r"""(?:\w[\w-]*|["'][^"']+["'])\s*[:：]""")
"""How a line of the header begins."""
BETWEEN = frozenset({"several-documents", "remark-full-width"})
"""The codes of errors that stand between two questions and cost neither."""
_ID = re.compile(r"""(?:^|[\s{,－-])id\s*[:：]\s*["']?(?P<id>[A-Za-z0-9][\w-]*)""")


_START = itemgetter(0)
_END = 1 << 62
"""Behind the last character of any file."""
_INDENTED = frozenset(" \t-#")
"""How lines begin that begin no key of the header, most of them."""
Name = int | str | None
"""A question of a file: its index or its key in the data, None for one that could not be read."""


class Stretch(NamedTuple):
    """The lines of a question of a file, or of its header, from the offset where it begins to the next stretch."""

    start: int
    name: Name = None
    header: bool = False


def without_faulty(bank: Bank, diagnostics: Sequence[Diagnostic]) -> Bank | None:
    """Return a bank without the questions in whose lines an error stands, None when one stands in its header.

    `diagnostics` are all of its file, in the order of their places.
    """
    if not any(each.level == "error" for each in diagnostics):
        return bank
    document = bank.document
    # what an alias repeats has no place of its own: errors there are the header's
    stretches = _stretches(document, document.marks.values.below(LISTED))
    faulty = _faulty(document, stretches, diagnostics)
    if faulty is None:
        return None
    names = {stretches[place].name for place in faulty}
    entries = tuple(each for each in bank.entries if each.index not in names)
    return replace(bank, entries=entries, left_out=LeftOuts(partial(_left_out, document, stretches, faulty)))


def _left_out(document: Document, stretches: Sequence[Stretch], faulty: Mapping[int, Diagnostic]) -> list[LeftOut]:
    line = partial(_line, document, stretches)
    return [LeftOut(_id(document, stretches, place), line(place), error) for place, error in faulty.items()]


def _line(document: Document, stretches: Sequence[Stretch], place: int) -> int:
    """The number of the line on which a stretch begins; of the one behind the last one, that after the last line."""
    return document.source.at(stretches[place].start).line if place < len(stretches) else len(document.lines) + 1


def faulty_keys(document: Document, diagnostics: Sequence[Diagnostic]) -> tuple[Name, ...] | None:
    """Return the questions of a mapping with an error in their lines, by their keys, in order; as `without_faulty`."""
    stretches = _stretches(document, document.marks.keys.below(LISTED))
    faulty = _faulty(document, stretches, diagnostics)
    return None if faulty is None else tuple(stretches[place].name for place in faulty)


def _faulty(
    document: Document, stretches: Sequence[Stretch], diagnostics: Sequence[Diagnostic]
) -> dict[int, Diagnostic] | None:
    """The places of the stretches in which an error stands, in order, each with its first; None for the header."""
    first: dict[int, Diagnostic] = {}
    lines = document.source.starts  # looked up here: there may be very many errors
    starts = iter([*(each.start for each in stretches), _END])
    here, beyond = -1, next(starts)
    for each in diagnostics:  # both are in the order of their places: they are gone through once
        if each.level == "error" and each.code not in BETWEEN:
            offset = lines[each.line - 1] + each.column - 1
            while beyond <= offset:
                here, beyond = here + 1, next(starts)
            if here not in first:
                first[here] = each
    return None if any(place < 0 or stretches[place].header for place in first) else first


def unread(document: Document) -> list[Mark]:
    """Return where the questions of a file begin that could not be read as YAML."""
    return [mark for path, mark in document.lost if path == (LISTED,)]


def _stretches(document: Document, offsets: Mapping[str | int, int]) -> list[Stretch]:
    """The stretches of a file in their order; `offsets` are those of the questions that could be read.

    A question takes in all of the line it begins on, unless another one or the key of them all begins on it too.
    """
    source = document.source
    end = source.offset(source.at(len(source.text)))  # where what is empty at the end of a file is told
    found = [Stretch(min(offset, end), name) for name, offset in offsets.items()]
    found += [Stretch(source.offset(mark)) for mark in unread(document)]
    found += [
        Stretch(start, None, True)
        for start, line in zip(source.starts, source.lines, strict=True)
        if line and line[0] not in _INDENTED and _HEADER_KEY.match(line)
    ]
    found.sort(key=_START)
    line = -1
    for place, (offset, name, header) in enumerate(found):
        start = source.starts[bisect_right(source.starts, offset) - 1]
        if start not in {line, offset}:
            found[place] = Stretch(start, name, header)
        line = start
    return found


def _id(document: Document, stretches: Sequence[Stretch], place: int) -> str:
    """The id of a question; of one that could not be read, what looks like it."""
    index = stretches[place].name
    if index is not None:
        listed = document.data[LISTED]  # by its pieces a torn file may say something else here than at the question
        item = listed[index] if isinstance(listed, list) and isinstance(index, int) and index < len(listed) else None
        id = item.get("id") if isinstance(item, dict) else None
        return id if isinstance(id, str) else ""
    first, beyond = (_line(document, stretches, each) - 1 for each in (place, place + 1))
    hits = (_ID.search(line) for line in document.lines[first:beyond])
    return next((hit["id"] for hit in hits if hit), "")
