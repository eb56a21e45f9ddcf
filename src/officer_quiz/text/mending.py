"""Makes many small changes of a file's text at once, and tells what the file must say afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from officer_quiz.text.diagnostic import Edit, Fault, Path
from officer_quiz.text.source import Source


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of their places, none that reaches into the one before it."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.line, each.column)):
        last = kept[-1] if kept else None
        if last is None or last.line != edit.line or last.column + max(1, len(last.old)) <= edit.column:
            kept.append(edit)
    return kept


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made that are apart; every character outside of them stays as it is.

    ValueError if at the place of one something else stands.
    """
    starts = Source.of("", text).starts
    parts, place = [], 0
    for edit in edits:
        start = starts[edit.line - 1] + edit.column - 1
        if not text.startswith(edit.old, start) or start < place:
            raise ValueError(edit)
        parts += [text[place:start], edit.new]
        place = start + len(edit.old)
    return "".join([*parts, text[place:]])


def changed(data: Any, faults: Sequence[Fault]) -> Any:
    """Return what a file says once the faults in what it says now are mended; the data itself stays as it is.

    Texts are changed from their ends, and before the keys that lead to them.
    """
    sorts = {"text": 0, "field": 1, "key": 2}
    for fault in sorted(faults, key=lambda each: (sorts[_sort(each)], -len(each.path), -(each.offset or 0))):
        data = _changed(data, fault.path, fault)
    return data


def _sort(fault: Fault) -> str:
    return fault.mend.sort if fault.mend else "text"


def _changed(data: Any, path: Path, fault: Fault) -> Any:
    assert fault.mend
    old, new, sort, _ = fault.mend
    if len(path) > (sort != "text"):
        copy = data.copy()
        copy[path[0]] = _changed(data[path[0]], path[1:], fault)
        return copy
    if sort == "text":
        start = fault.offset or 0
        return data[:start] + new + data[start + len(old) :]
    if sort == "key":
        return {new if key == old else key: value for key, value in data.items()}
    return {**data, old: new}
