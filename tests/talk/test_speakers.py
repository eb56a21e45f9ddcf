"""Who says what in a conversation with several people: lines, what is said again, reactions and their cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from officer_quiz.exchange import json as json_format
from officer_quiz.exchange import mermaid, twee
from officer_quiz.kinds.base.stored import build, plain
from talks import dialogue_of

YAN = (Path(__file__).parent / "yan.yaml").read_text(encoding="utf-8")
TWO = YAN
for old, new in (
    ("again: 你不是刚问过我吗？", "again: 问过了，别问了。\n        again_by: qin"),
    ("then: 我寻衅？他唱半夜你们管过吗！", "then: 说得好！\n            by: qin"),
    ("points: 3, feedback: 问清以后", "then: 来就来！, by: qin, points: 3, feedback: 问清以后"),
):
    assert old in TWO
    TWO = TWO.replace(old, new)
SIMPLE = """\
bank: scene-two
title: 两个人
posts: [station]
status: draft
author: 社区教研组
checked: 2026-11-23
questions:
  - id: two-1
    type: dialogue
    objective: 两边都听
    scene: 楼道里。
    people:
      yan: {name: 严某}
      qin: {name: 秦某, who: 楼上住户}
    start: door
    nodes:
      door:
        by: yan
        line: 你说怎么办吧！
        replies:
          - {say: 您先说, points: 3, to: calm, then: 凭什么他先说！, by: qin, feedback: 一个一个来。}
          - {say: 都别吵, points: 0, to: row, then: 谁吵了？, feedback: 两边都顶。}
    endings:
      calm: {text: 都坐下了。, outcome: good}
      row: {text: 吵了一晚。, outcome: bad}
    explain: 一个一个听。
    cite: 《人民警察法》第二十一条
"""


@pytest.fixture
def both(tmp_path: Path) -> str:
    (tmp_path / "both.yaml").write_text(TWO, encoding="utf-8")
    return str(tmp_path)


def said(question: Any, *keys: str) -> list[tuple[str, str]]:
    turn = question.turn([[key] for key in keys])
    return [(each.by, each.text) for each in turn.context if each.role == "other"]


def test_a_reaction_and_what_is_said_again_have_speakers_of_their_own() -> None:
    two = dialogue_of(TWO)
    assert said(two, "ask")[1:] == [
        ("严某", "十点半、十一点，没准的……（把拖把靠在墙边）"),
        ("秦某", "问过了，别问了。"),
    ]
    assert ("秦某", "说得好！") in said(two, "scold")
    assert ("秦某", "来就来！") in said(two, "ask", "upstairs")
    assert build(json.loads(json.dumps(plain(two)))) == two


def test_speakers_stand_on_screens_and_in_graphs(oq: Run, both: str, tmp_path: Path) -> None:
    drawn = oq("show", "yan-1", "--graph", "--banks", both).out
    assert "再来时：  秦某：问过了，别问了。\n" in drawn
    assert "─ 秦某：说得好！\n" in drawn and "─ 如果 问了时间：  3 分  秦某：来就来！  〔yan.信任 +1〕\n" in drawn
    path = tmp_path / "graph.mmd"
    oq("show", "yan-1", "--graph", "--to", str(path), "--banks", both)
    assert "<br/>秦某：说得好！" in path.read_text(encoding="utf-8")
    english = oq("--lang", "en", "show", "yan-1", "--graph", "--banks", both).out
    assert "─ 秦某: 说得好！\n" in english


def test_exports_name_the_speakers_and_json_brings_them_back() -> None:
    shape = dialogue_of(SIMPLE).portable()
    assert shape is not None
    story = twee.write("t", [shape]).raw.decode()
    assert "\n严某：你说怎么办吧！\n" in story
    assert ":: two-1 1A\n秦某：凭什么他先说！\n" in story and ":: two-1 1B\n严某：谁吵了？\n" in story
    graph = mermaid.write("t", [shape]).raw.decode()
    assert '["严某：你说怎么办吧！"]' in graph and "3 分<br/>秦某：凭什么他先说！" in graph
    (back,) = json_format.read(json_format.write("t", [shape]).raw).questions
    assert back.question == shape


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("qen", "people 里没有“qen”。是不是 qin？请改过来，或者在 people 里加上。"),
        ("秦某", "people 里没有“秦某”。是不是 qin？请改过来，或者在 people 里加上。"),
        ("老张", "people 里没有“老张”。请改成其中一个名字，或者在 people 里加上。"),
    ],
)
def test_a_speaker_that_nobody_is_is_told_with_the_nearest(oq: Run, tmp_path: Path, by: str, said: str) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(SIMPLE.replace("by: qin, feedback", f"by: {by}, feedback"), encoding="utf-8")
    out = oq("check", str(path)).out
    assert "two.yaml:21:64: " in out and said in out.replace("\n  ", "")


def test_a_speaker_of_nothing_is_told(oq: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(SIMPLE.replace("then: 凭什么他先说！, ", ""), encoding="utf-8")
    assert "这里没有写 then，by 说不出是谁的话。" in oq("check", str(path)).out
