"""Marking: answers on paper, essays by two markers, keys put right, the unit book, own results, and a full disk."""

from __future__ import annotations

import json
import os
from errno import ENOSPC
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from classes import HAND_IN, KINDS, Class, a_class
from conftest import Run, Wall
from officer_quiz.exchange.base.class_paper import key_sheet
from officer_quiz.exchange.base.paper import Block
from officer_quiz.kinds import wording
from officer_quiz.messages.catalogue import Wording
from officer_quiz.papers.key import Key
from officer_quiz.papers.marking import authored_past
from officer_quiz.store.book.opening import open_book

ESSAY = "规范是底线，也不等于冷漠。"


@pytest.fixture
def small(oq: Run, banks: Path, tmp_path: Path, wall: Wall) -> Class:
    return a_class(oq, banks, tmp_path / "unit")


@pytest.fixture
def essays(oq: Run, banks: Path, tmp_path: Path, wall: Wall) -> Class:
    unit = a_class(oq, banks, tmp_path / "unit", ["essay"])
    assert unit.make().code == 0
    for who, text in (("甲", ESSAY), ("乙", "只讲规范就行。")):
        unit.is_person(who)
        unit.sit(who, [":n", ":n", ":n", ":n", text, ".", "x", "B"])
    return unit


def typed_key(key: Key, letter: str) -> dict[str, str]:
    """Return the right answer to each column of a variant's sheet, as a trainer types it from a perfect sheet."""
    blocks = key_sheet(key, letter, Wording("zh", {"kinds": wording}))
    lines = [each.text for each in blocks if isinstance(each, Block) and each.style == "key"]
    return dict(line.split("．", 1) for line in lines)


