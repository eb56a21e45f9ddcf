"""Papers that name their questions: drawn as written, and told at the question where that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from logs import events

PICKED = """\
exam: picked
title: 指定题
minutes: 10
pass: 1
total: 5
sections:
  - {title: 抽题, kinds: [single, fill], count: 1}
  - title: 指定
    ids:
      - small-4
      - small-1
    points: 2
"""


@pytest.fixture
def exam(banks: Path) -> Path:
    file = banks / "exams" / "picked.yaml"
    file.parent.mkdir()
    file.write_text(PICKED, encoding="utf-8")
    return file


def drawn(oq: Run, banks: Path, seed: str) -> list[str]:
    """Sit the exam, hand in at once, and return its questions in their order."""
    oq("exam", "picked", "--banks", str(banks), "--seed", seed, "--plain", input="A\n:x\nB\n")
    started = next(each for each in events(oq) if each["event"] == "started")
    return [id for id, _ in started["questions"]]


def found(oq: Run, exam: Path) -> list[tuple[str, int, int, str]]:
    told = oq("check", str(exam), "--format", "json").json["diagnostics"]
    return [(each["code"], each["line"], each["column"], each["message"]) for each in told]


def test_the_paper_holds_what_is_picked_and_draws_the_rest_around_it(oq: Run, banks: Path, exam: Path) -> None:
    assert found(oq, exam) == []
    assert "\n  指定：2 题，每题 2 分\n" in oq("exam", "picked", "--banks", str(banks), "--seed", "1").out
    assert drawn(oq, banks, "1") == ["small-3", "small-4", "small-1"]  # the only single question is taken


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("small-1\n", "small-7\n", ("exam-id", 11, 9, "没有“small-7”这道题，或者它所在的题库有错误。是不是 small-")),
        ("small-1\n", "small-4\n", ("exam-id", 11, 9, "“small-4”在试卷里写了两次。请删去一处。")),
        ("    points", "    kinds: [true_false]\n    points", ("exam-id", 11, 9, "“small-1”的题型是")),
        ("    points", "    count: 3\n    points", ("exam-ids", 12, 12, "count 写的是 3，ids 里有 2 题。")),
        ("    points", "    where: {topics: [law]}\n    points", ("exam-ids", 12, 12, "写了 ids 就不再按范围选题。")),
        ("count: 1", "posts: 1", ("unknown-key", 7, 40, "")),
        (", count: 1", "", ("missing-key", 7, 5, "")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    oq: Run, exam: Path, old: str, new: str, told: tuple[str, int, int, str]
) -> None:
    exam.write_text(exam.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    code, line, column, words = told
    first = found(oq, exam)[0]
    assert first[:3] == (code, line, column)
    assert first[3].startswith(words)


@pytest.mark.parametrize(
    ("status", "code", "words", "level"),
    [
        ("retired", "exam-id", "“small-1”已经停用，不能放进试卷。请换一道题。", 1),
        ("draft", "exam-short", "组不成试卷：“指定”指定的题有的不能用：small-1 未审或已停用。", 0),
    ],
)
def test_a_question_that_may_not_be_asked(
    oq: Run, banks: Path, exam: Path, status: str, code: str, words: str, level: int
) -> None:
    bank = banks / "law" / "law-small.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("    skills: [language]", f"    status: {status}"), encoding="utf-8")
    assert found(oq, exam) == [(code, 11, 9, words)]
    assert oq("check", str(exam)).code == level
    ran = oq("exam", "picked", "--banks", str(banks))
    assert (ran.code, ran.err) == (1, "组不成试卷：“指定”指定的题有的不能用：small-1 未审或已停用。\n")
    exam.write_text(exam.read_text(encoding="utf-8") + "draw: {status: [reviewed, draft]}\n", encoding="utf-8")
    assert [each[0] for each in found(oq, exam)] == (["exam-id"] if status == "retired" else [])


def test_all_that_is_wrong_with_picked_questions_is_told_at_once(oq: Run, banks: Path, exam: Path) -> None:
    bank = banks / "law" / "law-small.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("- id: small-2\n", "- id: small-2\n    status: draft\n"), encoding="utf-8")
    ids = "      - small-4\n      - small-l\n      - small-4\n      - small-2\n      - small-2\n"
    exam.write_text(
        PICKED.replace("      - small-4\n      - small-1\n", ids).replace(
            "count: 1", "count: 1, where: {topics: [lew]}"
        ),
        encoding="utf-8",
    )
    short = "组不成试卷：“指定”指定的题有的不能用：small-2 未审或已停用。"
    told = [(code, line, words.partition("。")[0] + "。") for code, line, _, words in found(oq, exam)]
    assert told == [
        ("exam-total", 5, "total 写的是 5，各部分题数乘分值合计是 11。"),
        ("exam-topic", 7, "没有“lew”这个主题文件夹、题库或标签。"),
        ("exam-id", 11, "没有“small-l”这道题，或者它所在的题库有错误。"),
        ("exam-id", 12, "“small-4”在试卷里写了两次。"),
        ("exam-short", 13, short),
        ("exam-id", 14, "“small-2”在试卷里写了两次。"),
        ("exam-short", 14, short),
    ]
