"""Conversations with memory: moods, notes, cases, interruptions, limited moves, violations and endings."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from officer_quiz import kinds
from officer_quiz.kinds.base.stored import build, plain
from officer_quiz.messages.catalogue import Wording
from talks import RULES, dialogue_of

YAN = (Path(__file__).parent / "yan.yaml").read_text(encoding="utf-8")
HEAD = YAN.partition("  - id: yan-1")[0]
SAY = Wording("zh", {"kinds": kinds.wording})
HUB = """\
  - id: hub-1
    type: dialogue
    objective: 先弄清情况
    scene: 楼道里，门后有哭声。
    people:
      he: {name: 男子, mood: {火气: 2}}
    start: look
    nodes:
      look:
        scene: 门开了一条缝。
        moves: 2
        to: decide
        replies:
          - {id: ask, say: 问屋里还有谁, points: 2, then: 就我跟我媳妇。, feedback: 先问人。, notes: [知道两人]}
          - {id: listen, say: 听屋里的动静, points: 3, feedback: 先看清危险。, notes: [听见孩子]}
          - {id: radio, say: 用电台要支援, points: 1, feedback: 有备无患。}
          - {id: push, say: 推门就进, points: 0, to: hurt, feedback: 什么都不知道就进。}
      decide:
        scene: 男子要关门。
        when:
          - {if: 听见孩子, by: he, line: 孩子睡了，你们小声点！}
          - {if: 知道两人, scene: 女子站到了男子身后。}
        seconds: 20
        silence: {points: 0, to: hurt, feedback: 不说话，门就关上了。, effect: {he: {火气: 1}}}
        replies:
          - id: child
            if: 听见孩子
            say: 孩子在哭，让我们看一眼孩子。
            points: 3
            to: safe
            feedback: 用听到的说话。
          - {id: open, say: 请把门打开，我们看一眼就走。, points: 2, to: safe, feedback: 平和，但没有理由。}
          - {id: later, say: 那我们明天再来。, points: 0, to: hurt, feedback: 把人留在危险里。}
    endings:
      safe: {text: 人都平安。, outcome: good}
      hurt: {text: 夜里又报了警。, outcome: bad}
    explain: 先弄清情况再决定。
    cite: 《人民警察法》第二十一条