def test_a_sheet_comes_back_from_any_order_of_columns_and_both_variants(
    oq: Run, banks: Path, tmp_path: Path, wall: Wall
) -> None:
    unit = a_class(oq, banks, tmp_path / "unit", KINDS)
    assert unit.make("--variants", "2").code == 0
    roll = unit.folder / "roll.csv"
    roll.write_text("姓名,单位,岗位,卷别\n甲,二大队,,A\n乙,二大队,,B\n丙,三大队,,A\n", encoding="utf-8")
    path = unit.folder / "answers.xlsx"
    ran = unit.oq("sheet", str(unit.key), "--people", str(roll), "--out", str(path))
    assert (ran.code, "3 行" in ran.err) == (0, True), ran.err
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[3]]
    assert heads[:4] == ["姓名", "单位", "岗位", "卷别"] and "11(2)" in heads
    rules = {
        str(rule.sqref).rstrip("0123456789:").split("4")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    assert rules["D"].formula1 == '"A,B"'
    assert rules["E"].formula1 == '"A,B,C"'
    assert "FIND" in str(rules["F"].formula1) and rules["H"].formula1 == '"对,错"'
    for row, letter in ((4, "A"), (5, "B")):
        right = typed_key(unit.read_key, letter)
        for place, head in enumerate(heads, 1):
            if head in right and "论述" not in right[head] and not right[head].startswith("采分点"):
                sheet.cell(row, place).value = right[head]
    turned = book.create_sheet("turned")
    order = sorted(range(1, len(heads) + 1), key=lambda place: (place * 7) % len(heads))
    for row in range(1, sheet.max_row + 1):
        for place, old in enumerate(order, 1):
            turned.cell(row, place).value = sheet.cell(row, old).value
    book.remove(sheet)
    book.save(path)
    data = unit.oq("mark", str(unit.key), "--sheet", str(path), "--json").json
    rows = {row["name"]: row for row in data["hand_ins"]}
    assert set(rows) == {"甲", "乙", "丙"}
    full = 10 + 3 * (len(KINDS) - 2)  # neither the essay nor the dialogue can be had on the sheet
    assert [(rows[who]["variant"], rows[who]["points"]) for who in ("甲", "乙", "丙")] == [
        ("A", full),
        ("B", full),
        ("A", 0),
    ]
    assert all(each["blank"] for each in rows["丙"]["questions"])


def test_cells_that_mean_nothing_are_all_named_and_nothing_is_marked(small: Class) -> None:
    assert small.make().code == 0
    path = small.folder / "answers.xlsx"
    small.oq("sheet", str(small.key), "--rows", "3", "--out", str(path))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for place, value in (("A4", "甲"), ("E4", "Z"), ("F4", "AXC"), ("A5", "乙"), ("E5", "b"), ("H5", "F"), ("E6", "A")):
        sheet[place].value = value
    book.save(path)
    ran = small.oq("mark", str(small.key), "--sheet", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "有 3 格看不懂" in ran.err and all(cell in ran.err for cell in ("E4 “Z”", "F4 “AXC”", "A6"))
    for place in ("E4", "F4", "E6"):
        sheet[place].value = None
    book.save(path)
    rows = {
        row["name"]: row for row in small.oq("mark", str(small.key), "--sheet", str(path), "--json").json["hand_ins"]
    }
    assert rows["乙"]["points"] == 4.0
    small.make("--name", "other")
    ran = small.oq("mark", str(small.folder / "other.key"), "--sheet", str(path))
    assert "的登分表，这份答案卷是" in ran.err


def test_essays_are_marked_blind_by_two_and_their_mean_counts(essays: Class) -> None:
    row = next(row for row in essays.marked()["hand_ins"] if row["name"] == "甲")
    assert (row["points"], row["waiting"], row["passed"]) == (0.0, ["example-essay-1"], False)
    ran = essays.mark("--essays", "--marker", "李", "--plain", input="AB\nq\n")
    assert "评了 1 道" in ran.err and "甲" not in ran.out.partition("姓名 ")[0]
    assert "规范是底线：程序、用语、权利告知不能省" in ran.out
    ran = essays.mark("--essays", "--marker", "李", "--plain", input="0\n")  # goes on where it stopped
    assert ran.out.count("论述 1 / 1") == 1 and "评了 1 道" in ran.err
    assert "没有等您评阅的论述题。" in essays.mark("--essays", "--marker", "李", "--plain").err
    essays.mark("--essays", "--marker", "王", "--plain", input="ABCD\n0\n")
    data = essays.marked()
    (different,) = data["differences"]
    assert sorted(map(len, different["points"].values())) in ([0, 4], [2, 4])
    marked = {each["points"] for row in data["hand_ins"] for each in row["questions"] if each["kind"] == "essay"}
    both = {frozenset(map(len, different["points"].values()))}
    expected = {frozenset({2, 4}): {2.25, 0.0}, frozenset({0, 4}): {1.5, 0.75}}
    assert marked == expected[next(iter(both))]
    assert "两位阅卷人不一致" in essays.mark().out
    assert essays.mark("--essays", "--plain").code == 2  # without a name


def test_a_key_put_right_lists_who_changes_first_across_the_mark(small: Class, wall: Wall) -> None:
    assert small.make().code == 0
    for who, answers in (("甲", ["A", "ACD", "八/二十四", "错"]), ("乙", ["B", "A", "八/二十四", "对"]), ("丙", ["C"])):
        small.is_person(who)
        small.sit(who, [*answers, *HAND_IN] if len(answers) < 4 else [*answers, "x", "B"])
    before = {row["name"]: row["points"] for row in small.marked()["hand_ins"]}
    assert before == {"甲": 8.0, "乙": 4.0, "丙": 0.0}
    assert "没有改过" in small.oq("paper", "fix", str(small.key), "--banks", str(small.banks)).out
    path = small.banks / "law" / "law-small.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("answer: B", "answer: C")
        .replace("答案: ACD", "")
        .replace("answer: ACD", "answer: AB")
    )
    path.write_text(text, encoding="utf-8")
    ran = small.oq("paper", "fix", str(small.key), "--banks", str(small.banks))
    assert "第 2 版，改了：small-1、small-2" in ran.out
    data = small.marked()
    assert [(each["name"], each["before"], each["now"]) for each in data["changed"]] == [
        ("甲", 8.0, 4.0),
        ("乙", 4.0, 2.0),
        ("丙", 0.0, 2.0),
    ]
    assert data["changed"][0]["passed_before"] and not data["changed"][0]["passed_now"]
    assert "甲：8 → 4，由及格变为不及格" in small.mark().out
    path.write_text(text.replace("C: 十二小时}", "C: 十二小时, D: 十六小时}"), encoding="utf-8")
    ran = small.oq("paper", "fix", str(small.key), "--banks", str(small.banks))
    assert (ran.code, "选项或者空数也改了" in ran.out) == (1, True)


def test_the_book_keeps_what_counts_once(small: Class, wall: Wall) -> None:
    assert small.make().code == 0
    small.is_person("甲")
    small.sit("甲", ["B", "ACD", "八/二十四", "错", "x", "B"])
    (path,) = small.handed()
    (path.parent / "broken.handin").write_bytes(path.read_bytes()[:-9])
    book = small.folder / "unit.db"
    first = small.mark("--into", str(book))
    assert (first.code, "新收 1 份" in first.err) == (1, True)
    assert "早已有的 1 份" in small.mark("--into", str(book)).err
    with open_book(str(book)) as opened:
        (received,), (marked,) = list(opened.received()), list(opened.marked())
    assert received.content == small.opened(path).content and received.id == marked.id
    assert (marked.state, sum(each.earned or 0 for each in marked.questions)) == ("sound", Fraction(10))
    assert [each.seconds for each in marked.questions] == [0.0] * 4


def test_marks_as_files(small: Class) -> None:
    assert small.make().code == 0
    small.is_person("=1+1")
    small.sit("=1+1", ["B", *HAND_IN])
    out = small.folder / "marks.csv"
    assert small.mark("--out", str(out)).code == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("姓名,单位,岗位,卷别,验封,计入,得分,结果") and lines[1].startswith("'=1+1,二大队,")
    assert small.mark("--out", str(out.with_suffix(".xlsx"))).code == 0
    sheet = load_workbook(out.with_suffix(".xlsx")).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["G2"].value) == ("=1+1", "s", 2)
    assert small.mark("--out", "marks.txt").code == 2


