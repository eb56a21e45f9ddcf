"""Playing a conversation on from one of its turns: in a session, and later by its id; the first result stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.test_say_first import talk
from conftest import SMALL, Run, Wall, write_example
from logs import events

__all__ = ["talk"]
ASK = "从哪一轮重来？重来不计入成绩，第一次的结果不变。"
BESIDE = "√ 答对  得 1 / 1 分  第一次得 0.5 / 1 分，结局一般\n"


def test_by_its_id_from_the_turn_that_is_picked(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--plain", *talk, input="B\nA\n")
    assert "从某一轮重来：接着作答时输入 r；以后：officer-quiz" in ran.out
    stored = events(oq)
    ran = oq("history", "--replay", "yan-1", "--plain", *talk, input="A\nA\nB\nA\n")
    assert (ran.code, ran.err) == (0, "")
    begun, _, played = ran.out.partition("── 从第 1 轮重来 · ")
    assert ASK in begun
    assert "   A  第 1 轮  0/3 分  您放心，我保证明天他就不唱了。\n   B  第 2 轮  3/3 分  您看这样" in begun
    assert BESIDE in played and "结局（好）  两家在纸上签了名字。" in played
    assert events(oq) == stored
    ran = oq("history", "--replay", "yan-1", "--plain", *talk, input="2\nB\n")
    _, _, played = ran.out.partition("── 从第 2 轮重来 · ")
    assert "你  您放心，我保证明天他就不唱了。\n严某  你昨天怎么说的？" in played
    assert "○ 部分正确  得 0.17 / 1 分  第一次得 0.5 / 1 分，结局一般\n" in played


def test_the_session_named_and_the_latest_one(oq: Run, talk: tuple[str, ...]) -> None:
    oq("practice", "--plain", *talk, input="B\nA\n")
    oq("practice", "--plain", *talk, input="A\nB\ns\n")
    late, early = (each["id"] for each in oq("history", "--json").json["sessions"])
    assert "第 1 轮  0/3 分" in oq("history", early, "--replay", "yan-1", "--plain", *talk, input="q\n").out
    for named in ((), (late,)):
        ran = oq("history", *named, "--replay", "yan-1", "--plain", *talk, input="3\nA\n")
        assert "   C  第 3 轮  没有回答\n" in ran.out
        assert "第一次得 0.67 / 1 分，没有说完" in ran.out


def test_between_two_questions_and_then_the_next_is_asked_again(
    oq: Run, talk: tuple[str, ...], tmp_path: Path, wall: Wall
) -> None:
    bank = SMALL.partition("  - id: small-2")[0]
    (tmp_path / "talks" / "zz.yaml").write_text(bank, encoding="utf-8")

    def typed() -> Iterator[str]:
        yield from ("B", "A", "r", "A", "A", "B")
        wall.on(minutes=4)
        yield from ("A", "B")

    ran = oq("practice", "--in-order", "--plain", "-n", "2", *talk, input=typed())
    before, _, after = ran.out.partition(BESIDE)
    assert before.count("询问查证一般不超过几小时？") == after.count("询问查证一般不超过几小时？") == 1
    assert "得分：1.5 / 2（75%）" in after
    assert "用时：0 秒\n" in after, "what it took is no time of the session"
    assert [each["event"] for each in events(oq)] == [
        *("started", "answered", "answered", "resumed", "answered", "finished"),
    ]


def test_stopping_and_leaving(oq: Run, talk: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "talks" / "zz.yaml").write_text(SMALL.partition("  - id: small-2")[0], encoding="utf-8")
    ran = oq("practice", "--in-order", "--plain", "-n", "2", *talk, input="B\nA\nr\nB\n?\nq\nr\nq\nr\nA\nA\n")
    assert ran.code == 0 and "不再重来，第一次的结果不变。" in ran.out
    assert "q  停下重来，回到原来的地方" in ran.out and "保存离开" not in ran.out.rpartition("不再重来")[0]
    assert "已保存，做到第 2 题（共 2 题）。" in ran.err, "the input ended within a replay"
    ran = oq("resume", "--plain", *talk, input="B\n")
    assert "得分：1.5 / 2（75%）" in ran.out


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("small-1", "“small-1”不是分支对话，没有哪一轮可以重来。\n"),
        ("small-9", "没有做完过“small-9”。看做过的：officer-quiz history\n"),
    ],
)
def test_what_cannot_be_replayed(oq: Run, banks: Path, id: str, said: str) -> None:
    oq("practice", "--in-order", "-n", "1", "--plain", "--banks", str(banks), input="B\n")
    ran = oq("history", "--replay", id, "--plain", "--banks", str(banks))
    assert (ran.code, ran.out, ran.err.replace(f" --banks {banks}", "")) == (1, "", said)


def test_one_that_has_changed_or_gone_cannot_be_replayed(oq: Run, banks: Path) -> None:
    write_example(banks, "dialogue")
    oq("practice", "dialogue-small", "--plain", "--banks", str(banks), input="s\n")
    file = banks / "dialogue-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("早高峰", "晚高峰"), encoding="utf-8")
    said = "“example-dialogue-1”后来改过，或者已不在题库里，不能照当时的样子重来。\n"
    assert oq("history", "--replay", "example-dialogue-1", "--banks", str(banks)).err == said
    file.unlink()
    assert oq("history", "--replay", "example-dialogue-1", "--banks", str(banks)).err == said


def test_english(oq: Run, talk: tuple[str, ...]) -> None:
    oq("practice", "--plain", *talk, input="B\nA\n")
    ran = oq("history", "--replay", "yan-1", "--plain", "--lang", "en", *talk, input="A\nA\nB\nA\n")
    assert "From which turn? A replay does not count; the first result stays." in ran.out
    assert "── Again from turn 1 · dialogue" in ran.out
    assert "√ Right  1 of 1 point  the first time 0.5 of 1, ending mixed\n" in ran.out
