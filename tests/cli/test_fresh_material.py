"""What is shown is what the files say now, for this version of the program and in the user's language."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from runpy import run_path

import pytest

from conftest import SMALL, Run, Wall, write_example
from officer_quiz import version
from officer_quiz.store import index, layout, writing


def translated(oq: Run, banks: Path, bank: str, *pairs: tuple[str, str]) -> Path:
    """Write a translation of a bank with some texts in English, and return its file."""
    oq("new", "translation", bank, "--banks", str(banks))
    [file] = banks.rglob("*.en.yaml")
    rewrite(file, *pairs)
    return file


def rewrite(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def test_a_changed_translation_is_seen_at_once(oq: Run, banks: Path) -> None:
    words = ("show", "small-1", "--banks", str(banks), "--lang", "en")
    file = translated(oq, banks, "law-small", ("询问查证一般不超过几小时？", "How many hours?"))
    assert "How many hours?" in oq(*words).out
    rewrite(file, ("How many hours?", "How many hours as a rule?"))
    assert "How many hours as a rule?" in oq(*words).out
    file.unlink()
    assert "询问查证一般不超过几小时？" in oq(*words).out


def test_a_translation_is_shown_in_its_own_language_only(oq: Run, banks: Path) -> None:
    translated(oq, banks, "law-small", ("询问查证一般不超过几小时？", "How many hours?"))
    assert "询问查证一般不超过几小时？" in oq("show", "small-1", "--banks", str(banks), "--lang", "zh").out


def test_a_case_is_shown_translated_only_when_all_of_it_is(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    file = translated(oq, banks, "case-small", ("是不是制止正在进行的侵害", "Was an assault stopped?"))
    text = re.sub(r'(\n    (?:stem|facts): ")', r"\1In English: ", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    words = ("show", "example-case-1", "--banks", str(banks), "--lang", "en")
    assert "Was an assault stopped?" in oq(*words).out
    before, of, after = file.read_text(encoding="utf-8").rpartition('of: "')
    file.write_text(f"{before}{of}0{after}", encoding="utf-8")  # its last question was translated from other words
    out = oq(*words).out
    assert "Was an assault stopped?" not in out and "是不是制止正在进行的侵害" in out
    [row] = oq("banks", "--translations", "--json", "--banks", str(banks)).json["translations"]
    assert (row["translated"], row["questions"]) == (0, 1)


def test_a_translation_into_the_language_of_its_bank_is_told(oq: Run, banks: Path) -> None:
    file = translated(oq, banks, "law-small", ("language: en", "language: zh"))
    found = oq("check", str(file), "--format", "json").json["diagnostics"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("same-language", 4, 11)]


def doctored(cache: Path) -> None:
    """Change a bank's title in the index, so that one can see whether it is read."""
    [index] = cache.iterdir()
    with sqlite3.connect(index) as database:
        database.execute("UPDATE files SET facts = replace(facts, '小题库', '旧题库') WHERE role = 'bank'")
    database.close()


def mark_of_version(monkeypatch: pytest.MonkeyPatch, number: str) -> str:
    """Return the mark that a version of the program puts on its indexes."""
    monkeypatch.setattr(version, "VERSION", number)
    return str(run_path(layout.__file__)["MARK"])


def test_an_index_is_used_by_the_version_that_made_it_and_no_other(
    oq: Run, banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def title() -> str:
        return str(oq("banks", "--banks", str(banks), "--json").json["banks"][0]["title"])

    assert title() == "小题库"
    doctored(tmp_path / "cache")
    assert title() == "旧题库", "the index is read, not the files"
    assert mark_of_version(monkeypatch, version.VERSION) == layout.MARK
    newer = mark_of_version(monkeypatch, "99.0")
    for module in (index, writing):
        monkeypatch.setattr(module, "MARK", newer)
    assert title() == "小题库"


RATING = """\
exam: scenes
title: 情境
minutes: 30
pass: 1
total: 1
sections:
  - {title: 情境, kinds: [rating], count: 1}
"""


def test_what_no_panel_has_rated_is_refused_from_the_index_too(oq: Run, banks: Path, wall: Wall) -> None:
    write_example(banks, "rating")
    (banks / "exams").mkdir()
    (banks / "exams" / "scenes.yaml").write_text(RATING, encoding="utf-8")
    for _ in range(2):  # the second time the index is there already
        ran = oq("exam", "scenes", "--banks", str(banks), "--plain", input=["B"])
        assert (ran.code, "情境题未经专家组校准 1 题" in ran.err) == (1, True), ran


def announce(banks: Path) -> None:
    """List a version of the statute that takes effect a week from the day of the tests."""
    (banks / "statutes.yaml").write_text(
        "- title: 中华人民共和国治安管理处罚法\n  short: 治安管理处罚法\n  versions:\n"
        "    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}\n"
        "    - {adopted: 2026-11-01, effective: 2026-12-01, articles: 150}\n",
        encoding="utf-8",
    )


def test_the_law_beside_the_banks_is_part_of_what_is_fresh(oq: Run, banks: Path, wall: Wall) -> None:
    assert oq("banks", "--review", "--json", "--banks", str(banks)).json["review"] == []
    announce(banks)
    wall.on(days=30)
    assert len(oq("banks", "--review", "--json", "--banks", str(banks)).json["review"]) == SMALL.count("- id:")
    said = "2026-12-01 起施行新文本"
    assert said in oq("practice", "--kind", "single", "--banks", str(banks), input=["B"]).out


def test_a_session_goes_on_under_the_law_of_the_day_it_began(oq: Run, banks: Path, wall: Wall) -> None:
    announce(banks)
    said = "2026-12-01 起施行新文本"
    assert said not in oq("practice", "--kind", "single", "--banks", str(banks)).out
    wall.on(days=30)
    resumed = oq("resume")
    assert "询问查证一般不超过几小时" in resumed.out and said not in resumed.out


@pytest.mark.parametrize(
    ("name", "text", "listed"),
    [
        ("law/law-small.en.yaml", "bank: [\n", "Files with errors, not used: 1 (law/law-small.en.yaml)"),
        ("statutes.yaml", "- {\n", "The register of statutes has errors"),
    ],
)
def test_a_damaged_file_beside_the_banks_is_named(oq: Run, banks: Path, name: str, text: str, listed: str) -> None:
    (banks / name).write_text(text, encoding="utf-8")
    ran = oq("practice", "--plain", "--banks", str(banks), "--lang", "en", input="")
    assert listed in ran.err
