"""Which groups count as weak."""

from __future__ import annotations

import pytest

from officer_quiz.results.mastery import Strength
from officer_quiz.results.progress import weakest


@pytest.mark.parametrize(
    ("mastery", "weak"),
    [
        ({"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4}, "abc"),
        ({"a": 0.1, "b": 0.79, "c": 0.8}, "ab"),
        ({"a": 0.8, "b": 0.9}, "a"),
        ({}, ""),
    ],
)
def test_up_to_three_below_what_is_needed_else_the_weakest_alone(mastery: dict[str, float], weak: str) -> None:
    found = [*(Strength(name, 9, 1, share) for name, share in mastery.items()), Strength("new", 9, 0, 0.0)]
    assert "".join(each.name for each in weakest(found)) == weak
