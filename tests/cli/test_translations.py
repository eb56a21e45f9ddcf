"""Translated material in the program: shown in the user's language, marked as the original."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def english(oq: Run, banks: Path) -> Path:
    """Return the small bank with its first question translated, and a word of the others."""
    oq("new", "translation", "law-small", "--banks", str(banks))
    file = banks / "law" / "law-small.en.yaml"
    text = file.read_text(encoding="utf-8")
    for zh, en in (
        ('title: "小题库"', "title: A small bank"),
        ("询问查证一般不超过几小时？", "How many hours of questioning as a rule?"),
        ("一般以八小时为限，其他时限各有条件。", "Eight hours is the rule."),
        ('A: "四小时"', "A: four hours"),
    ):
        assert zh in text
        text = text.replace(zh, en, 1)
    first, rest = text.split("  small-2:")
    text = first + "  small-2:" + rest.replace('stem: "', 'stem: "E ')
    file.write_text(text, encoding="utf-8")
    return banks


def test_a_question_is_shown_in_english_and_chinese(oq: Run, english: Path) -> None:
    words = ("show", "small-1", "--banks", str(english))
    assert "How many hours of questioning as a rule?" in oq(*words, "--lang", "en").out
    assert "A small bank" in oq(*words, "--lang", "en").out
    assert "询问查证一般不超过几小时？" in oq(*words, "--lang", "zh").out


def test_a_translation_that_cannot_be_built_leaves_the_original(oq: Run, english: Path) -> None:
    file = english / "law" / "law-small.en.yaml"
    text = file.read_text(encoding="utf-8")
    place = text.partition("stem: ")[0].count("\n") + 1
    file.write_text(text.replace("How many hours of questioning as a rule?", "", 1), encoding="utf-8")
    words = ("--banks", str(english), "--lang", "en")
    assert "询问查证一般不超过几小时？" in oq("show", "small-1", *words).out
    assert "询问查证一般不超过几小时？" in oq("practice", "--kind", "single", *words, input="B\n").out
    assert "small-1" in oq("search", "询问查证", *words).out
    rows = oq("banks", "--translations", "--json", *words).json["translations"]
    assert [row["translated"] for row in rows] == [3]
    found = oq("check", str(english), "--format", "json").json["diagnostics"]
    errors = [each for each in found if each["level"] == "error"]
    assert [(each["line"], each["column"], each["code"]) for each in errors] == [(place, 11, "empty-text")]


@pytest.mark.parametrize(
    "text", ["  small-4: E\n", "  small-4:\n    of：x\n", '  small-4:\n    stem: "E\n', "  small-4: {of: x, of: y}\n"]
)
def test_a_faulty_entry_costs_the_translation_of_its_question_alone(oq: Run, english: Path, text: str) -> None:
    file = english / "law" / "law-small.en.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.partition("  small-4:")[0] + text, encoding="utf-8")
    words = ("--banks", str(english), "--lang", "en")
    ran = oq("show", "small-1", *words)
    assert "How many hours of questioning as a rule?" in ran.out
    assert ran.err.startswith(
        "Questions with errors, not used (the others of their files are): 1 (law/law-small.en.yaml)."
    )
    assert "传唤后可以不通知家属" in oq("show", "small-4", *words).out
    assert [row["translated"] for row in oq("banks", "--translations", "--json", *words).json["translations"]] == [3]
    file.write_text(whole, encoding="utf-8")
    assert oq("show", "small-1", *words).err == ""
    file.write_text(whole.replace("language: en", "language: fr"), encoding="utf-8")
    ran = oq("show", "small-1", *words)
    assert "询问查证一般不超过几小时？" in ran.out
    assert "Files with errors, not used: 1 (law/law-small.en.yaml)" in ran.err


def test_a_translated_question_is_practised_and_its_history_read_in_both(oq: Run, english: Path) -> None:
    words = ("--banks", str(english), "--lang", "en")
    ran = oq("practice", "--kind", "single", *words, input="B\n")
    assert "four hours" in ran.out
    assert "Eight hours is the rule." in ran.out
    session = oq("history", "--json").json["sessions"][0]["id"]
    assert oq("history", session, "--banks", str(english), "--json").json["answers"][0]["score"] == 1
    assert "八小时" in oq("history", session, "--banks", str(english), "--lang", "zh").out
    assert "(changed" not in oq("history", session, *words).out


def test_a_changed_original_is_shown_again_until_it_is_translated(oq: Run, english: Path) -> None:
    file = english / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("询问查证一般不超过几小时", "询问查证一般最多几小时")
    file.write_text(text, encoding="utf-8")
    assert "询问查证一般最多几小时" in oq("show", "small-1", "--banks", str(english), "--lang", "en").out
    found = oq("check", str(english), "--format", "json", "--ignore", "L07").json["diagnostics"]
    assert [each["code"] for each in found] == ["translation-old"]
    rows = oq("banks", "--translations", "--banks", str(english)).out
    assert "3 / 4" in rows


def test_english_words_are_found(oq: Run, english: Path) -> None:
    ran = oq("search", "questioning", "--banks", str(english), "--json", "--lang", "en")
    assert [each["id"] for each in ran.json["questions"]] == ["small-1"]


def test_a_translation_alone_is_compared_with_the_bank_beside_it(oq: Run, english: Path) -> None:
    file = english / "law" / "law-small.en.yaml"
    assert oq("check", str(file), "--strict").code == 0
    (english / "law" / "law-small.yaml").rename(english / "law-small.yaml")
    ran = oq("check", str(file))
    assert (ran.code, "[no-original]" in ran.out) == (1, True)


def test_a_file_named_as_a_translation_that_is_none(oq: Run, banks: Path) -> None:
    bank = banks / "law" / "law-small.yaml"
    bank.rename(banks / "law" / "law-small.zh.yaml")
    ran = oq("check", str(banks))
    assert (ran.code, "[not-a-translation]" in ran.out) == (1, True)


def test_the_first_three_banks_are_translated_whole(oq: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_CACHE", str(shelf))
    shipped = Path(__file__).parents[2] / "questions"
    rows = oq("banks", "--translations", "--json", "--banks", str(shipped)).json["translations"]
    whole = {row["bank"] for row in rows if row["language"] == "en" and row["translated"] == row["questions"]}
    assert {"law-psap-procedure", "comm-defuse", "scene-road"} <= whole
