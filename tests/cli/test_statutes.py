"""`statutes`: what is cited, what went stale, articles, new versions and confirmations."""

from __future__ import annotations

import re
import shutil
from difflib import unified_diff
from pathlib import Path

import pytest

from conftest import Run, Wall

ROOT = Path(__file__).parents[2]
REGISTER = """\
# 登记
- title: 中华人民共和国治安管理处罚法
  short: 治安管理处罚法
  aliases: [治安法]
  versions:
    - {adopted: 2012-10-26, effective: 2013-01-01, articles: 119}
    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}  # 现行
- title: 中华人民共和国人民警察法
  short: 人民警察法
  versions:
    - adopted: 2012-10-26
      effective: 2013-01-01
      articles: 52
"""
TEXT = "第九十六条　甲。\n乙。\n\n第九十七条　丙。\n（一）丁；\n\n第九十七条之一　戊。\n\n第九十八条　己。\n"


@pytest.fixture
def desk(oq: Run, banks: Path, wall: Wall) -> Run:
    """Return the program with the small bank, its register beside it."""
    (banks / "statutes.yaml").write_text(REGISTER, encoding="utf-8")

    def run(*words: str, **more: str) -> object:
        return oq("statutes", *words, "--banks", str(banks), **more)

    return run  # type: ignore[return-value]


def test_statutes_are_listed_with_articles_and_questions(desk: Run) -> None:
    assert desk("--json").json == {
        "format": 1,
        "statutes": [
            {
                "title": "中华人民共和国治安管理处罚法",
                "short": "治安管理处罚法",
                "version": {"adopted": "2025-06-27", "effective": "2026-01-01", "articles": 144},
                "questions": 4,
                "articles": {"97": 4},
            }
        ],
    }
    out = desk().out
    assert (
        "《治安管理处罚法》\n    2025-06-27 通过或修订，2026-01-01 起施行\n    引用 1 条，共 144 条；4 道题\n    97×4\n"
        in out
    )


