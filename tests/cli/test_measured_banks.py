"""`analyse` on a unit book: figures of all papers or one, and what it writes into the banks beside the questions."""

from __future__ import annotations

import re
from difflib import unified_diff
from pathlib import Path

import pytest

import made_class
from conftest import Run
from officer_quiz.text.document import read

LAW = "law-psap-procedure.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_class.book(tmp_path_factory.mktemp("unit") / "unit.db")


@pytest.fixture
def banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = made_class.copied(tmp_path / "banks")
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(folder))
    return folder


def test_a_book_is_analysed_paper_by_paper_and_its_questions_together(oq: Run, made: Path, banks: Path) -> None:
    found = oq("analyse", str(made), "--json").json
    listed = [(each["paper"], each["title"], each["n"], each["worth"]) for each in found["papers"]]
    assert listed == [("A10203", "十月抽查", 28, 96), ("B40506", "十一月抽查", 28, 96)]
    first = found["questions"][0]
    assert first["question"] == made_class.WRONG_KEY
    assert [flag["code"] for flag in first["flags"]] == ["strong-choose", "backwards"]
    assert first["flags"][0]["says"].startswith("A 是错的，高分段选它的")
    # Everybody had every question in October: November is nobody's first attempt.
    assert {each["n"] for each in found["questions"]} == {28}
    october = oq("analyse", str(made), "--paper", "A10203", "--json").json
    assert october["questions"] == found["questions"] and len(october["papers"]) == 1


def test_keys_come_from_the_banks_also_for_choices_nobody_took(oq: Run, made: Path, banks: Path) -> None:
    found = {each["question"]: each for each in oq("analyse", str(made), "--json").json["questions"]}
    question = found["psap-procedure-005"]
    assert [(each["choice"], each["right"]) for each in question["choices"]] == [
        ("A", False),
        ("B", False),
        ("C", True),
        ("D", False),
    ]
    assert sum(question["choices"][3][third] for third in ("low", "middle", "high")) == 0
    assert "D 几乎没有人选" in oq("analyse", str(made)).out


def test_diff_shows_what_write_puts_beside_each_question(oq: Run, made: Path, banks: Path) -> None:
    file = banks / LAW
    before = file.read_text(encoding="utf-8")
    shown = oq("analyse", str(made), "--diff")
    assert shown.code == 1 and file.read_text(encoding="utf-8") == before
    assert f"{LAW}：会写入 14 处（measured ×14）。" in shown.err
    ran = oq("analyse", str(made), "--write", "--json")
    assert ran.code == 0 and f"{LAW}：写入 14 处（measured ×14）。" in ran.err
    after = file.read_text(encoding="utf-8")
    changed = [line for line in unified_diff(before.splitlines(), after.splitlines(), n=0) if line[:1] in "+-"][2:]
    assert len(changed) == 14 and all(line.startswith("+    measured: {n: 28, facility: 0.") for line in changed)
    assert "\n".join(line[1:] for line in shown.out.splitlines() if line.startswith("+    ")).count("measured") == 24
    assert oq("analyse", str(made), "--write").err == "没有要写入的。\n"
    assert oq("check", str(banks)).code == 0
    assert "measured: {n: 28" in (banks / "scene-road.yaml").read_text(encoding="utf-8")


def test_line_ends_remarks_and_what_was_measured_before_are_respected(oq: Run, made: Path, banks: Path) -> None:
    file = banks / LAW
    before = file.read_bytes()
    end = before.index(b"\n  - id: psap-procedure-002")
    old = b"\n    measured: {n: 3, facility: 0.1, date: 2020-01-01} # once"
    file.write_bytes((before[:end] + old + before[end:]).replace(b"\n", b"\r\n"))
    assert oq("analyse", str(made), "--write").code == 0
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    text = after.decode()
    assert "2020-01-01" not in text and text.count("# once") == 1
    assert re.search(r"\r\n    measured: \{n: 28, facility: 0\.\d\d, discrimination: [^}]*\} # once\r\n", text)
    data = read("x", after).data
    for each in data["questions"]:
        each.pop("measured", None)
    assert data == read("x", before).data


def test_a_question_on_one_line_and_one_of_no_bank_are_told(oq: Run, made: Path, tmp_path: Path) -> None:
    bank = tmp_path / "one.yaml"
    bank.write_text(
        "bank: law-one\ntitle: 一\nquestions:\n"
        "  - {id: psap-procedure-001, type: true_false, stem: 对（　）, answer: 对}\n",
        encoding="utf-8",
    )
    ran = oq("analyse", str(made), "--write", "--banks", str(bank))
    assert ran.code == 1
    assert "one.yaml 第 4 行：psap-procedure-001 写在一行里，没有写入。" in ran.err
    assert "有 23 道题不在所用的题库里，没有写入：" in ran.err


def test_experienced_officers_make_a_panel(oq: Run, made: Path, banks: Path) -> None:
    scenes = banks / "scene-road.yaml"
    before = read("x", scenes.read_bytes()).data
    found = oq("analyse", str(made), "--experts", "一大队", "--json").json["experts"]
    assert {each["kind"] for each in found} == {"rating"} and {each["size"] for each in found} == {13}
    assert all(set(each["mean"]) == set(each["mode"]) == set(each["sd"]) for each in found)
    oq("analyse", str(made), "--experts", "一大队", "--write")
    after = {each["id"]: each for each in read("x", scenes.read_bytes()).data["questions"]}
    assert all("panel" not in each for each in before["questions"])
    for each in (each for each in found if each["question"] in after):
        panel = after[each["question"]]["panel"]
        assert panel["size"] == "13"
        assert panel["mean"] == {action: f"{value:.2f}" for action, value in each["mean"].items()}
    assert oq("check", str(banks)).code == 0
    # A panel that is there stays, whoever else is asked.
    assert oq("analyse", str(made), "--experts", "二大队", "--write").err == "没有要写入的。\n"
    few = oq("analyse", str(made), "--experts", "督01", "--json")
    assert few.json["experts"] == [] and "不到 5 位" in few.err
    out = oq("analyse", str(made), "--experts", "inspector", "--experts", "二大队").out
    assert "有经验的民警与答案的一致程度" in out and "15 人，与答案完全一致" in out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--paper", "X"), 1, "unit.db 里没有试卷“X”。里面有 A10203、B40506。"),
        (("--points", "a=1"), 2, "--points 和 --pass 只用于成绩表"),
    ],
)
def test_what_does_not_fit_a_book_is_told(oq: Run, made: Path, options: tuple[str, ...], code: int, said: str) -> None:
    ran = oq("analyse", str(made), *options)
    assert (ran.code, ran.out) == (code, "") and said in ran.err


def test_what_does_not_fit_a_table_is_told(oq: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks.csv"
    file.write_text("name,a\nx,1\n", encoding="utf-8")
    ran = oq("analyse", str(file), "--experts", "x")
    assert ran.code == 2 and "--paper 和 --experts 只用于成绩库" in ran.err
