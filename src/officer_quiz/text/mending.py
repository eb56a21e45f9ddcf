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


def stands(edit: Edit, lines: Sequence[str]) -> bool:
    """Return whether what an edit changes stands where it is said to: an escape or a quote may have moved it."""
    return lines[edit.line - 1].startswith(edit.old, edit.column - 1)


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


def changed(data: Any, faults: Iterable[Fault]) -> Any:
    """Return what a file says once faults in what it says now are mended; the data itself stays as it is."""
    copy = _copied(data)
    groups: dict[tuple[bool, Path], list[Fault]] = {}
    for fault in faults:
        text = fault.mend is not None and fault.mend.sort == "text"
        groups.setdefault((text, fault.path if text else fault.path[:-1]), []).append(fault)
    # Texts before the keys that lead to them, and keys further in before those around them.
    for (text, path), group in sorted(groups.items(), key=lambda each: (not each[0][0], -len(each[0][1]))):
        around: Any = copy
        step: Any
        for step in path[:-1] if text else path:
            around = around[step]
        if text:
            step = path[-1]
            around[step] = _rewritten(around[step], group)
        else:
            _rekey(around, group)
    return copy


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _rewritten(text: str, faults: Iterable[Fault]) -> str:
    """Return a text with what is wrong in it mended."""
    parts, place = [], 0
    for fault in sorted(faults, key=lambda each: each.offset or 0):
        assert fault.mend
        start = fault.offset or 0
        parts += [text[place:start], fault.mend.new]
        place = start + len(fault.mend.old)
    return "".join([*parts, text[place:]])


def _rekey(around: dict[str, Any], faults: Iterable[Fault]) -> None:
    """Rename keys of a mapping, each in its place, and add fields to it."""
    mends = [fault.mend for fault in faults if fault.mend]
    names = {mend.old: mend.new for mend in mends if mend.sort == "key"}
    pairs = [(names.get(key, key), value) for key, value in around.items()]
    around.clear()
    around.update(pairs)
    around.update({mend.old: mend.new for mend in mends if mend.sort == "field"})
