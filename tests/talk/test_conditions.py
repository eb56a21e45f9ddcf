"""Conditions of conversations: what they mean, and where one that cannot be read goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_quiz.talk.conditions import ALWAYS, LONGEST, Memory, UnreadableError, parse

MEMORY = Memory({"许诺", "问了时间"}, {"yan.火气": 4, "turn": 2})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", True),
        ("许诺", True),
        ("道歉", False),
        ("not 许诺", False),
        ("not 道歉 and 许诺", True),
        ("道歉 or 许诺 and 问了时间", True),
        ("(道歉 or 许诺) and 没问", False),
        ("（道歉 或 许诺）且 非 没问", True),
        ("yan.火气 >= 4", True),
        ("yan.火气 ≥ 5", False),
        ("yan.火气>3 and turn<=2", True),
        ("turn == 2", True),
        ("turn != 2", False),
        ("yan.火气 ＜ 4", False),
        ("not (许诺 and yan.火气 < 4)", True),
    ],
)
def test_what_conditions_mean(text: str, holds: bool) -> None:
    assert parse(text).holds(MEMORY) is holds


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("许诺 and", 6, "name-missing"),
        ("and 许诺", 0, "name-missing"),
        ("许诺 道歉", 3, "left-over"),
        ("(许诺", 0, "bracket"),
        ("许诺)", 2, "left-over"),
        ("yan.火气", 0, "number-missing"),
        ("turn", 0, "number-missing"),
        ("yan.火气 >= 高", 10, "number-missing"),
        ("许诺 & 道歉", 3, "sign"),
        ("（许诺 ≥ 3", 0, "bracket"),
        ("许诺 ≥ ≥", 5, "number-missing"),
        ("__import__('os')", 11, "sign"),
        ("许" * (LONGEST + 1), LONGEST, "long"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, place: int, what: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse(text)
    assert (refused.value.place, refused.value.what) == (place, what)


@pytest.mark.parametrize(
    ("text", "notes", "coming", "settled"),
    [
        ("许诺", "许诺", "", True),
        ("许诺", "", "许诺", None),
        ("许诺", "", "", False),
        ("not 许诺", "许诺", "", False),
        ("not 许诺", "", "许诺", None),
        ("许诺 and 劝走", "", "许诺", False),
        ("许诺 and 劝走", "许诺", "劝走", None),
        ("许诺 and 劝走", "许诺 劝走", "", True),
        ("许诺 or 劝走", "许诺", "劝走", True),
        ("许诺 or 劝走", "", "劝走", None),
        ("许诺 or 劝走", "", "", False),
        ("yan.火气 > 3", "", "", None),
        ("yan.火气 > 3 and 许诺", "", "", False),
        ("yan.火气 > 3 or 许诺", "", "", None),
        ("not (许诺 or turn > 2)", "许诺", "", False),
        ("", "", "", True),
    ],
)
def test_what_is_remembered_may_settle_a_condition_for_good(
    text: str, notes: str, coming: str, settled: bool | None
) -> None:
    assert parse(text).settled({*notes.split()}, {*coming.split()}) is settled


def test_a_condition_says_what_it_asks_for() -> None:
    asked = parse("许诺 and (yan.火气 >= 4 or turn > 6) and not 道歉")
    assert asked.notes == {"许诺", "道歉"}
    assert asked.numbers == {"yan.火气", "turn"}
    assert asked.turn == 6
    assert parse("  ") is ALWAYS


@given(st.text(alphabet="许诺 and or not()（）<>=!≥.0123456789&'\"", max_size=40))
def test_any_text_is_a_condition_or_refused_within_it(text: str) -> None:
    try:
        parse(text)
    except UnreadableError as refused:
        assert 0 <= refused.place <= len(text)
