"""Puts the texts of a translation in their places in a question's data: all that practice needs of a translation."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from officer_quiz import kinds
from officer_quiz.bank.prose import Place, place_of

WORDING = "wording"
"""The field that says how texts by which answers know something read in a translation."""


def translated(data: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question's data with the texts of a current entry in their places.

    Texts by which answers know something, and names, stay: how they read stands beside them in ``wording``.
    """
    merged = deepcopy(dict(data))
    kind = kinds.kind(merged["type"])
    _merge(merged, entry, place_of(kind))
    if field := kind.parts_field:
        merged[field] = [
            translated(part, own) if own else part for part, own in zip(merged[field], entry[field], strict=True)
        ]
    return merged


def _merge(into: Any, entry: Any, place: Place) -> None:
    known = [name for name, inner in place.fields.items() if inner.known and name in entry]
    if known:
        originals = [text for name in known for text in _listed(into[name])]
        read = [text for name in known for text in _listed(entry[name])]
        into[WORDING] = dict(zip(originals, read, strict=True))
    for key, text in entry.items() if isinstance(entry, Mapping) else enumerate(entry):
        below = place.at(key)
        if below is None or below.known:
            continue
        if below.named:
            into[WORDING] = dict(text)
        elif isinstance(text, str):
            into[key] = text
        elif text is not None:
            _merge(into[key], text, below)


def _listed(texts: Mapping[str, str] | list[str]) -> list[str]:
    """The texts of a list; of a mapping its keys, then its values."""
    return [*texts, *texts.values()] if isinstance(texts, Mapping) else texts