def test_stale_by_day(desk: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-11-23", "2025-06-01"), encoding="utf-8")
    assert desk("--stale", "--on", "2025-12-31").out == "到 2025-12-31 没有过时的题目。\n"
    rows = desk("--stale", "--json").json["stale"]
    assert [row["question"] for row in rows] == ["small-1", "small-2", "small-3", "small-4"]
    assert rows[0] == {
        "question": "small-1",
        "bank": "law-small",
        "checked": "2025-06-01",
        "reason": "amended",
        "statute": "治安管理处罚法",
        "since": "2026-01-01",
    }
    assert "到 2026-11-23 有 4 道题过时。" in desk("--stale").out


def test_a_rule_that_ran_out_is_stale_too(desk: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    tags: [notice]\n", "    valid_to: 2026-10-31\n")
    file.write_text(text, encoding="utf-8")
    (row,) = desk("--stale", "--json").json["stale"]
    assert row == {
        "question": "small-4",
        "bank": "law-small",
        "checked": "2026-11-23",
        "reason": "ran-out",
        "statute": None,
        "since": "2026-10-31",
    }
    assert "规则失效" in desk("--stale").out


def test_a_rule_not_yet_in_force_is_told_alike_everywhere(oq: Run, desk: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    tags: [notice]\n", "    valid_from: 2099-01-01\n")
    file.write_text(text, encoding="utf-8")
    (row,) = desk("--stale", "--json").json["stale"]
    assert (row["question"], row["reason"], row["since"]) == ("small-4", "not-yet", "2099-01-01")
    assert "规则未生效" in desk("--stale").out
    assert desk("--stale", "--on", "2099-01-01").out == "到 2099-01-01 没有过时的题目。\n"
    played = oq("practice", "--banks", str(banks), "--kind", "true_false", "--plain", input="F\n")
    assert "注意：本题所教的规则 2099-01-01 才生效" in played.out
    found = next(
        each for each in oq("check", str(banks), "--format", "json").json["diagnostics"] if each["code"] == "L23"
    )
    assert (found["code"], found["level"], found["line"]) == (
        "L23",
        "warning",
        text[: text.index("2099")].count("\n") + 1,
    )


def test_a_case_is_stale_by_its_parts(oq: Run, desk: Run, banks: Path) -> None:
    text = """\
bank: law-case
title: 案例
status: reviewed
author: 甲组
reviewer: 乙组
checked: 2025-06-01
questions:
  - id: case-1
    type: case
    facts: 民警传唤王某到派出所询问。
    questions:
      - id: case-1-1
        type: true_false
        stem: 传唤后可以不通知家属。（　）
        answer: 错
        explain: 应当及时通知家属，告知原因和处所。
        cite: 《治安管理处罚法》第八十三条
"""
    (banks / "law" / "law-case.yaml").write_text(text, encoding="utf-8")
    assert [row["question"] for row in desk("--stale", "--json").json["stale"]] == ["case-1"]
    played = oq("practice", "law-case", "--banks", str(banks), "--plain", input="F\n")
    assert "注意：本题按 治安管理处罚法" in played.out


def test_an_article_is_shown_with_the_questions_on_it(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "治安法.txt").write_text(TEXT, encoding="utf-8")
    for number in ("97", "九十七", "第九十七条"):
        ran = desk("show", "治安法", number, "--statutes", str(tmp_path))
        assert "第九十七条　丙。\n（一）丁；\n\n引用这一条的题目：small-1、small-2、small-3、small-4\n" in ran.out
    assert "戊" in desk("show", "治安管理处罚法", "97-1", "--statutes", str(tmp_path)).out
    assert desk("show", "治安法", "97", "--statutes", str(tmp_path), "--json").json["lines"] == [
        "第九十七条　丙。",
        "（一）丁；",
    ]
    missing = desk("show", "治安法", "99", "--statutes", str(tmp_path))
    assert (missing.code, missing.err) == (1, "《治安管理处罚法》的条文里没有第 99 条，最后一条是第 98 条。\n")


def test_articles_without_a_question(desk: Run, tmp_path: Path) -> None:
    assert desk("uncovered", "治安法").out.endswith("：\n  1~96  98~144\n")
    (tmp_path / "治安法.txt").write_text(TEXT, encoding="utf-8")
    at = ("uncovered", "治安法", "--statutes", str(tmp_path))
    assert desk(*at).out.endswith("有 1 条已出题，下列 144 条没有题目：\n  1~96  97-1  98~144\n")
    told = [str(number) for number in range(1, 97)] + ["97-1"] + [str(number) for number in range(98, 145)]
    assert desk(*at, "--json").json == {"format": 1, "statute": "治安管理处罚法", "uncovered": told}


@pytest.mark.parametrize("lacking", [range(20, 34), range(1, 5), range(97, 98), range(140, 145)])
def test_articles_that_a_text_lacks_are_without_a_question_too(desk: Run, tmp_path: Path, lacking: range) -> None:
    text = "\n\n".join(f"第{number}条　甲。" for number in range(1, 145) if number not in lacking)
    (tmp_path / "治安法.txt").write_text(text, encoding="utf-8")
    ran = desk("uncovered", "治安法", "--statutes", str(tmp_path))
    assert ran.out.endswith("有 1 条已出题，下列 143 条没有题目：\n  1~96  98~144\n")


def test_texts_are_added_and_then_always_found(desk: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "治安法.txt").write_text(TEXT, encoding="utf-8")
    (texts / "README.md").write_text("说明", encoding="utf-8")
    said = desk("add", str(texts)).err
    assert said.startswith("已加入《治安管理处罚法》的条文：4 条。\n注意：")
    assert "第九十七条　丙。" in desk("show", "治安法", "97").out
    (texts / "README.md").rename(texts / "人民警察法.md")
    assert desk("add", str(texts / "人民警察法.md")).code == 1


def test_a_new_version_is_one_line_of_the_register(desk: Run, banks: Path) -> None:
    register = banks / "statutes.yaml"
    ran = desk("amend", "治安法", "--adopted", "2027-06-01", "--effective", "2028-01-01", "--articles", "150")
    assert ran.code == 0
    assert register.read_text(encoding="utf-8") == REGISTER.replace(
        "  # 现行\n", "  # 现行\n    - {adopted: 2027-06-01, effective: 2028-01-01, articles: 150}\n"
    )
    assert "到 2028-01-01 有 4 道题过时。" in ran.out
    assert desk("--stale").out == "到 2026-11-23 没有过时的题目。\n"


def test_a_version_is_added_after_one_of_several_lines_at_the_end_of_the_file(desk: Run, banks: Path) -> None:
    desk("amend", "人民警察法", "--adopted", "2027-06-01", "--effective", "2028-01-01", "--articles", "60")
    text = (banks / "statutes.yaml").read_text(encoding="utf-8")
    assert text == REGISTER + "    - {adopted: 2027-06-01, effective: 2028-01-01, articles: 60}\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("amend", "治安法", "--adopted", "2027-06-01"), 2, "请写法规名、通过日期、施行日期和条数"),
        (
            ("amend", "治安法", "--adopted", "2020-06-01", "--effective", "2021-01-01", "--articles", "9"),
            2,
            "要在它之后",
        ),
        (
            ("amend", "治安法", "--adopted", "2030-06-01", "--effective", "2029-01-01", "--articles", "9"),
            2,
            "早于通过日期",
        ),
        (("amend", "治安法", "--adopted", "2030-13-01"), 2, "--adopted 后面的“2030-13-01”不是日期"),
        (("show", "治安罚法", "97"), 1, "是不是《治安管理处罚法》？"),
        (("show", "治安法", "abc"), 2, "“abc”不是条号"),
        (("show", "治安法", "97"), 1, "手头没有《治安管理处罚法》的条文"),
        (("confirm",), 2, "请写题目编号"),
        (("confirm", "small-9"), 1, "small-9"),
        (("ammend",), 2, "没有“ammend”这个动作"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    desk: Run, banks: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = desk(*words)
    assert ran.code == code
    assert said in ran.err
    assert (banks / "statutes.yaml").read_text(encoding="utf-8") == REGISTER


def changed(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_confirming_adds_or_changes_one_line(desk: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert desk("confirm", "small-2", "--on", "2026-11-20").err.startswith("small-2 的核对日期改为 2026-11-20（")
    after = file.read_bytes()
    assert changed(before.decode(), after.decode()) == ["+    checked: 2026-11-20"]
    assert after.replace(b"    checked: 2026-11-20\r\n", b"") == before
    desk("confirm", "small-2")
    assert changed(after.decode(), file.read_text(encoding="utf-8")) == [
        "-    checked: 2026-11-20",
        "+    checked: 2026-11-23",
    ]


def test_a_day_to_come_is_no_day_of_checking(desk: Run, banks: Path) -> None:
    before = (banks / "law" / "law-small.yaml").read_bytes()
    ran = desk("confirm", "small-2", "--on", "2036-01-01")
    assert ran.code == 2
    assert ran.err == "2036-01-01 还没有到。核对日期不能晚于今天（2026-11-23）：核对过了才能登记。\n"
    assert (banks / "law" / "law-small.yaml").read_bytes() == before


def test_a_file_changed_meanwhile_is_left_alone(desk: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = banks / "law" / "law-small.yaml"
    other = file.read_bytes() + b"# somebody else\n"

    def copymode(source: Path, _: Path) -> None:
        source.write_bytes(other)

    monkeypatch.setattr(shutil, "copymode", copymode)
    ran = desk("confirm", "small-1")
    assert (ran.code, "刚刚被别的程序改过" in ran.err) == (1, True)
    assert file.read_bytes() == other
    assert sorted(path.name for path in file.parent.iterdir()) == ["law-small.yaml"]


def test_a_question_on_one_line_is_not_guessed_at(desk: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8") + "  - {id: small-5, type: essay, stem: 请说明。, points: [一, 二], "
    text += "explain: 说明为什么要通知家属，不少于十五个字。, cite: 《治安管理处罚法》第九十七条}\n"
    file.write_text(text, encoding="utf-8")
    ran = desk("confirm", "small-5")
    assert (ran.code, "整题写在一行" in ran.err) == (1, True)
    assert file.read_text(encoding="utf-8") == text


def test_the_revision_of_2025_played_through_on_the_shipped_banks(oq: Run, tmp_path: Path, wall: Wall) -> None:
    """Before 2026: record the version, see what it makes stale, confirm one question, and see one line changed."""
    banks = tmp_path / "questions"
    shutil.copytree(ROOT / "questions", banks)
    register = banks / "statutes.yaml"
    version = "    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}\n"
    text = register.read_text(encoding="utf-8")
    assert version in text
    register.write_text(text.replace(version, ""), encoding="utf-8")
    for file in banks.rglob("*.yaml"):
        old = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^checked: \S+", "checked: 2025-06-30", old), encoding="utf-8")
    words = ("--adopted", "2025-06-27", "--effective", "2026-01-01", "--articles", "144")
    amended = oq("statutes", "amend", "治安管理处罚法", *words, "--banks", str(banks), "--json")
    assert register.read_text(encoding="utf-8") == text
    stale = [row["question"] for row in amended.json["stale"]]
    assert "psap-general-001" in stale
    file = banks / "law" / "law-psap-general.yaml"
    before = file.read_text(encoding="utf-8")
    assert oq("statutes", "confirm", "psap-general-001", "--banks", str(banks)).code == 0
    assert changed(before, file.read_text(encoding="utf-8")) == ["+    checked: 2026-11-23"]
    after = oq("statutes", "--stale", "--banks", str(banks), "--json").json["stale"]
    assert [row["question"] for row in after] == [id for id in stale if id != "psap-general-001"]


def whole(last: int) -> str:
    """Return a text of articles 1 to `last` with an item and a second paragraph each."""
    return "\n\n".join(
        f"第{number}条　甲{number}：\n\n(一)子{number}。\n\n乙{number}。" for number in range(1, last + 1)
    )


OLD = (
    "注意：手头《治安管理处罚法》的条文是旧版本（2013-01-01 起施行，119 条），登记的现行版本有 144 条。请换成现行条文。"
)


def test_a_superseded_text_is_told_wherever_it_is_used(oq: Run, desk: Run, banks: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "治安管理处罚法(2012修正)_20121026.txt").write_bytes(whole(119).encode("gb18030"))
    at = ("--statutes", str(texts))
    shown = desk("show", "治安法", "97", *at).out.replace("\n", "")
    assert OLD in shown
    assert OLD in desk("show", "治安法", "97", *at, "--json").err
    assert OLD in desk("uncovered", "治安法", *at).out.replace("\n", "")
    assert desk("uncovered", "治安法", *at).out.endswith("  1~96  98~144\n")
    assert OLD in desk("add", *map(str, texts.iterdir())).err
    found = oq("check", str(banks), *at, "--format", "json").json["diagnostics"]
    assert [(Path(each["path"]).name, each["level"]) for each in found if each["code"] == "L22"] == [
        ("治安管理处罚法(2012修正)_20121026.txt", "warning")
    ]
    kinds = ("--kind", "single", "--kind", "true_false", "--seed", "1")
    played = oq("practice", "--banks", str(banks), *kinds, *at, input="A\n:l\n").out
    assert OLD.replace(" ", "") in "".join(played.split())


def test_a_text_that_lacks_articles_is_told_and_no_question_for_it(
    oq: Run, desk: Run, banks: Path, tmp_path: Path
) -> None:
    file = tmp_path / "治安管理处罚法.md"
    at, words = ("--statutes", str(tmp_path)), ("--format", "json", "--select", "L22")

    def found(left: str) -> list[tuple[str, int, str]]:
        """What is told of the questions, which cite article 97, with the text of all articles but some."""
        file.write_text(left, encoding="utf-8")
        told = oq("check", str(banks), *at, *words).json["diagnostics"]
        return [(Path(each["path"]).name, each["line"], each["message"]) for each in told]

    assert found(whole(144)) == []
    lacking = re.sub(r"第(?:3|97)条　甲.*\n\n.*\n\n.*\n\n", "", whole(144))
    said = (
        "注意：手头《治安管理处罚法》的条文不全，缺 2 条（第 3、97 条），登记的现行版本有 144 条。"
        "引用所缺的条文时，款、项没有核对。请补全。"
    )
    assert found(lacking) == [(file.name, 1, said)]
    assert said in desk("add", str(file)).err
    assert said.replace(" ", "") in "".join(desk("uncovered", "治安法", *at).out.split())
    excerpt = "\n\n".join(f"第{number}条　甲。" for number in range(140, 145))
    ((_, _, said),) = found(excerpt)
    assert "缺 139 条（第 1、2、3、4、5、6、7、8、9、10、… 条）" in said
    text = banks / "law" / "law-small.yaml"
    text.write_text(text.read_text(encoding="utf-8").replace("第九十七条第一款", "第九十七条之一", 1), encoding="utf-8")
    (_, (name, line, said)) = found(lacking.replace("第98条", "第97条　甲。\n\n第98条"))
    assert (name, line, said) == (text.name, 16, "条文库里的《治安管理处罚法》没有第 97-1 条。请核对条号。")


def test_a_text_that_cannot_be_read_is_told_and_not_as_missing(oq: Run, desk: Run, banks: Path, tmp_path: Path) -> None:
    (tmp_path / "治安管理处罚法.pdf").write_bytes(b"%PDF")
    ran = desk("show", "治安法", "97", "--statutes", str(tmp_path))
    assert (ran.code, "是 PDF，不能读" in ran.err) == (1, True)
    found = oq("check", str(banks), "--statutes", str(tmp_path), "--format", "json").json["diagnostics"]
    assert [Path(each["path"]).name for each in found if each["code"] == "L22"] == ["治安管理处罚法.pdf"]


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("９７", ["第97条　甲97：", "(一)子97。", "乙97。"]),
        ("第97条", ["第97条　甲97：", "(一)子97。", "乙97。"]),
        ("§97", ["第97条　甲97：", "(一)子97。", "乙97。"]),
        ("九十七条第二款", ["乙97。"]),
        ("第九十七条第一款第（一）项", ["(一)子97。"]),
        ("卅条", ["第30条　甲30：", "(一)子30。", "乙30。"]),
    ],
)
def test_numbers_as_they_are_typed(desk: Run, tmp_path: Path, number: str, lines: list[str]) -> None:
    (tmp_path / "治安管理处罚法.txt").write_text(whole(144), encoding="utf-8")
    assert desk("show", "治安法", number, "--statutes", str(tmp_path), "--json").json["lines"] == lines


def test_a_paragraph_there_is_not(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "治安管理处罚法.txt").write_text(whole(144), encoding="utf-8")
    ran = desk("show", "治安法", "九十七条第三款", "--statutes", str(tmp_path))
    assert (ran.code, ran.err) == (1, "《治安管理处罚法》第 97 条没有这一款或这一项。请核对。\n")
