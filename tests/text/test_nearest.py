"""Guessing what was meant."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_quiz.text.nearest import likeness, nearest


@pytest.mark.parametrize(
    ("word", "words", "meant"),
    [
        ("anser", ["answer", "stem", "author"], "answer"),
        ("Answer", ["answer"], "answer"),
        ("ID", ["id", "if"], "id"),
        ("true-false", ["true_false", "single"], "true_false"),
        ("ｓｔｅｍ", ["stem"], "stem"),
        ("单先", ["单选", "多选"], "单选"),
        ("zzz", ["answer", "stem"], None),
        ("x", [], None),
        ("explanation", ["explain", "expect"], "explain"),
        ("uint", ["unit"], "unit"),
        ("inspecter", ["inspector"], "inspector"),
        ("不对", ["对", "错"], None),
        ("unreviewed", ["draft", "reviewed"], None),
        ("not_reviewd", ["reviewed"], None),
        ("valid", ["invalid"], None),
    ],
)
def test_nearest(word: str, words: list[str], meant: str | None) -> None:
    assert nearest(word, words) == meant


WORDS = st.text("abc_题", max_size=12)


@given(WORDS, WORDS)
def test_likeness_is_that_of_the_standard_library(one: str, other: str) -> None:
    assert likeness(one, other) == SequenceMatcher(None, one, other).ratio()
