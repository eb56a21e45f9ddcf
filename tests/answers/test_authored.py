"""Answers by authored keys, as analysis reads them back."""

from __future__ import annotations

import pytest

from officer_quiz.analysis.agreement import READ
from officer_quiz.answers.authored import typed
from officer_quiz.kinds import kind
from officer_quiz.kinds.base.parse import parse
from officer_quiz.text.document import read


@pytest.mark.parametrize(
    ("name", "response", "wanted"),
    [
        ("single", ["B"], "B"),
        ("multiple", ["A", "C"], "AC"),
        ("true_false", ["错"], "错"),
        ("ordering", ["2", "1", "3"], "2 1 3"),
        ("ranking", ["2", "1", "3"], "2 1 3"),
        ("best_worst", {"best": "B", "worst": "D"}, "B D"),
        ("rating", {"B": "2", "A": "5"}, "A5 B2"),
        ("fill", ["八"], None),
        ("matching", {"1": "2"}, None),
    ],
)
def test_an_answer_is_told_by_its_keys(name: str, response: object, wanted: str | None) -> None:
    question, faults = parse(read(name, kind(name).EXAMPLE.encode()).data)
    assert question, faults
    turn = question.turn(())
    assert turn and typed(turn.ask, response) == wanted  # type: ignore[arg-type]


def test_what_experts_gave_is_read_back() -> None:
    assert READ["rating"]("A5 B2") == {"A": 5, "B": 2}
    assert READ["best_worst"]("B D") == {"B": 1, "D": -1}
    assert READ["ranking"]("2 1 3") == {"2": 1, "1": 2, "3": 3}
