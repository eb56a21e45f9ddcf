"""Builds a question from plain data: its kind by ``type``, the parts of a case by theirs; faults carry paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from officer_quiz import kinds
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.nearest import nearest
from officer_quiz.text.shapes import validate


def parse(data: Mapping[str, Any]) -> tuple[Question | None, list[Fault]]:
    """Return the question in `data`, None if its shape is wrong, and every fault, with paths from its mapping."""
    kind, faults = _kind(data)
    if kind is None:
        return None, faults
    shaped, part_faults = _with_parts(kind, data)
    question, shape_faults = validate(kind, shaped)
    if part_faults:
        # The parts that could not be built are told already; that too few are left is no fault of its own.
        shape_faults = [fault for fault in shape_faults if fault.path != (kind.parts_field,)]
    faults = part_faults + shape_faults
    if question is not None and not faults:
        faults += question.problems()
    return (None if part_faults else question), faults


def _kind(data: Mapping[str, Any]) -> tuple[type[Question] | None, list[Fault]]:
    if "type" not in data:
        return None, [Fault("missing-key", ("type",), message("diagnostic.missing-key", key="type"))]
    name = data["type"]
    if isinstance(name, str) and name in kinds.names():
        return kinds.kind(name), []
    known = kinds.names()
    near = nearest(str(name), known)
    key = "kinds_common.unknown-kind-near" if near else "kinds_common.unknown-kind"
    return None, [Fault("unknown-kind", ("type",), message(key, name=name, near=near, known=tuple(known)))]


def _with_parts(kind: type[Question], data: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Fault]]:
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
        question, own = parse(part)
        faults += [replace(fault, path=at + fault.path) for fault in own]
        built += [question] if question else []
    return {**data, name: built}, faults
