"""`analyse` on tables of marks: what it works out, what it says is wrong, what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from conftest import Run
from reference import SAMPLES

MOODLE = SAMPLES / "moodle-statistics"
LETTERS = [
    ["姓名", "单位", "甲", "乙", "丙", "丁"],
    ["答案", "", "B", "对", "AC", "A"],
    ["满分", "", "1", "1", "2", "1"],
    *([f"学员{place}", "二大队", "B" if place < 4 else "C", "√", "AC", "B"] for place in range(6)),
    *(
        [f"学员{place}", "一大队", "C" if place > 10 else "B", "错" if place % 2 else "对", "C A", "A"]
        for place in range(6, 12)
    ),
    ["学员12", "一大队", "", "", "A", "A"],
    ["缺考", "一大队", "", "", "", ""],
    ["学员0", "二大队", "B", "对", "AC", "A"],
]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    file = tmp_path / "letters.csv"
    file.write_text("\n".join(",".join(row) for row in LETTERS) + "\n", encoding="gb18030")
    return file


@pytest.mark.skipif(not MOODLE.is_dir(), reason="needs the samples beside the repository")
def test_a_table_of_marks_has_the_figures_that_moodle_gives(oq: Run) -> None:
    with (MOODLE / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    worth = ",".join(f"{each['question']}={each['max_mark']}" for each in expected)
    found = oq("analyse", str(MOODLE / "marks.csv"), "--points", worth, "--json").json
    by_id = {each["question"]: each for each in found["questions"]}
    assert (found["papers"][0]["n"], len(by_id)) == (22, len(expected))
    for wanted in expected:
        got = by_id[wanted["question"]]
        for figure, column, scale in (
            ("facility", "facility_percent", 100),
            ("sd", "sd_times_1000", 1000),
            ("discrimination", "discrimination_percent", 100),
            ("efficiency", "discriminative_efficiency_percent", 100),
        ):
            value = float(wanted[column]) if wanted[column] else None
            assert got[figure] == (value if value is None else pytest.approx(value / scale, abs=1e-6)), (got, figure)


def test_letters_are_marked_by_the_row_of_keys(oq: Run, letters: Path) -> None:
    ran = oq("analyse", str(letters), "--json")
    assert ran.code == 0
    assert ran.err == "有 1 行一道题也没有答，视为缺考，没有计入。\n有 1 行是同一人的第二次，没有计入。\n"
    by_id = {each["question"]: each for each in ran.json["questions"]}
    first, second, third = by_id["甲"], by_id["乙"], by_id["丙"]
    assert (first["n"], first["kind"], first["facility"], first["blanks"]) == (13, "single", round(9 / 13, 8), 1)
    assert [(each["choice"], each["right"]) for each in second["choices"]] == [("对", True), ("错", False)]
    assert (third["kind"], third["worth"], third["facility"]) == ("multiple", 2, round(12 / 13, 8))
    assert sum(third["choices"][1][name] for name in ("low", "middle", "high")) == 12


def test_the_screen_tells_the_worst_first_in_plain_words(oq: Run, letters: Path) -> None:
    out = oq("analyse", str(letters), "--pass", "3").out
    assert "  13 人，满分 5 分\n" in out and "及格线 3 分，及格率 92%" in out
    assert out.index("\n 丁") < out.index("\n 甲")
    assert "\n需要看的题（2 道）\n丁\n  → " in out
    assert "  → 成绩越好的人越容易答错（区分度 -0.36）：核对答案，再看题干有没有歧义。\n    √ A  " in out
    plain = oq("analyse", str(letters), "--plain", "--lang", "en").out
    assert "  甲: n 13, facility 69%, discrimination 0.53, upper minus lower 27% 1.00, blank\n" in plain
    assert "■" not in plain and "─" not in plain


def test_a_workbook_says_the_same(oq: Run, letters: Path, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in LETTERS:
        book.active.append(row)
    file = tmp_path / "letters.xlsx"
    book.save(file)
    assert (
        oq("analyse", str(file), "--json").json["questions"] == oq("analyse", str(letters), "--json").json["questions"]
    )


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        ("name,a\n", (), 1, "表里没有成绩。"),
        ("姓名,总分\n甲,3\n", (), 1, "第一行没有题目编号。"),
        ("name,a,a\nx,1,1\n", (), 1, "“a”有两列。"),
        ("name,a\nx,0\ny,B\n", (), 1, "第 3 行“a”写的是“B”，不是分数。"),
        ("name,a\nmax,1\nx,2\n", (), 1, "第 3 行“a”得 2 分，超过满分 1。"),
        ("name,a\nmax,many\nx,1\n", (), 1, "“a”的满分写的是“many”，不是数字。"),
        ("name,a\nx,1\n", ("--points", "b=2"), 1, "--points 里的“b”不是表里的题目。表里有 a。"),
        ("name,a\nx,1\n", ("--points", "a"), 2, "“a”不是"),
        ("name,a\nx,1\n", ("--points", "a=nan"), 2, "“a=nan”不是"),
    ],
)
def test_what_is_no_table_of_marks_is_told(
    oq: Run, tmp_path: Path, text: str, options: tuple[str, ...], code: int, said: str
) -> None:
    file = tmp_path / "marks.csv"
    file.write_text(text, encoding="utf-8")
    ran = oq("analyse", str(file), *options)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_full_marks_that_nobody_gave_are_taken_from_the_best_and_told(oq: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks.csv"
    file.write_text("name\ta\n" + "".join(f"p{place}\t{place}\n" for place in range(12)), encoding="utf-8")
    ran = oq("analyse", str(file), "--json")
    assert "“a”没有写满分，按最高得分 11 计。" in ran.err
    assert ran.json["questions"][0]["facility"] == 0.5
    assert oq("analyse", str(tmp_path / "none.csv")).code == 1
