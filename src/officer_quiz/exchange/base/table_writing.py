"""Questions as rows of a table: one a row, those of a case below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from officer_quiz import kinds
from officer_quiz.exchange.base.columns import CHOICE, HEADS, REMARK, letter
from officer_quiz.exchange.base.written import CannotSay, Told, no_shape, parts_of
from officer_quiz.kinds.base.portable import (
    BestWorst,
    Blanks,
    ChooseMany,
    ChooseOne,
    Number,
    Order,
    Pairs,
    Parts,
    Portable,
    Rate,
    Text,
    TrueFalse,
)
from officer_quiz.messages.catalogue import message

ARROW = " => "
OR = " | "
"""Between the answers that a blank takes."""
MOST = 32_000
"""Characters a cell holds; the limit of spreadsheets is a little above."""
PLAIN = (
    *("id", "title", "prompt", "explain", "hint", "level", "region", "author", "reviewer", "status"),
    *("points", "experts", "checked", "valid_from", "valid_to"),
)
LISTS = ("citations", "sources", "posts", "skills", "tags")
_GAP = "____"

Row = dict[str, str]


def rows(questions: Sequence[Portable]) -> tuple[list[list[str]], list[Told]]:
    """Return the rows, the head first, and what became of each question."""
    found: list[Row] = []
    told = []
    for question in questions:
        try:
            own = [_row(question, ""), *(_row(part, question.id) for part in parts_of(question))]
        except CannotSay as error:
            told.append(Told(question.id, why=error.why))
            continue
        found += own
        told.append(Told(question.id))
    filled = {name for row in found for name in row}
    choices = sorted((name for name in filled if name not in HEADS), key=_at)
    used = [field for field in HEADS if field in filled or field in _ALWAYS]
    before = [field for field in used if field in _BEFORE]
    order = [*before, *choices, *(field for field in used if field not in _BEFORE)]
    heads = [HEADS.get(field, field) for field in order]
    return [heads, *([row.get(field, "") for field in order] for row in found)], told


_ALWAYS = frozenset({"id", "kind", "prompt", "answer"})
_BEFORE = frozenset({"id", "parent", "kind", "role", "context", "title", "prompt"})
"""Columns before the choices."""


def _at(name: str) -> tuple[bool, str]:
    """Where a column of choices or remarks stands: all choices first."""
    return name.startswith(REMARK), name


def _row(question: Portable, parent: str) -> Row:
    answer = _answer(question)
    if len(question.context) > 1:
        raise CannotSay(message("formats.why-contexts"))
    row: dict[str, Any] = {"kind": kinds.kind(question.kind).MESSAGES["zh"]["name"], "parent": parent}
    usual = Portable(id="", kind=question.kind, answer=question.answer)
    for field in PLAIN:
        value = getattr(question, field)
        row[field] = "" if value == getattr(usual, field) else str(value)
    for field in LISTS:
        row[field] = _listed(getattr(question, field))
    row["status"] = question.status
    row["shuffle"] = "" if question.shuffle else "否"
    for passage in question.context:
        row |= {"role": passage.role, "context": passage.text}
    row |= answer
    if any(len(text) > MOST for text in row.values()):
        raise CannotSay(message("formats.why-too-long"))
    return {field: text for field, text in row.items() if text}


def _listed(texts: Sequence[str]) -> str:
    """Return texts one a line; a single one that a reader could part has an empty line after it."""
    lone = len(texts) == 1 and re.search(r"[；;、,，]", texts[0])
    return "\n".join((*texts, "")) if lone else "\n".join(texts)


def _answer(question: Portable) -> Row:
    match question.answer:
        case ChooseOne(choices=choices) | ChooseMany(choices=choices):
            keys = "".join(each.id for each in choices if each.right)
            return {**_choices(each.text for each in choices), **_remarks(choices), "answer": keys}
        case TrueFalse(right=right):
            return {"answer": "对" if right else "错"}
        case Blanks(texts=texts, accepted=accepted):
            return {"prompt": _GAP.join(texts), "answer": _accepted(accepted)}
        case Number(value=value, tolerance=tolerance, unit=unit):
            return {"answer": str(value), "tolerance": str(tolerance) if tolerance else "", "unit": unit}
        case Order(items=items):
            return {**_choices(each.text for each in items), **_remarks(items)}
        case Pairs() as pairs:
            return _choices(_sides(pairs))
        case Rate(items=rated, scale=scale):
            values = " ".join(f"{letter(place)}{each.value}" for place, each in enumerate(rated))
            return {**_choices(each.text for each in rated), **_remarks(rated), "answer": values, "scale": str(scale)}
        case BestWorst(items=items, best=best, worst=worst):
            return {**_choices(each.text for each in items), **_remarks(items), "answer": f"{best} {worst}"}
        case Text(model=model, items=items):
            return {**_choices(each.text for each in items), "answer": model}
        case Parts():
            return {}
        case _:
            raise no_shape(question)


def _accepted(accepted: Sequence[Sequence[str]]) -> str:
    if any("\n" in each or OR.strip() in each for answers in accepted for each in answers):
        raise CannotSay(message("formats.why-separators"))
    return "\n".join(OR.join(answers) for answers in accepted)


def _sides(answer: Pairs) -> list[str]:
    sides = [(left.text, right.text) for left, right in answer.pairs]
    sides += [("", each.text) for each in answer.distractors]
    if any(ARROW.strip() in side for both in sides for side in both):
        raise CannotSay(message("formats.why-separators"))
    return [f"{left}{ARROW}{right}".strip() for left, right in sides]


def _choices(texts: Any) -> Row:
    return {f"{CHOICE}{letter(place)}": text for place, text in enumerate(texts)}


def _remarks(items: Sequence[Any]) -> Row:
    return {f"{REMARK}{letter(place)}": each.feedback for place, each in enumerate(items) if each.feedback}
