"""Finding questions however a word is typed, and the trainer's desk for law where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall, write_example

CITED = """\
  - id: small-5
    type: true_false
    stem: 接到110报警应当及时处警。（　）
    answer: 对
    explain: 接到报警应当及时派人到场处置，不得推诿。
    cite: 《治安管理处罚法》第九十七条之一
"""


def found(oq: Run, banks: Path, *words: str) -> list[str]:
    return [each["id"] for each in oq("search", *words, "--banks", str(banks), "--json").json["questions"]]


def test_full_width_and_half_width_are_the_same(oq: Run, banks: Path) -> None:
    (banks / "law" / "law-small.yaml").write_text(SMALL + CITED, encoding="utf-8")
    assert found(oq, banks, "110") == found(oq, banks, "１１０") == ["small-5"]


def test_an_article_and_its_sub_article_are_two(oq: Run, banks: Path) -> None:
    (banks / "law" / "law-small.yaml").write_text(SMALL + CITED, encoding="utf-8")
    assert found(oq, banks, "--cites", "《治安管理处罚法》第九十七条之一") == ["small-5"]
    assert found(oq, banks, "--cites", "《治安管理处罚法》第九十七条") == ["small-1", "small-2", "small-3", "small-4"]
    assert len(found(oq, banks, "--cites", "治安管理处罚法")) == 5


def test_the_questions_of_a_case_are_searched_too(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    assert found(oq, banks, "正在进行的侵害") == ["example-case-1"]


def test_what_waits_for_review_is_not_what_was_retired(oq: Run, banks: Path, wall: Wall) -> None:
    text = SMALL.replace("    tags: [notice]\n", "    status: retired\n    checked: 2025-06-01\n")
    text = text.replace("    level: intermediate\n", "    checked: 2025-06-01\n")
    (banks / "law" / "law-small.yaml").write_text(text, encoding="utf-8")
    assert len(oq("statutes", "--stale", "--json", "--banks", str(banks)).json["stale"]) == 2
    rows = oq("banks", "--review", "--json", "--banks", str(banks)).json["review"]
    assert [row["question"] for row in rows] == ["small-2"]


REGISTER = """\
- title: 中华人民共和国治安管理处罚法
  short: 治安管理处罚法
  versions:
    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}
"""


@pytest.mark.parametrize("effective", ["2026-01-01", "2025-12-31"])
def test_a_new_version_takes_effect_after_the_last(oq: Run, banks: Path, effective: str) -> None:
    register = banks / "statutes.yaml"
    register.write_text(REGISTER, encoding="utf-8")
    words = ("--adopted", "2025-06-28", "--effective", effective, "--articles", "150")
    ran = oq("statutes", "amend", "治安管理处罚法", *words, "--banks", str(banks))
    assert (ran.code, "要在它之后" in ran.err) == (2, True)
    assert register.read_text(encoding="utf-8") == REGISTER


def test_a_folder_without_a_text_of_a_known_statute_is_told(oq: Run, banks: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "README.md").write_text("第一条　不是法规。\n", encoding="utf-8")
    ran = oq("statutes", "add", str(texts), "--banks", str(banks))
    assert (ran.code, str(texts) in ran.err) == (1, True)
    assert not (tmp_path / "data" / "statutes").exists()


def test_an_unknown_id_among_known_ones_confirms_nothing(oq: Run, banks: Path) -> None:
    ran = oq("statutes", "confirm", "small-1", "small-9", "--banks", str(banks))
    assert (ran.code, "small-9" in ran.err) == (1, True)
    assert (banks / "law" / "law-small.yaml").read_text(encoding="utf-8") == SMALL


NUMERIC = """\
  - id: small-7
    type: numeric
    stem: 询问查证一般不得超过多少？
    answer: {answer}
    unit: 小时
    explain: 一般以八小时为限，其他时限各有条件。
    cite: 《治安管理处罚法》第九十七条
"""


@pytest.mark.parametrize(("answer", "codes"), [("8", []), ("8.0", []), ("9", ["L25"]), ("8.5", ["L25"])])
def test_a_number_that_is_a_key_is_compared_with_its_article(
    oq: Run, banks: Path, tmp_path: Path, answer: str, codes: list[str]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "治安管理处罚法.md").write_text("第九十七条　一般不得超过八小时。\n", encoding="utf-8")
    head = SMALL.partition("  - id: small-1")[0]
    text = head + NUMERIC.format(answer=answer)
    (banks / "law" / "law-small.yaml").write_text(text, encoding="utf-8")
    words = ("--statutes", str(texts), "--select", "L25", "--format", "json")
    found = oq("check", str(banks), *words).json["diagnostics"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [(code, 12, 13) for code in codes]