"""
ONE = Fraction(1)


def passages(question: Any, *keys: str) -> list[tuple[str, str, str]]:
    """Return what is read after these replies, without the opening."""
    turn = question.turn([[key] for key in keys])
    return [(each.role, each.by, each.text) for each in turn.context[2:]]


def moods(question: Any, *keys: str) -> list[tuple[str, int, int]]:
    return [(each.mood, each.before, each.value) for each in question.turn([[key] for key in keys]).meters]


def ended(question: Any, *keys: str) -> tuple[str, Fraction]:
    past = [[key] for key in keys]
    assert question.turn(past) is None
    reveal = question.reveal(past, RULES)
    assert reveal.fraction == question.score(past, RULES)
    return reveal.ending[1], reveal.fraction


@pytest.fixture(scope="module")
def yan() -> Any:
    return dialogue_of(YAN)


@pytest.fixture(scope="module")
def hub() -> Any:
    return dialogue_of(HEAD + HUB)


def test_a_reaction_and_a_second_meeting_follow_a_reply(yan: Any) -> None:
    assert passages(yan, "ask") == [
        ("other", "严某", "你们来得正好！天天唱到半夜，你说怎么办吧！"),
        ("self", "", "半个月没睡好，搁谁都急。拖把先靠墙上，您跟我说说，他都是几点唱？"),
        ("other", "严某", "十点半、十一点，没准的……（把拖把靠在墙边）"),
        ("other", "严某", "你不是刚问过我吗？"),
    ]
    assert moods(yan, "ask") == [("火气", 3, 2), ("信任", 1, 2)]


def test_what_is_remembered_changes_what_may_be_said_and_what_it_earns(yan: Any) -> None:
    assert [each.key for each in yan.turn([["ask"]]).ask.options] == ["promise", "upstairs"]
    assert ended(yan, "ask", "upstairs", "hour") == ("good", ONE)
    assert ended(yan, "upstairs", "hour") == ("mixed", Fraction(4, 6))


def test_a_promise_is_quoted_back_and_keeps_the_ending_from_being_good(yan: Any) -> None:
    assert passages(yan, "promise")[-1] == ("other", "严某", "你昨天怎么说的？你说他今天就不唱了！")
    assert ended(yan, "promise", "hour") == ("mixed", Fraction(3, 6))


def test_somebody_breaks_in_once_when_it_gets_hot(yan: Any) -> None:
    assert passages(yan, "scold")[-2:] == [
        ("other", "秦某", "（探出头）你再骂一句试试！"),
        ("other", "严某", "我不听，今天就是要他好看！"),
    ]
    assert moods(yan, "scold") == [("火气", 3, 5), ("信任", 1, 0)]


def test_a_serious_violation_earns_nothing_and_repair_gives_half_back(yan: Any) -> None:
    assert ended(yan, "scold", "hour") == ("bad", Fraction(3, 6) + Fraction(3, 2) / 6)
    assert ended(yan, "scold", "wait") == ("bad", Fraction(1, 6) + Fraction(1, 2) / 6)


def test_feedback_tells_moods_turning_points_and_what_is_remembered(yan: Any) -> None:
    reveal = yan.reveal([["scold"], ["hour"]], RULES)
    first, second = reveal.notes
    assert (first.points, first.turning, first.violation) == ((0, 3), True, "无端指责当事人")
    assert first.better.startswith("半个月没睡好")
    assert [(each.mood, each.before, each.value) for each in first.meters] == [("火气", 3, 5), ("信任", 1, 0)]
    assert (second.points, second.turning, second.better) == ((3, 3), False, "")
    assert yan.reveal([["promise"], ["hour"]], RULES).remembered == ("许诺",)


def test_limited_moves_are_used_each_once_and_go_on(hub: Any) -> None:
    turn = hub.turn([["ask"]])
    assert [each.key for each in turn.ask.options] == ["listen", "radio", "push"]
    assert turn.prompt.args == {"left": 1}
    assert passages(hub, "ask")[-1] == ("other", "", "就我跟我媳妇。")
    assert hub.turn([["ask"], ["radio"]]).place == "decide"


def test_a_place_is_fresh_until_its_replies_have_been_shown(hub: Any) -> None:
    ways: list[Any] = [[], [["ask"]], [["ask"], ["radio"]]]
    assert [hub.turn(past).fresh for past in ways] == [True, False, True]


def test_a_move_may_name_its_own_node() -> None:
    text = HEAD + HUB.replace("points: 1, feedback: 有备", "points: 1, to: look, feedback: 有备")
    named = dialogue_of(text)
    places = [turn and turn.place for turn in (named.turn([["radio"]]), named.turn([["radio"], ["ask"]]))]
    assert places == ["look", "decide"]


def test_what_is_seen_stays_where_only_what_is_said_changes(hub: Any) -> None:
    said = ("other", "男子", "孩子睡了，你们小声点！")
    assert passages(hub, "ask", "listen")[-2:] == [("scene", "", "男子要关门。"), said]
    assert passages(hub, "ask", "radio")[-1] == ("scene", "", "女子站到了男子身后。")


def test_what_was_left_out_counts_later(hub: Any) -> None:
    assert passages(hub, "ask", "listen")[-1] == ("other", "男子", "孩子睡了，你们小声点！")
    assert ended(hub, "ask", "listen", "child") == ("good", ONE)
    assert ended(hub, "listen", "ask", "child") == ("good", ONE)
    assert [each.key for each in hub.turn([["ask"], ["radio"]]).ask.options] == ["open", "later", "silence"]
    assert ended(hub, "ask", "radio", "open") == ("good", Fraction(5, 7))
    assert ended(hub, "push") == ("bad", Fraction(0))


def test_silence_is_an_answer_that_the_clock_may_give(hub: Any) -> None:
    turn = hub.turn([["ask"], ["listen"]])
    assert (turn.seconds, turn.late, turn.ask.options[-1].key) == (20, "silence:late", "silence")
    assert turn.ask.pinned == ("silence",)
    assert ended(hub, "ask", "listen", "silence") == ("bad", Fraction(5, 8))


def test_a_clock_that_ran_out_is_silence_and_the_feedback_says_which(hub: Any) -> None:
    past = [["ask"], ["listen"], ["silence:late"]]
    chosen = [*past[:2], ["silence"]]
    assert hub.turn(past[:2]).ask.refuse(past[2]) is None
    assert hub.score(past, RULES) == hub.score(chosen, RULES) == Fraction(5, 8)
    told = [SAY(hub.reveal(each, RULES).notes[-1].about) for each in (past, chosen)]
    assert told == ["（时间到，没有说话）", "（没有说话）"]
    spoken: Any = dialogue_of(HEAD + HUB.replace("silence: {points", "silence: {say: （看着他）, points"))
    assert SAY(spoken.reveal(past, RULES).notes[-1].about) == "（时间到）（看着他）"


@pytest.fixture(scope="module")
def pressed() -> Any:
    """The talk with the neighbour, his last question pressed by a clock of which nothing more is written."""
    text = YAN.replace("        repair: true\n", "        repair: true\n        seconds: 15\n")
    return dialogue_of(text)


def test_silence_that_is_not_written_raises_the_first_mood_and_the_same_is_asked_again(pressed: Any) -> None:
    before = pressed.turn([["upstairs"]])
    assert (before.seconds, [each.key for each in before.ask.options]) == (15, ["hour", "wait", "silence"])
    after = pressed.turn([["upstairs"], ["silence:late"]])
    assert (after.seconds, after.late, [each.key for each in after.ask.options]) == (0, "", ["hour", "wait"])
    assert moods(pressed, "upstairs", "silence:late") == [("火气", 3, 4), ("信任", 1, 1)]
    assert [each.text for each in after.context[len(before.context) :]] == ["……"]
    assert ended(pressed, "upstairs", "silence:late", "hour") == ("bad", Fraction(1 + 0 + 3, 3 + 3 + 3))
    assert [SAY(each) for each in _unsaid(pressed)] == ["该开口的时候没有开口；对方等的就是这一句。"]
    assert build(json.loads(json.dumps(plain(pressed)))) == pressed


def _unsaid(pressed: Any) -> list[Any]:
    reveal = pressed.reveal([["upstairs"], ["silence:late"], ["hour"]], RULES)
    assert reveal.notes[1].better.startswith("您看这样")
    return [reveal.notes[1].text]


def test_the_mood_that_rises_is_of_who_speaks_there() -> None:
    text = YAN.replace("秦某, who: 楼上住户}", "秦某, who: 楼上住户, mood: {不耐烦: 1, 信任: 2}}")
    text = text.replace("      settle:\n        by: yan\n", "      settle:\n        by: qin\n        seconds: 15\n")
    changed = [each for each in moods(dialogue_of(text), "upstairs", "silence") if each[1] != each[2]]
    assert changed == [("不耐烦", 1, 2)]


def test_silence_in_limited_moves_is_a_move() -> None:
    timed: Any = dialogue_of(HEAD + HUB.replace("moves: 2", "moves: 2\n        seconds: 30"))
    places = [timed.turn([[key] for key in keys]).place for keys in (["silence"], ["silence", "ask"])]
    assert places == ["look", "decide"]


def test_one_who_stops_earns_nothing_more(yan: Any) -> None:
    assert yan.score([["ask"], None], RULES) == Fraction(3, 6)
    assert yan.reveal([["ask"], None], RULES).ending is None
