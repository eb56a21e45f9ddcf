"""Guessing what was meant."""

import pytest

from officer_quiz.text.nearest import nearest


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
    ],
)
def test_nearest(word: str, words: list[str], meant: str | None) -> None:
    assert nearest(word, words) == meant
