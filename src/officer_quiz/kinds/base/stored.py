"""Questions as plain JSON data and back, without checking anything: for questions that were sound when stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from officer_quiz import kinds
from officer_quiz.kinds.base.question import Question
from officer_quiz.text import stored


def plain(question: Question) -> dict[str, Any]:
    """Return a question, its parts included, as JSON data."""
    data: dict[str, Any] = stored.plain(question)
    return data


def builds(data: Mapping[str, Any], question: Question) -> bool:
    """Return whether the data of a file, as it is, builds the question that its validation gave."""
    try:
        return build(data) == question
    except (ValueError, TypeError, ArithmeticError):
        return False


def build(data: Mapping[str, Any]) -> Question:
    """Return the question that `plain` made `data` of, perhaps with the texts of a translation in their places."""
    kind = kinds.kind(data["type"])
    if name := kind.parts_field:
        data = {**data, name: [build(part) for part in data[name]]}
    return stored.build(kind, data)
