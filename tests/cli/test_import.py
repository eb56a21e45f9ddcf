"""`import`: questions of other programs in a bank's file, every one of them accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.exchange import found
from word_files import of_lines

PAPER = """一、单选题
1.甲的行为是（B）
A.合法
B.违法
答案：B
解析：因为违法。
2.乙的行为是（ ）
A.合法
B.违法
二、判断题
1.丙的行为违法。（√）
"""
BANK = """\
# yaml-language-server: $schema=.schema/bank.json
# 导入的题目都是草稿（draft）。先看带“待核”的题，改好以后删去那一行；审过的题把 status 改成 reviewed。
# source 末尾 @ 后的编号用来认出已经导入的题，请保留：再导入同一份文件时只加新题。
bank: mybank
title: 题库
language: zh
status: draft

questions:
  - id: mybank-0001
    type: single
    stem: 甲的行为是（　）
    choices:
      A: 合法
      B: 违法
    answer: B
    explain: 因为违法。
    source: 题库.txt 第 2 行 @{prints[0]}
    status: draft

  - id: mybank-0002
    # 待核：原文没有答案，请填上
    type: single
    stem: 乙的行为是（　）
    choices:
      A: 合法
      B: 违法
    source: 题库.txt 第 7 行 @{prints[1]}
    status: draft

  - id: mybank-0003
    type: true_false
    stem: 丙的行为违法。（　）
    answer: 对
    source: 题库.txt 第 11 行 @{prints[2]}
    status: draft
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "题库.txt").write_text(PAPER, encoding="utf-8")
    return folder


def prints(text: str) -> list[str]:
    return [line.rpartition("@")[2] for line in text.splitlines() if "source:" in line]


def test_a_bank_is_written_as_a_person_would(oq: Run, here: Path) -> None:
    ran = oq("import", "题库.txt", "--into", "mybank.yaml")
    text = (here / "mybank.yaml").read_text(encoding="utf-8")
    assert text == BANK.format(prints=prints(text))
    assert ran.code == 0
    assert ran.out.startswith(
        "题库.txt：找到 3 道题（text）。\n  导入 3 道，其中 1 道要人核对。\n\n"
        "要核对的题：\n  mybank-0002（题库.txt 第 7 行）：原文没有答案，请填上\n1 个文件，3 道题："
    )
    assert ran.err == (
        "已写入 mybank.yaml。要核对的题上面有“# 待核：”。\n"
        "有错误的题改好以前不使用，其余照用。看每一处：officer-quiz check mybank.yaml\n"
    )
    errors = [
        each for each in oq("check", "mybank.yaml", "--format", "json").json["diagnostics"] if each["level"] == "error"
    ]
    assert [(each["code"], each["line"]) for each in errors] == [("missing-key", 21)]
    (here / "mybank.yaml").write_text(
        text.replace("    # 待核：原文没有答案，请填上\n", "    answer: A\n"), encoding="utf-8"
    )
    assert oq("show", "mybank-0002", "--banks", "mybank.yaml").code == 0


def test_a_second_import_adds_only_what_is_new_and_leaves_what_was_edited(oq: Run, here: Path) -> None:
    oq("import", "题库.txt", "--into", "mybank.yaml")
    bank = here / "mybank.yaml"
    edited = (
        bank.read_text(encoding="utf-8")
        .replace("stem: 甲的行为是（　）", "stem: 甲这样做（　）")
        .replace("    # 待核", "    # 见过")
    )
    edited = edited.replace("    source: 题库.txt 第 11 行 @" + prints(edited)[2] + "\n", "")
    bank.write_text(edited, encoding="utf-8")
    ran = oq("import", "题库.txt", "--into", "mybank.yaml")
    assert (ran.code, bank.read_text(encoding="utf-8")) == (0, edited)
    assert ran.out == "题库.txt：找到 3 道题（text）。\n  导入 0 道，其中 0 道要人核对。\n  已有 3 道，没有动。\n"
    assert ran.err == "没有新题，mybank.yaml 没有动。\n"
    (here / "题库.txt").write_text(PAPER + "2.丁的行为违法。（×）\n", encoding="utf-8")
    assert oq("import", "题库.txt", "--into", "mybank.yaml", "--json").json["counts"] == {
        "found": 4,
        "added": 1,
        "doubtful": 0,
        "with_loss": 0,
        "there": 3,
        "repeated": 0,
        "left_out": 0,
    }
    after = bank.read_text(encoding="utf-8")
    assert after.startswith(edited)
    added = after.removeprefix(edited)
    assert added.startswith(
        "\n  - id: mybank-0004\n    type: true_false\n    stem: 丁的行为违法。（　）\n    answer: 错\n"
    )


def test_a_trial_writes_nothing(oq: Run, here: Path) -> None:
    ran = oq("import", "题库.txt", "--dry-run")
    assert sorted(path.name for path in here.iterdir()) == ["题库.txt"]
    assert "可导入 3 道，其中 1 道要人核对（试读，没有写文件）。" in ran.out
    assert "先看前 3 道读成了什么：\n- id: draft-0001\n  type: single\n  stem: 甲的行为是（　）\n" in ran.out
    assert oq("import", "题库.txt", "--dry-run", "--json").json["into"] is None


