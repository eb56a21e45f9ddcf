"""`rename`: the id is changed wherever it stands, and what was answered under the old one is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall, write_example
from officer_quiz.env import Env
from officer_quiz.library.library import Library

EXAM = """\
exam: picked
title: 指定题
minutes: 10
pass: 1
total: 2
sections:
  - {title: 指定, ids: [small-4, "small-1"]}  # small-1 是指定的
"""
ENGLISH = """\
translates: law-small
language: en
title: A small bank
questions:
  small-1: {of: "00000000", stem: How many hours at most?}
"""


def raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_every_place_is_changed_and_nothing_else(oq: Run, banks: Path) -> None:
    bank, exam = banks / "law" / "law-small.yaml", banks / "exams" / "picked.yaml"
    english = banks / "law" / "law-small.en.yaml"
    exam.parent.mkdir()
    before = SMALL.replace("- id: small-1\n", "- id: small-1  # 第一题\n").replace("\n", "\r\n")
    bank.write_bytes(before.encode("utf-8"))
    exam.write_bytes(b"\xef\xbb\xbf" + EXAM.encode())
    english.write_text(ENGLISH, encoding="utf-8")
    ran = oq("rename", "small-1", "time-1", "--banks", str(banks))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"small-1 改为 time-1：{exam}:7、{english}:5、{bank}:9\n"
    changed = "- id: time-1  # 第一题\r\n    former: [small-1]\r\n"
    assert raw(bank) == before.replace("- id: small-1  # 第一题\r\n", changed)
    assert raw(exam) == "\ufeff" + EXAM.replace('"small-1"', '"time-1"')
    assert raw(english) == ENGLISH.replace("  small-1:", "  time-1:")
    assert oq("rename", "time-1", "time-2", "--banks", str(banks)).code == 0
    assert "- id: time-2  # 第一题\r\n    former: [small-1, time-1]\r\n" in raw(bank)
    assert oq("check", str(bank), str(exam)).code == 0


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("  - {id: a-1, type: x}\n", "  - {id: b-1, former: [a-1], type: x}\n"),
        ('  - type: x\n    id: "a-1"\n', '  - type: x\n    id: "b-1"\n    former: [a-1]\n'),
        ("  - {former: [o-1], id: a-1}\n", "  - {former: [o-1, a-1], id: b-1}\n"),
        ("  - id: a-1\n    former: [o-1]\n", "  - id: b-1\n    former: [o-1, a-1]\n"),
        ("  - id: a-1\n    former: [b-1]\n", "  - id: b-1\n    former: [b-1, a-1]\n"),
        (
            "  - id: a-1\n    former:\n      - a-1\n      - c-1\n",
            "  - id: b-1\n    former:\n      - a-1\n      - c-1\n",
        ),
    ],
)
def test_however_it_is_written(oq: Run, banks: Path, written: str, after: str) -> None:
    file = banks / "other.yaml"
    file.write_text(f"bank: other\ntitle: 别的\nquestions:\n{written}", encoding="utf-8")
    assert oq("rename", "a-1", "b-1", "--banks", str(banks)).code == 0
    assert raw(file) == f"bank: other\ntitle: 别的\nquestions:\n{after}"


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("small-1", "small-2", 1, "编号 small-2 在 "),
        ("small-1", "once-1", 1, "编号 once-1 在 "),
        ("small-9", "time-1", 1, "没有“small-9”这道题。"),
        ("small-1", "Time 1", 2, "“Time 1”不能作编号。"),
        ("small-1", "time-1", 1, "law/broken.yaml 里写着这个编号，但有错误"),
    ],
)
def test_what_cannot_be(
    oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, code: int, said: str
) -> None:
    monkeypatch.chdir(banks)
    file = banks / "law" / "law-small.yaml"
    file.write_text(SMALL.replace("id: small-4\n", "id: small-4\n    former: [once-1]\n"), encoding="utf-8")
    if "broken" in said:
        (banks / "law" / "broken.yaml").write_text('bank: b\nquestions:\n  - id: "small-1\n', encoding="utf-8")
    before = file.read_bytes()
    ran = oq("rename", old, new, "--banks", ".")
    assert (ran.code, ran.out, file.read_bytes()) == (code, "", before)
    assert ran.err.startswith(said)


def test_a_part_goes_with_its_case(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    ran = oq("rename", "example-case-1-1", "other-1", "--banks", str(banks))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("example-case-1-1 是案例 example-case-1 的小题，作答记录记在整个案例上")


def test_what_bears_on_answers_is_hashed_as_ever(oq: Run, banks: Path) -> None:
    """Sessions know questions by these hashes: a renamed one keeps its own, and no other has another."""
    for before in ("small-1", "time-1"):
        known = [before, "small-2", "small-3", "small-4"]
        contents = [Library(Env("zh", {}, banks_named=[str(banks)])).content(id) for id in known]
        assert contents == ["bdb5b2a609b36790", "f322ad0cc84957cd", "e60a7bd0285446de", "1fbbae7143a4438b"]
        oq("rename", "small-1", "time-1", "--banks", str(banks))


def test_answers_follow(oq: Run, banks: Path, wall: Wall) -> None:
    words = ("--banks", str(banks))
    oq("practice", "--kind", "single", *words, input="A\n")
    oq("practice", "--kind", "true_false", "--kind", "fill", "--plain", *words, input="Q\n")
    shown = oq("history", "--json", *words).json["sessions"][-1]["id"]
    kept = oq("history", shown, "--json", *words).json
    wall.on(days=3)
    due = oq("review", "--list", "--json", *words).json
    assert due["due"] == ["small-1"]
    assert oq("rename", "small-1", "time-1", *words).code == 0
    renamed = oq("review", "--list", "--json", *words).json
    assert renamed["due"] == ["time-1"]
    assert renamed["book"] == [{**due["book"][0], "question": "time-1"}]
    assert oq("history", shown, "--json", *words).json == kept
    assert "（题目后来改过" not in oq("history", shown, *words).out
    assert "time-1" in oq("show", "small-1", *words).out.splitlines()[1]
    # What was answered comes after what never was; reviewed again, both attempts count as one question's.
    assert (
        "询问查证一般"
        not in oq("practice", "law-small", "-n", "1", "--kind", "single", "--kind", "multiple", *words).out
    )
    wall.on(minutes=1)
    oq("review", *words, input="B\n")
    assert oq("review", "--list", "--json", *words).json["due"] == []
    page = banks.parent / "page.html"
    oq("show", "law-small", "--html", str(page), *words)
    assert "本机作答 2 次，全对 50%" in raw(page)


def test_renamed_back_it_is_the_question_it_was(oq: Run, banks: Path) -> None:
    words = ("--banks", str(banks))

    def answer(key: str) -> str:
        ran = oq("practice", "--kind", "single", "-n", "1", "--plain", *words, input=f"{key}\n")
        assert ran.code == 0
        return str(oq("history", "--json", *words).json["sessions"][0]["id"])

    sessions = [answer("A")]
    assert oq("rename", "small-1", "time-1", *words).code == 0
    sessions.append(answer("B"))
    assert oq("rename", "time-1", "small-1", *words).code == 0
    assert "- id: small-1\n    former: [small-1, time-1]\n" in raw(banks / "law" / "law-small.yaml")
    assert oq("check", str(banks)).code == 0
    sessions.append(answer("B"))
    assert len(set(sessions)) == 3
    for session in sessions:
        assert "（题目后来改过" not in oq("history", session, *words).out
    page = banks.parent / "page.html"
    oq("show", "law-small", "--html", str(page), *words)
    assert "本机作答 3 次，全对 67%" in raw(page)
    assert oq("rename", "small-1", "time-2", *words).code == 0
    assert "- id: time-2\n    former: [small-1, time-1]\n" in raw(banks / "law" / "law-small.yaml")
    assert oq("check", str(banks)).code == 0


def test_an_open_session_goes_on_under_the_id_it_began_with(oq: Run, banks: Path) -> None:
    words = ("--banks", str(banks))
    oq("practice", "--kind", "single", "--plain", *words, input="Q\n")
    oq("rename", "small-1", "time-1", *words)
    ran = oq("resume", "--plain", *words, input=":s\nB\n")
    assert ran.code == 0
    assert "已改动" not in ran.out + ran.err
    assert "答对" in ran.out


def test_a_former_id_is_taken(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    file.write_text(SMALL.replace("id: small-1\n", "id: small-1\n    former: [small-4]\n"), encoding="utf-8")
    told = oq("check", str(file), "--format", "json").json["diagnostics"]
    assert [(each["code"], each["line"]) for each in told if each["level"] == "error"] == [("L24", 36)]
    assert told[-1]["message"].startswith(f"编号 small-4 已经用在 {file} 第 10 行。")
