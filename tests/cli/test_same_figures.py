"""The review of a paper, its result and the lists tell the same points and counts, essays included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run, Wall, write_example

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 18
scoring: {wrong_true_false: -0.5}
sections:
  - {title: 判断, kinds: [true_false], count: 1, points: 1.5}
  - {title: 多选, kinds: [multiple], count: 1, points: 3}
  - {title: 案例, kinds: [case], count: 1, points: 5}
  - {title: 填空, kinds: [fill], count: 1, points: 2.5}
  - {title: 论述, kinds: [essay], count: 1, points: 6}
"""


@pytest.fixture
def exams(banks: Path) -> Path:
    write_example(banks, "essay")
    write_example(banks, "case")
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    return banks


def sat(oq: Run, exams: Path) -> str:
    """Sit the exam: judge wrongly, choose half, half of the case, leave the blanks, write the essay; see it all."""
    words = ["A", "T", "AC", "C", "错", ":n", "先到场隔开双方。", ".", ":x", "B", "C"]
    ran = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=words)
    assert ran.code == 0, ran.err
    return ran.out


def test_the_review_tells_the_points_of_the_paper(oq: Run, exams: Path, wall: Wall) -> None:
    shown = sat(oq, exams).partition("要逐题回看吗")[2]
    told = [line.partition("得 ")[2] for line in shown.splitlines() if re.match(r"\S \S+  得 ", line)]
    assert told == ["-0.75 / 1.5 分", "1.5 / 3 分", "2.5 / 2.5 分", "-1.25 / 2.5 分", "0 / 2.5 分"]
    assert shown.count("参考答案  规范执法") == 1 and "这道题等教官评阅" in shown


def test_the_result_and_the_lists_agree(oq: Run, exams: Path, wall: Wall) -> None:
    out = sat(oq, exams)
    assert "及格：2 / 18 分" in out
    [session] = oq("history", "--json").json["sessions"]
    assert (session["score"], session["points"]) == (2, 18)
    assert (session["answered"], session["questions"]) == (4, 5)
    shown = oq("history", str(session["id"]), "--banks", str(exams)).out
    assert "等教官评阅  6 分  example-essay-1" in shown
    rows = oq("history", str(session["id"]), "--json", "--banks", str(exams)).json["answers"]
    assert [(row["score"], row["points"]) for row in rows] == [(-0.75, 1.5), (1.5, 3), (1.25, 5), (0, 2.5), (None, 6)]
    assert rows[-1]["response"] == ["先到场隔开双方。"]


def test_a_skip_is_no_answer(oq: Run, banks: Path, wall: Wall) -> None:
    words = ("practice", "--kind", "single", "--kind", "true_false", "--seed", "1", "--banks", str(banks), "--plain")
    oq(*words, input=[":s", "B"])
    [session] = oq("history", "--json").json["sessions"]
    assert (session["answered"], session["questions"]) == (1, 2)


def test_the_menu_history_and_resume_count_alike(menu: Run, exams: Path, wall: Wall) -> None:
    """One cleared, one partly answered, one answered."""
    words = ["A", "T", "AC", ":o", "1", "-", ":o", "3", "A", ":q"]
    menu("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=words)
    assert menu("history", "--json").json["sessions"][0]["answered"] == 1
    assert "已答 1/5" in menu("--banks", str(exams), input=["q"]).out
    assert "已答 1 题，共 5 题" in menu("resume", "--plain").err


def test_judgements_corrected_for_chance(oq: Run, banks: Path, wall: Wall) -> None:
    write_example(banks, "rating")
    here = ("--kind", "rating", "--banks", str(banks), "--plain", "--seed", "1")
    plain = oq("practice", *here, input=["A5 B2 C5 D5"])
    assert "得 0.75 / 1 分" in plain.out and "扣去" not in plain.out
    ran = oq("practice", *here, "--chance-corrected", input=["A5 B2 C5 D5"])
    assert "得 0.5 / 1 分" in ran.out
    assert "情境评价、最佳与最差：扣去乱答或全答一样也能得的分" in ran.out
    (banks / "exams").mkdir()
    exam = EXAM.partition("scoring")[0].replace("18", "4") + (
        "scoring: {chance_corrected: true}\ndraw: {uncalibrated: true}\n"
        "sections:\n  - {title: 情境, kinds: [rating], count: 1, points: 4}\n"
    )
    (banks / "exams" / "small.yaml").write_text(exam, encoding="utf-8")
    ran = oq(
        "exam", "small", "--seed", "1", "--banks", str(banks), "--plain", input=["A", "A5 B2 C5 D5", ":x", "B", "C"]
    )
    assert ran.out.count("扣去乱答或全答一样也能得的分") >= 2
    [session, *_] = oq("history", "--json").json["sessions"]
    assert (session["mode"], session["score"], session["points"]) == ("exam", 2, 4)
