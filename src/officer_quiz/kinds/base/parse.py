"""Builds a question from plain data: its kind by ``type``, the parts of a case by theirs; faults carry paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from officer_quiz import kinds
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text.aliases import key_meant
from officer_quiz.text.diagnostic import Fault, Mend, Path
from officer_quiz.text.lookalikes import as_it_looks, odd
from officer_quiz.text.nearest import nearest
from officer_quiz.text.shapes import keys_of, mended, misnamed, validate


def parse(data: Mapping[str, Any], *, thorough: bool = True) -> tuple[Question | None, list[Fault]]:
    """Return the question in `data`, None if its shape is wrong, and every fault, with paths from its mapping.

    What is wrong in one place does not hide what is wrong in others: a key or a kind under another name is told, and
    read as what it means; what has a wrong shape is told, and the rest is compared without it. Unless `thorough`, what
    has a wrong shape is only told.
    """
    name, faults = _kind(data)
    if name is None:
        return None, faults
    kind = kinds.kind(name)
    meant, others = _renamed(kind, data)
    faults += [misnamed((written,), key) for key, written in others.items()]
    meant = meant if meant.get("type") == name else {**meant, "type": name}
    shaped, part_faults = _with_parts(kind, meant, thorough=thorough)
    question, own = validate(kind, shaped, guess=thorough)
    if part_faults:
        # The parts that could not be built are told already; that too few are left is no fault of its own.
        own = [fault for fault in own if fault.path != (kind.parts_field,)]
    elif question is not None:
        own += question.problems()
    elif thorough:
        own += _further(kind, shaped, own)
    sound = question is not None and not faults and not part_faults
    found = faults + [_as_written(fault, others) for fault in part_faults + own]
    return (question if sound else None), found


def _further(kind: type[Question], data: Mapping[str, Any], faults: Sequence[Fault]) -> list[Fault]:
    """Return what is wrong in the question beside the faults of its shape."""
    rest = mended(kind, data, faults)
    if rest is None:
        return []
    return [
        fault
        for fault in rest.problems()
        if (fault.code not in _OF_THE_WHOLE or fault.message.key in _BY_ITSELF)
        and not any(_touch(fault.path, each.path) for each in faults)
    ]


def _touch(one: Path, other: Path) -> bool:
    """Whether one path leads to or through the other."""
    return all(step == its for step, its in zip(one, other, strict=False))


_OF_THE_WHOLE = {"L31", "blanks-mismatch"}
"""Faults between fields that cannot be told where one of the fields is wrong."""
_BY_ITSELF = {f"kinds.dialogue.{name}" for name in ("dead-link", "name-twice", "violation-cite", "too-many-replies")}
"""What of them can be told: it asks for names, or looks at one reply."""


def _as_written(fault: Fault, others: Mapping[str, str]) -> Fault:
    """Return a fault with the name under which its key is written."""
    first = str(fault.path[0]) if fault.path else ""
    return fault._replace(path=(others[first], *fault.path[1:])) if first in others else fault


def unknown_kind(name: object, path: Path) -> Fault:
    """Return the fault that there is no such kind, at `path`."""
    meant = kinds.meant(str(name))
    if meant and meant == as_it_looks(str(name)) and (slip := odd(str(name))):
        return Fault("unknown-kind", path, slip.said, offset=slip.offset, mend=slip.mend)
    mend = Mend(str(name), meant, seen=False) if meant else None
    near = meant or nearest(str(name), kinds.names())
    key = "kinds_common.unknown-kind-near" if near else "kinds_common.unknown-kind"
    said = message(key, name=name, near=near and kinds.told(near), known=_all_kinds())
    return Fault("unknown-kind", path, said, mend=mend)


@cache
def _all_kinds() -> tuple[Message, ...]:
    return tuple(map(kinds.told, kinds.names()))


_NO_KIND = Fault("missing-key", ("type",), message("diagnostic.missing-key", key="type"))


def _kind(data: Mapping[str, Any]) -> tuple[str | None, list[Fault]]:
    """Return the kind of a question, one under another name too, and what is wrong with how it is named."""
    key = "type" if "type" in data else next((key for key in data if key_meant(key, ("type",))), None)
    if key is None:
        return None, [_NO_KIND]
    name = data[key]
    if isinstance(name, str) and name in kinds.names():
        return name, []
    return kinds.meant(name) if isinstance(name, str) else None, [unknown_kind(name, (key,))]


def _renamed(kind: type[Question], data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the data with keys under other names as what they mean, and those names by what they mean."""
    others: dict[str, str] = {}
    if not data.keys() - keys_of(kind):
        return dict(data), others
    known = keys_of(kind) - data.keys()
    renamed: dict[str, Any] = {}
    for written, value in data.items():
        key = key_meant(written, known)
        if key and key not in others:
            others[key] = written
        renamed[key if key and others[key] == written else written] = value
    return renamed, others


def _with_parts(
    kind: type[Question], data: Mapping[str, Any], *, thorough: bool
) -> tuple[Mapping[str, Any], list[Fault]]:
    """Return `data` with its parts parsed by their own kinds; a part that is wrong is left out, its faults are told."""
    name = kind.parts_field
    parts = data.get(name) if name else None
    if name is None or not isinstance(parts, list):
        return data, []
    built: list[Question] = []
    faults: list[Fault] = []
    for number, part in enumerate(parts):
        at = (name, number)
        if not isinstance(part, dict):
            faults.append(Fault("not-a-question", at, message("bank.not-a-question")))
            continue
        question, own = parse(part, thorough=thorough)
        faults += [fault.below(at) for fault in own]
        built += [question] if question else []
    return {**data, name: built}, faults
