"""What an exam may draw, the code of its paper, the very last moment, and a paper that a crash left unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall, write_example
from logs import events, keep_until

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 1
sections:
  - {title: 单选, kinds: [single], count: 1}
"""
OTHER = """\
  - id: small-9
    type: single
    stem: 传唤持续的时间从何时起算？
    choices: {A: 到案时起, B: 离家时起, C: 询问时起}
    answer: A
    explain: 从被传唤人到案时起计算。
    cite: 《治安管理处罚法》第九十六条
    shuffle: false
"""
ESSAY = """\
      - id: example-case-1-3
        type: essay
        stem: 请说明先后次序。
        points: [先查明侵害, 后谈调解]
        model: 先查明谁在侵害、谁在制止，再谈调解。
        explain: 先查明谁在侵害、谁在制止，再谈调解。
        cite: 《治安管理处罚法》第九条
"""
START, HAND_IN = "A", (":x", "B")


@pytest.fixture
def exams(banks: Path) -> Path:
    """Return the small bank with a second single question and an exam of one single question."""
    (banks / "law" / "law-small.yaml").write_text(SMALL + OTHER, encoding="utf-8")
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    return banks


def change(exams: Path, file: str, old: str, new: str) -> None:
    path = exams / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def taken(oq: Run, exams: Path, seed: str = "1") -> str:
    """Sit an exam to its end and return the question it asked."""
    words = "".join(f"{word}\n" for word in (START, *HAND_IN, "A"))
    ran = oq("exam", "small", "--seed", seed, "--banks", str(exams), "--plain", input=words)
    assert ran.code == 0, ran.err
    [(question, _)] = [each for each in events(oq) if each["event"] == "started"][-1]["questions"]
    return str(question)


def test_what_was_in_the_last_exams_is_avoided(oq: Run, exams: Path, wall: Wall) -> None:
    first = taken(oq, exams)
    assert taken(oq, exams) == first, "the same seed draws the same"
    change(exams, "exams/small.yaml", "sections:", "draw: {avoid_seen_within: 1}\nsections:")
    second = taken(oq, exams)
    assert {first, second} == {"small-1", "small-9"}
    assert taken(oq, exams) == first, "only the last exam counts"


def test_a_rule_that_ran_out_is_not_asked_in_exams(oq: Run, exams: Path, wall: Wall) -> None:
    first = taken(oq, exams)
    change(exams, "law/law-small.yaml", f"id: {first}\n", f"id: {first}\n    valid_to: 2026-11-23\n")
    assert taken(oq, exams) == first, "on its last day the rule holds"
    wall.on(days=1)
    assert {first, taken(oq, exams)} == {"small-1", "small-9"}
    change(exams, "exams/small.yaml", "sections:", "draw: {stale: true}\nsections:")
    assert taken(oq, exams) == first, "a blueprint may ask for it all the same"


def test_a_rule_not_yet_in_force_is_not_asked_in_exams(oq: Run, exams: Path, wall: Wall) -> None:
    first = taken(oq, exams)
    change(exams, "law/law-small.yaml", f"id: {first}\n", f"id: {first}\n    valid_from: 2026-11-24\n")
    assert {first, taken(oq, exams)} == {"small-1", "small-9"}
    wall.on(days=1)
    assert taken(oq, exams) == first, "on its first day the rule holds"


def test_a_case_that_a_trainer_marks_in_part_is_not_asked_in_exams(oq: Run, exams: Path, wall: Wall) -> None:
    change(exams, "exams/small.yaml", "kinds: [single]", "kinds: [case]")
    write_example(exams, "case")
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=["B"])
    assert ran.code == 0, ran.err
    change(exams, "case-small.yaml", "    explain: 先查明谁", f"{ESSAY}    explain: 先查明谁")
    assert oq("check", str(exams / "case-small.yaml")).code == 0
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=["B"])
    assert (ran.code, "含待阅的论述 1 题" in ran.err) == (1, True), ran.err


def code(oq: Run, exams: Path) -> str:
    out = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input="B\n").out
    found = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", out)
    assert found, out
    return found[0]


def test_the_same_code_means_the_same_questions_with_the_same_words(oq: Run, exams: Path, wall: Wall) -> None:
    here = code(oq, exams)
    assert code(oq, exams) == here
    change(exams, "law/law-small.yaml", "A: 四小时", "A: 五小时")
    change(exams, "law/law-small.yaml", "A: 到案时起", "A: 到达时起")
    assert code(oq, exams) != here


def test_an_answer_confirmed_in_time_but_recorded_after_the_deadline_does_not_count(
    oq: Run, exams: Path, wall: Wall
) -> None:
    right = {"small-1": "B", "small-9": "A"}[taken(oq, exams)]

    def typed() -> Iterator[str]:
        yield START
        wall.leap(1, minutes=30)  # read once when the line comes, in time, and then to record what it says
        yield right
        yield "A"

    ran = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=typed())
    assert "时间到，已自动交卷" in ran.out
    assert "不及格：0 / 1 分" in ran.out
    last = events(oq)[-4:]
    assert [each["event"] for each in last] == ["moved", "submitted", "scored", "finished"]
    assert {each["at"] for each in last[1:]} == {"2026-11-23T08:30:00.000+00:00"}


def test_a_paper_handed_in_but_not_marked_is_marked_by_the_next_command(
    oq: Run, exams: Path, wall: Wall, tmp_path: Path
) -> None:
    taken(oq, exams)
    keep_until(oq, tmp_path / "data" / "events.db", "submitted")
    wall.on(minutes=1)  # long before its deadline
    assert "已计分。" in oq("history", "--banks", str(exams)).err
    [session] = oq("history", "--json").json["sessions"]
    assert (session["state"], session["score"], session["points"]) == ("finished", 0, 1)


def test_an_open_exam_tells_how_much_is_answered_of_all_its_points(oq: Run, exams: Path, wall: Wall) -> None:
    change(exams, "exams/small.yaml", "count: 1}", "count: 2}")
    change(exams, "exams/small.yaml", "total: 1", "total: 2")
    oq("exam", "small", "--banks", str(exams), "--plain", input=f"{START}\nA\n:q\n")
    [session] = oq("history", "--json").json["sessions"]
    assert (session["state"], session["answered"], session["questions"], session["points"]) == ("open", 1, 2, 2)
