"""The diagnostics of a file in order, each told once."""

from __future__ import annotations

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import NEAR, Diagnostic, in_order


def at(line: int, column: int, code: str = "x") -> Diagnostic:
    return Diagnostic(code, "error", message("diagnostic.empty-key"), "a.yaml", line, column, "键")


def test_the_same_at_one_place_is_told_once() -> None:
    found = [at(2, 1), at(1, 5), at(2, 1, "y"), at(2, 1), at(1, 5), at(2, 1, "y"), at(2, 2)]
    assert in_order(found) == [at(1, 5), at(2, 1), at(2, 1, "y"), at(2, 2)]


def test_only_so_many_at_one_place_are_compared() -> None:
    codes = [str(number) for number in range(NEAR + 1)]
    found = [at(1, 1, code) for code in [*codes, codes[1], codes[0]]]
    assert [each.code for each in in_order(found)] == [*codes, codes[0]]
