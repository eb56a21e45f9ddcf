"""The example of each kind, read anew as a new process would."""

from __future__ import annotations

from typing import Any

from officer_quiz import kinds
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.text.document import read


def data_of(name: str, **changed: Any) -> dict[str, Any]:
    """Return the data of a kind's example, with changes."""
    document = read(name, kinds.kind(name).EXAMPLE.encode())
    assert document.diagnostics == ()
    return {**document.data, **changed}


def example(name: str, **changed: Any) -> Question:
    """Return a kind's example, with changes."""
    return built(data_of(name, **changed))


def built(data: dict[str, Any]) -> Question:
    """Return the question in some data, which has no fault."""
    question, faults = parse(data)
    assert question is not None and faults == []
    return question
