"""Every way through a conversation is walked: what never happens, and where it goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_quiz.talk.explore import ends, explore
from talks import dialogue_of

YAN = (Path(__file__).parent / "yan.yaml").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.what, each.at, each.way) for each in explore(dialogue_of(text).script).wrong]


def test_a_sound_conversation_is_walked_whole() -> None:
    script = dialogue_of(YAN).script
    found = explore(script)
    assert (found.whole, found.wrong) == (True, [])
    assert found.states == 12
    assert ends(script, best=True) == [("good", "calm")]
    assert ends(script, best=False) == [("bad", "row")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("if: not 问了时间\n            say: 半个月", "say: 半个月", ("two-best", "door", ("door: ask",))),
        ("            if: not 问了时间\n", "", ("two-best", "door", ("door: ask",))),  # the same replies, another case
        ("points: 3, feedback: 问清以后", "points: 0, feedback: 问清以后", ("none-earns", "door", ("door: ask",))),
        (
            ", if: yan.火气 <= 3}\n      row: {text: 楼道里吵成一片，第二天又报了警。, outcome: bad}",
            ", if: yan.火气 <= 3}",
            ("no-ending", "calm", ("door: scold", "settle: hour")),
        ),
        (
            "points: 3\n            to: calm",
            "points: 3\n            violation: 越权\n            cite: 《人民警察法》第二十二条\n            to: calm",
            ("best-violates", "settle", ("door: ask", "door: promise")),
        ),
    ],
)
def test_what_goes_wrong_is_told_with_the_way_there(
    old: str, new: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert old in YAN
    assert expected in told(YAN.replace(old, new))


def test_going_round_and_round_is_told() -> None:
    text = YAN.replace("            if: not 问了时间\n            say: 半个月", "            say: 半个月").replace(
        "notes: [问了时间]", "notes: [问了时间]"
    )
    assert ("endless", "door") in {(what, at) for what, at, _ in told(text)}


def test_a_bound_is_kept_and_said() -> None:
    found = explore(dialogue_of(YAN).script, bound=5)
    assert (found.whole, found.states) == (False, 5)
