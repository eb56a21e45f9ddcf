"""Looking back: history after the material changed, re-marking, disputes in their order, deleting one's records."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from conftest import Run, Wall, write_example
from logs import events


def practise(oq: Run, banks: Path, *lines: str, kinds: tuple[str, ...] = ("single",)) -> str:
    """Practise the questions of some kinds with these lines and return the session."""
    words = [word for kind in kinds for word in ("--kind", kind)]
    ran = oq("practice", *words, "--seed", "1", "--banks", str(banks), "--plain", input=[*lines])
    assert ran.code == 0, ran.err
    return str(events(oq)[-1]["session"])


def change(banks: Path, *pairs: tuple[str, str]) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def test_the_newest_session_is_listed_first(oq: Run, banks: Path, wall: Wall) -> None:
    first = practise(oq, banks, "B")
    wall.on(days=1)
    second = practise(oq, banks, "B")
    assert [row["uuid"] for row in oq("history", "--json").json["sessions"]] == [second, first]


def test_an_answer_to_a_question_that_has_changed_says_so(oq: Run, banks: Path, wall: Wall) -> None:
    session = practise(oq, banks, "C")
    words = ("history", session, "--banks", str(banks))
    said = "题目后来改过"
    assert "你的答案 十二小时" in oq(*words).out and said not in oq(*words).out
    change(banks, ("C: 十二小时", "C: 十六小时"))
    out = oq(*words).out
    assert said in out and "你的答案" not in out


def test_an_answer_that_no_longer_fits_the_question_is_not_marked_again(oq: Run, banks: Path, wall: Wall) -> None:
    change(banks, ("answer: B", "answer: C"), (", C: 人数众多或者身份不明时才适用。", ""))
    practise(oq, banks, "C")
    change(banks, ("answer: C", "answer: B"), (", C: 十二小时}", "}"))
    assert oq("check", str(banks)).code == 0
    assert oq("history", "--remark", "--json", "--banks", str(banks)).json["remarked"] == []
    change(banks, ("B: 八小时}", "B: 八小时, C: 十二小时}"))
    [row] = oq("history", "--remark", "--json", "--banks", str(banks)).json["remarked"]
    assert (row["question"], row["score"], row["remarked"]) == ("small-1", 1, 0)


EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 2
scoring: {multiple: exact}
sections:
  - {title: 多选, kinds: [multiple], count: 1, points: 2}
"""


def test_an_exam_is_marked_again_by_its_own_rules(oq: Run, banks: Path, wall: Wall) -> None:
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    words = ("exam", "small", "--banks", str(banks), "--plain")
    assert oq(*words, input=["A", "AB", ":x", "B", "A"]).code == 0
    remark = ("history", "--remark", "--json", "--banks", str(banks))
    change(banks, ("answer: ACD", "answer: ABD"))
    assert oq(*remark).json["remarked"] == [], "in practice two of three would earn a half"
    change(banks, ("answer: ABD", "answer: AB"))
    [row] = oq(*remark).json["remarked"]
    assert (row["question"], row["score"], row["remarked"]) == ("small-2", 0, 2)


def test_a_dispute_keeps_the_answer_it_was_about(oq: Run, banks: Path, wall: Wall) -> None:
    """A case: the dispute comes between the answers to its two questions."""
    write_example(banks, "case")
    ran = oq("practice", "case-small", "--banks", str(banks), "--plain", input=["A", ":d", "第一问有歧义", "对"])
    assert "全题共得" in ran.out
    [row] = oq("disputes", "--json", "--banks", str(banks)).json["disputes"]
    assert (row["question"], row["note"]) == ("example-case-1", "第一问有歧义")
    assert len(row["response"]) == 1


def test_the_newest_dispute_comes_first_and_a_bank_names_its_own(oq: Run, banks: Path, wall: Wall) -> None:
    def typed(note: str) -> Iterator[str]:
        yield "A"
        yield ":d"
        wall.on(minutes=1)
        yield note

    kinds = ("--kind", "single", "--kind", "true_false", "--seed", "1", "--banks", str(banks), "--plain")
    for note in ("先说的", "后说的"):
        oq("practice", *kinds, input=typed(note))
    rows = oq("disputes", "--json", "--banks", str(banks)).json["disputes"]
    assert [row["note"] for row in rows] == ["后说的", "先说的"]
    assert oq("disputes", "law-small", "--json", "--banks", str(banks)).json["disputes"] == rows


def test_a_dispute_of_the_question_before_is_about_that_one(oq: Run, banks: Path, wall: Wall) -> None:
    """In a pipe nothing stops after an answer: the next question is being asked already."""
    practise(oq, banks, "A", ":d", "有歧义", ":k", "B", kinds=("single", "true_false"))
    told = [(each["event"], each.get("question")) for each in events(oq)][1:-1]
    first, second = told[0][1], told[-1][1]
    assert first != second
    assert told == [("answered", first), ("disputed", first), ("starred", first), ("answered", second)]


def test_a_hint_that_was_shown_is_on_record(oq: Run, banks: Path, wall: Wall) -> None:
    change(banks, ("    skills: [language]\n", "    hint: 想想一般情形。\n"))
    practise(oq, banks, "h", "B")
    assert [each["event"] for each in events(oq)] == ["started", "hinted", "answered", "finished"]


def test_playing_a_question_offers_nothing_that_is_for_later(oq: Run, banks: Path) -> None:
    ran = oq("show", "small-1", "--play", "--banks", str(banks), input=["?", "f", "k", "d", "B"])
    keys = re.findall(r"(?m)^  (\S)  ", ran.out)
    assert keys == ["s", "?", "q"]
    assert ran.out.count("看不懂“") == 3
    assert "√ 答对" in ran.out


def test_deleting_takes_what_another_program_holds_open_too(oq: Run, banks: Path, wall: Wall, tmp_path: Path) -> None:
    practise(oq, banks, "B")
    holding = sqlite3.connect(tmp_path / "data" / "events.db")
    holding.execute("BEGIN")
    assert holding.execute("SELECT count(*) FROM events").fetchone() == (3,)
    practise(oq, banks, "B")
    assert (tmp_path / "data" / "events.db-wal").stat().st_size > 0
    assert oq("data", "delete", "--yes").code == 0
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == []
    holding.close()
