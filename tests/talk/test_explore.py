"""Every way through a conversation is walked: what never happens, and where it goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_quiz.talk import ahead, conditions
from officer_quiz.talk.ahead import Ahead
from officer_quiz.talk.explore import BOUND, Explored, ends, explore
from officer_quiz.talk.play import State, begin, heard, leads_to, offered, reply
from officer_quiz.talk.script import Script
from talks import dialogue_of

YAN = (Path(__file__).parent / "yan.yaml").read_text(encoding="utf-8")


def walked(script: Script, bound: int = BOUND) -> Explored:
    return explore(script, Ahead(script), bound)


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.what, each.at, each.way) for each in walked(dialogue_of(text).script).wrong]


def test_a_sound_conversation_is_walked_whole() -> None:
    script = dialogue_of(YAN).script
    found = walked(script)
    assert (found.whole, found.wrong) == (True, [])
    assert found.states == 9
    assert ends(script, best=True) == [("good", "calm")]
    assert ends(script, best=False) == [("bad", "row")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("if: not 问了时间\n            say: 半个月", "say: 半个月", ("two-best", "door", ("door: ask",))),
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
    found = walked(dialogue_of(YAN).script, bound=5)
    assert (found.whole, found.states) == (False, 5)


def walked_blindly(script: Script) -> tuple[int, Explored]:
    """How many states there are when nothing of them is left out, and what happens in any of them."""
    waiting, seen, found = [begin(script)], set[State](), Explored()
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        if state.at in script.endings:
            found.happened.add(("ending", state.at))
            continue
        found.happened |= {("node", state.at), ("line", state.at, heard(script, state)[1])}
        for each in offered(script, state):
            place, after = leads_to(script, state, each)[1], reply(script, state, each.key).after
            found.happened.add(("reply", state.at, each.key))
            found.happened |= {("case", state.at, each.key, place)} if place is not None else set()
            found.happened |= {("interruption", told) for told in after.told - state.told}
            waiting.append(after)
    return len(seen), found


LONG_AGO = YAN.replace(
    "            points: 1\n            to: settle",
    "            points: 1\n            notes: [上楼]\n            to: settle",
)
CALM = YAN.replace(", if: yan.火气 <= 3", "").replace("        again: 你不是刚问过我吗？\n", "")
PRESSED = YAN.replace("        line: 你们来得正好", "        seconds: 5\n        line: 你们来得正好")

BROKEN_IN = YAN.replace("火气: 3, 信任: 1", "火气: 4, 信任: 1").replace(
    "repair: true", "repair: true\n        seconds: 15"
)
"""Silence, which stays at its place, is what somebody may break in after."""


@pytest.mark.parametrize("text", [YAN, LONG_AGO, CALM, PRESSED, BROKEN_IN])
def test_what_nothing_asks_about_again_parts_no_states_and_hides_nothing(text: str) -> None:
    script = dialogue_of(text).script
    states, found = walked_blindly(script)
    explored = walked(script)
    assert explored.happened == found.happened
    assert explored.states < states


def test_values_of_a_mood_that_nothing_parts_any_more_count_as_the_lowest_of_them() -> None:
    high = frozenset({conditions.Test(">=", 4)})
    assert ahead.values(high, frozenset()) == [0, 0, 0, 0, 4, 4]
    assert ahead.values(high, frozenset({1})) == [0, 1, 2, 3, 4, 4], "each is another number of steps away"
    assert ahead.values(high, frozenset({-1})) == [0, 0, 0, 0, 4, 5]
    assert ahead.values(high, frozenset({3})) == [0, 1, 1, 1, 4, 4]
    assert ahead.values(frozenset(), frozenset({1, -2})) == [0] * 6


def test_what_is_asked_about_ahead_is_kept() -> None:
    yan = Ahead(dialogue_of(YAN).script)
    notes = frozenset({"问了时间", "吵起来了"})
    at_door = State("door", (4, 2), notes, frozenset({"door", "settle"}), turn=3)
    assert yan.kept(at_door) == State("door", (4, 2), frozenset({"问了时间"}), frozenset({"door"}))
    assert yan.kept(at_door._replace(at="settle")) == State("settle", (4, 2))
    assert yan.kept(at_door._replace(at="calm")) == State("calm", (0, 2))
    assert yan.kept(at_door._replace(at="row")) == State("row", (0, 0))


def test_what_is_remembered_settles_what_else_would_be_asked_about() -> None:
    yan = Ahead(dialogue_of(YAN).script)
    promised = frozenset({"许诺"})  # the good ending, all that asks for trust, does not come any more
    assert yan.kept(State("settle", (4, 2), promised)) == State("settle", (4, 0), promised)
    assert yan.kept(State("calm", (4, 2), promised)) == State("calm", (0, 0), promised)


def test_what_settles_the_same_counts_as_the_same() -> None:
    either = YAN.replace("if: yan.信任 >= 2 and not 许诺", "if: 许诺 or 问了时间")
    yan = Ahead(dialogue_of(either).script)
    first = yan.kept(State("calm", (0, 0), frozenset({"许诺"})))
    assert yan.kept(State("calm", (3, 3), frozenset({"问了时间"}))) == first
    assert yan.kept(State("calm", (3, 3), frozenset({"问了时间", "许诺"}))) == first
    assert yan.kept(State("calm", (0, 0))) != first


def test_of_very_much_that_is_asked_nothing_is_looked_at_as_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    script = dialogue_of(YAN).script
    settled = walked(script)
    monkeypatch.setattr(ahead, "MOST", 0)
    found = walked(script)
    assert (found.happened, found.wrong) == (settled.happened, settled.wrong)
    promised = State("settle", (4, 2), frozenset({"许诺"}))
    assert Ahead(script).kept(promised) == promised


def test_somebody_may_break_in_after_a_reply_that_stays() -> None:
    script = dialogue_of(BROKEN_IN.replace("effect: {yan: {火气: 2, 信任: -1}}", "effect: {yan: {信任: -1}}")).script
    assert ("interruption", 0) in walked(script).happened
    said = State("settle", (5, 1), used=frozenset({"silence"}), told=frozenset({0}))
    assert Ahead(script).kept(said).told == {0}, "it does not happen twice"
