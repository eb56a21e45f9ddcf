"""What readers make of an answer, with or without a key, and the draft that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from officer_quiz.exchange.reading import Draft
from officer_quiz.kinds.base.portable import Answer, Item, Portable, Text
from officer_quiz.messages.catalogue import Message, message

USUAL = {
    "ChooseOne": "single",
    "ChooseMany": "multiple",
    "TrueFalse": "true_false",
    "Blanks": "fill",
    "Number": "numeric",
    "Order": "ordering",
    "Pairs": "matching",
    "Rate": "rating",
    "BestWorst": "best_worst",
    "Text": "essay",
}
"""The kind of a shape where nothing says otherwise."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The shape of an answer; the answer itself, None without a key: then `data` are the fields there are."""

    kind: type
    answer: Answer | None
    data: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[Message, ...] = ()
    losses: tuple[Message, ...] = ()


def essay(model: str, points: tuple[Item, ...]) -> Understood:
    """Return a text to write; without scoring points it has no key."""
    if points:
        return Understood(Text, Text(model, points))
    return Understood(Text, None, {"model": model})


def draft(fields: Mapping[str, Any], shape: Understood, place: Message, pictures: bool = False) -> Draft:
    """Return the draft of a question; `fields` are those of the neutral shape. Without a key it is plain data."""
    losses = (*shape.losses, *((message("formats.pictures"),) if pictures else ()))
    kind = fields.get("kind") or USUAL[shape.kind.__name__]
    if shape.answer is not None:
        whole = Portable(**{**fields, "kind": kind}, answer=shape.answer)
        return Draft(whole, place, shape.doubts, losses)
    doubts = (*shape.doubts, message("formats.no-key"))
    return Draft(_data(kind, fields, shape.data), place, doubts, losses)


def _data(kind: str, fields: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question without a key as a bank's file has it."""
    told = {
        "type": kind,
        "title": fields.get("title"),
        "stem": fields.get("prompt"),
        **answer,
        "hint": fields.get("hint"),
        "explain": fields.get("explain"),
        "cite": list(fields.get("citations", ())),
        "source": list(fields.get("sources", ())),
        "tags": list(fields.get("tags", ())),
    }
    return {name: value for name, value in told.items() if value}