def test_all_that_is_found_is_accounted_for(oq: Run, here: Path) -> None:
    twice = PAPER + "3.丙的行为违法。（√）\n参考答案\n9.A\n25、戊的行为是（ ）\nA.合法\nB.违法\n"
    (here / "题库.txt").write_text(twice, encoding="utf-8")
    ran = oq("import", "题库.txt", "--into", "mybank.yaml", "--json")
    told, counts = ran.json, ran.json["counts"]
    assert (ran.code, counts["found"], counts["added"], counts["repeated"], counts["left_out"]) == (1, 5, 3, 1, 1)
    assert told["repeated"] == [{"file": "题库.txt", "place": "第 12 行", "first": "第 11 行"}]
    assert [(each["place"], each["whole"]) for each in told["left_out"]] == [("第 14 行", False), ("第 15 行", True)]
    assert [each["doubts"] for each in told["questions"]] == [[], ["原文没有答案，请填上"], []]


def test_answers_in_a_second_file_and_a_word_file(oq: Run, here: Path) -> None:
    (here / "卷.docx").write_bytes(of_lines(["1.甲", "A.一", "B.二", "2.乙。"]))
    (here / "答案.docx").write_bytes(of_lines(["1.B", "2.错"]))
    told = oq("import", "卷.docx", "--answers", "答案.docx", "--into", "mybank.yaml", "--json").json
    assert [each["question"].get("answer") for each in told["questions"]] == ["B", "错"]
    assert [each["place"] for each in told["questions"]] == ["第 1 段", "第 4 段"]


def test_cases_get_ids_for_their_questions(oq: Run, here: Path) -> None:
    paper = "根据以下材料回答1-2题\n甲打了乙。\n1.甲是谁？\nA.一\nB.二\n答案：A\n2.乙是谁？\nA.一\nB.二\n答案：B"
    (here / "题库.txt").write_text(paper, encoding="utf-8")
    told = oq("import", "题库.txt", "--into", "mybank.yaml", "--json").json
    assert [part["id"] for part in told["questions"][0]["question"]["questions"]] == ["mybank-0001-1", "mybank-0001-2"]
    assert oq("show", "mybank-0001", "--banks", "mybank.yaml").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import",), 2, "请写上要导入的文件"),
        (("import", "题库.txt"), 2, "请用 --into 写明存到哪个题库文件"),
        (("import", "题库.txt", "--into", "a.txt"), 2, "--into 要写一个题库文件"),
        (("import", "题库.txt", "--into", "题.yaml"), 2, "“题”不能当题库编号。请用 --bank 写一个"),
        (("import", "题库.txt", "--into", "a.yaml", "--bank", "A B"), 2, "A B"),
        (("import", "题库.txt", "--into", "a.yaml", "--format", "xyz"), 2, "没有“xyz”这种格式"),
        (("import", "没有.txt", "--into", "a.yaml"), 1, "没有.txt 用不了：没有这个文件"),
        (("import", "空.txt", "--into", "a.yaml"), 1, "空.txt 读不出题目：里面没有找到题目"),
        (("import", "题库.txt", "--into", "坏.yaml"), 1, "坏.yaml 不是完好的题库文件"),
        (("import", "坏.docx", "--into", "a.yaml"), 1, "坏.docx 读不出题目：不是完好的 .docx 文件"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    oq: Run, here: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (here / "空.txt").write_text("", encoding="utf-8")
    (here / "坏.yaml").write_text("bank: [", encoding="utf-8")
    (here / "坏.docx").write_bytes(b"PK\3\4word/")
    ran = oq(*words)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert not (here / "a.yaml").exists()


def test_formats_are_listed(oq: Run) -> None:
    out = oq("import", "--formats").out
    assert [line.split()[0] for line in out.splitlines()[1:-1]] == list(found())
    assert {"docx", "text"} <= set(found())


@pytest.mark.parametrize(
    "nasty",
    [
        '"',
        "a: b",
        "#x",
        "- y",
        "null",
        "[z",
        "&a",
        "*b",
        "!t",
        "%",
        "@",
        "`",
        "'",
        "\\",
        "x #y",
        ": ",
        "{",
        "> q",
        "| w",
        "? e",
        "~",
    ],
)
def test_every_text_comes_back_from_the_bank_as_it_was(oq: Run, here: Path, nasty: str) -> None:
    (here / "题库.txt").write_text(
        f"1.甲是谁？\nA.{nasty}\nB.二{nasty}\n答案：A\n解析：{nasty}\n{nasty}", encoding="utf-8"
    )
    told = oq("import", "题库.txt", "--into", "mybank.yaml", "--json").json["questions"][0]["question"]
    shown = oq("show", "mybank-0001", "--banks", "mybank.yaml", "--json").json
    assert (shown["choices"], shown["explain"]) == (told["choices"], told["explain"])