def test_own_exams_with_essays_and_practice_are_handed_in_by_choice(
    oq: Run, banks: Path, tmp_path: Path, wall: Wall
) -> None:
    unit = a_class(oq, banks, tmp_path / "unit", ["essay"])
    assert unit.make().code == 0
    where = ("--banks", str(banks))
    answers = "".join(f"{line}\n" for line in ("A", "B", ":n", ":n", ":n", ESSAY, ".", "x", "B", "A"))
    assert oq("exam", "class", *where, "--seed", "1", "--plain", input=answers).code == 0
    oq("practice", "law-small", "-n", "2", *where, "--in-order", input="B\nAC\n")
    assert "先用 officer-quiz me --name" in oq("hand-in", "--since", "2026-01-01").err
    oq("me", "--name", "甲", "--unit", "二大队")
    listed = oq("hand-in", "--json").json["sessions"]
    assert len(listed) == 2
    ran = oq("hand-in", "--since", "2026-01-01", "--to", str(unit.paper), "--out", str(unit.folder / "own"), "--json")
    assert [each["sealed"] for each in ran.json["written"]] == [True, True]
    rows = unit.marked(out="own")["hand_ins"]
    assert {row["state"] for row in rows} == {"sound"}
    exam = next(row for row in rows if row["waiting"])
    practice = next(row for row in rows if not row["waiting"])
    assert [(each["question"], each["chosen"], each["points"]) for each in practice["questions"]] == [
        ("small-1", "B", 1.0),
        ("small-2", "AC", 1.0),
    ]
    unit.mark("--essays", "--marker", "李", "--plain", input="ABCD\n", out="own")
    exam = next(row for row in unit.marked(out="own")["hand_ins"] if row["id"] == exam["id"])
    assert (exam["waiting"], exam["points"]) == ([], 5.0)
    without = oq("mark", str(unit.folder / "own"), "--json")
    assert {each["how"] for row in without.json["hand_ins"] for each in row["findings"]} == {"sealed"}
    oq("hand-in", exam_of(listed), "--out", str(unit.folder / "open"))
    (row,) = oq("mark", str(unit.folder / "open"), "--json").json["hand_ins"]
    assert (row["state"], row["waiting"]) == ("sound", ["example-essay-1"])


def exam_of(listed: list[dict[str, Any]]) -> str:
    return next(str(each["id"]) for each in listed if each["mode"] == "exam")


def test_nothing_half_written_where_the_disk_is_full(small: Class, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    assert small.make().code == 0
    small.is_person("甲")

    def full(handle: int) -> None:
        if any(small.folder.glob("handed/.class-*")):  # the hand-in is being written
            raise OSError(ENOSPC, "No space left on device")
        fsync(handle)

    fsync = os.fsync
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        ran = small.sit("甲", ["B", *HAND_IN])
        assert (ran.code, "写不进去" in ran.err, "没有留下半截文件" in ran.err) == (1, True, True)
        assert [*small.folder.glob("handed/*"), *small.folder.glob("handed/.*")] == []
    assert "早已交卷" in small.sit("甲", ()).out
    assert small.marked()["hand_ins"][0]["points"] == 2.0


def test_answers_in_authored_keys(essays: Class) -> None:
    key = essays.read_key
    assert authored_past(key.variants["A"], "1", [["Z"]]) == ()
    assert json.loads(json.dumps(authored_past(key.variants["A"], "1", [None]))) == [None]
