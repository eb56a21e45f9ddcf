"""Translations: their faults at exact places, and what is shown of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from law import register
from officer_quiz import kinds
from officer_quiz.answers.turns import every_turn
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.bank.translating import translated
from officer_quiz.bank.translation import current, problems, read_overlay
from officer_quiz.kinds.base.parse import parse
from officer_quiz.library.templates import question, translation
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.document import read

BANK = """\
bank: law-demo
title: 示例
checked: 2026-11-23
questions:
  - id: demo-1
    type: single
    stem: 最长几小时？
    choices: {A: 四小时, B: 八小时, C: 十二小时}
    answer: B
    shuffle: false
    explain: 一般八小时，四小时和十二小时都不对，记住这一条。
    cite: 《治安管理处罚法》第九十七条
  - id: demo-2
    type: matching
    stem: 请配对。
    pairs: {甲: 子, 乙: 丑}
    distractors: [寅]
    explain: 甲对子，乙对丑，寅是多出来的，没有配对。
    cite: 《治安管理处罚法》第九十七条
"""
ENGLISH = """\
translates: law-demo
language: en
title: Demo
questions:
  demo-1:
    of: {one}
    stem: How many hours at most?
    choices: {{A: four, B: eight, C: twelve}}
    explain: Eight as a rule.
  demo-2:
    of: {two}
    stem: Match.
    pairs: {{A: one, B: two}}
    distractors: [three]
    explain: A is one, B is two.
"""


def bank(text: str = BANK) -> Bank:
    loaded = load([read("demo.yaml", text.encode())], Context(register(), date(2026, 11, 23)))
    assert len(loaded.banks) == 1, loaded.diagnostics
    return loaded.banks[0]


def changed(text: str) -> str:
    """Return a fresh translation with each of its Chinese texts changed."""
    return re.sub(r'"(?=[^"\n]*[一-鿿])', '"E ', text)


def prints(of: Bank) -> dict[str, str]:
    data = read("x", translation(of, "en", "", "").encode()).data
    return {name: data["questions"][id]["of"] for name, id in (("one", "demo-1"), ("two", "demo-2"))}


def english(change: tuple[str, str] = ("", "")) -> str:
    return ENGLISH.format(**prints(bank())).replace(*change, 1)


def told(text: str, of: Bank | None = None) -> list[str]:
    overlay = read_overlay(read("demo.en.yaml", text.encode()))
    faults = overlay.faults or tuple(problems(overlay, of or bank()))
    found = [overlay.document.locate(fault) for fault in faults]
    return [f"{each.line}:{each.column} {each.code} {each.level}" for each in found]


def test_a_translation_without_faults() -> None:
    assert told(english()) == []


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (("    stem: Match.\n", ""), ["11:5 translation-missing error"]),
        (("    stem: Match.\n", "    stem: Match.\n    answer: B\n"), ["13:5 translation-extra error"]),
        (("C: twelve", "D: twelve"), ["8:14 translation-missing error", "8:34 translation-extra error"]),
        (("[three]", "[three, four]"), ["14:18 translation-shape error"]),
        (("[three]", "three"), ["14:18 translation-shape error"]),
        (("{A: one, B: two}", "{A: one}"), ["13:12 translation-shape error"]),
        (("How many hours at most?", "{a: b}"), ["7:11 translation-shape error"]),
        (("  demo-2:", "  demo-3:"), ["4:1 untranslated warning", "10:3 not-in-original error"]),
        (("language: en", "language: zh"), ["2:11 same-language error"]),
        (("language: en", "language: fr"), ["2:11 unknown-value error"]),
        (("translates: law-demo", "translates: law demo"), ["1:13 bad-id error"]),
        (("title: Demo\n", ""), ["1:1 missing-key error"]),
        (("translates: law-demo\n", ""), ["1:1 not-a-translation error"]),
    ],
)
def test_faults_stand_at_their_places(change: tuple[str, str], faults: list[str]) -> None:
    assert told(english(change)) == faults


CASE = """\
bank: law-demo
title: 示例
checked: 2026-11-23
questions:
  - id: demo-case
    type: case
    facts: 甲与乙争吵。
    explain: 先询问后传唤，依法处理，注意时限。
    questions:
      - id: demo-part-1
        type: single
        stem: 最长几小时？
        choices: {A: 四小时, B: 八小时, C: 十二小时}
        answer: B
        explain: 一般八小时，四小时和十二小时都不对。
        cite: 《治安管理处罚法》第九十七条
      - id: demo-part-2
        type: fill
        stem: 一般____小时。
        answer: [八]
        explain: 一般八小时，四小时和十二小时都不对。
        cite: 《治安管理处罚法》第九十七条
"""


@pytest.mark.parametrize(
    ("change", "fault", "shown"),
    [
        (("stem: How many hours at most?", "stem: ''"), "7:11 empty-text error", {"demo-2"}),
        (("A: four", "A: ''"), "8:18 empty-text error", {"demo-2"}),
        (("A: one, B: two}", "A: '', B: two}"), "13:12 empty-text error", {"demo-1"}),
    ],
)
def test_an_entry_that_cannot_be_built_is_told_and_the_original_is_used(
    change: tuple[str, str], fault: str, shown: set[str]
) -> None:
    assert told(english(change)) == [fault]
    assert set(current(read_overlay(read("x", english(change).encode())), bank())) == shown


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("最长几小时？", ""), "13:11 empty-text error"),
        (("一般____小时。", "一般小时。"), "20:5 blanks-mismatch error"),
    ],
)
def test_a_part_that_cannot_be_built_is_told_at_its_own_entry(change: tuple[str, str], fault: str) -> None:
    original = bank(CASE)
    text = changed(translation(original, "en", "", "").replace(*change))
    assert told(text, original) == [fault]
    assert current(read_overlay(read("x", text.encode())), original) == {}


def test_a_fresh_translation_is_told_and_not_shown() -> None:
    text = translation(bank(), "en", "", "")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("  demo-")]
    expected = [f"{number}:3 translation-same warning" for number in lines]
    assert told(text) == ["5:8 translation-same warning", *expected]
    assert current(read_overlay(read("x", text.encode())), bank()) == {}
    assert told(changed(text)) == []
    assert set(current(read_overlay(read("x", changed(text).encode())), bank())) == {"demo-1", "demo-2"}


def test_pairs_that_are_written_anew_are_a_translation() -> None:
    text = translation(bank(), "en", "", "").replace('甲: "子"', 'A: "子"')
    assert set(current(read_overlay(read("x", text.encode())), bank())) == {"demo-2"}


def test_an_entry_older_than_its_original_is_told_and_not_shown() -> None:
    changed = bank(BANK.replace("最长几小时", "最多几小时"))
    assert told(english(), changed) == ["6:9 translation-old warning"]
    overlay = read_overlay(read("demo.en.yaml", english().encode()))
    assert set(current(overlay, bank())) == {"demo-1", "demo-2"}
    assert set(current(overlay, changed)) == {"demo-2"}


def test_an_entry_that_does_not_say_what_it_translates_is_not_shown() -> None:
    text = english((f"    of: {prints(bank())['one']}\n", ""))
    assert told(text) == ["6:5 translation-old warning"]
    assert set(current(read_overlay(read("x", text.encode())), bank())) == {"demo-2"}


def test_a_new_checking_day_does_not_make_a_translation_old() -> None:
    assert told(english(), bank(BANK.replace("2026-11-23", "2026-11-22"))) == []


def test_pairs_read_in_english_and_are_answered_as_before() -> None:
    entry = bank().entries[1]
    shown, faults = parse(
        translated(entry.data, current(read_overlay(read("x", english().encode())), bank())["demo-2"])
    )
    assert faults == [] and shown is not None
    step = next(every_turn(shown, PRACTICE))
    assert [(row.key, row.text) for row in step.turn.ask.rows] == [("甲", "A"), ("乙", "B")]  # type: ignore[union-attr]
    columns = [(column.key, column.text) for column in step.turn.ask.columns]  # type: ignore[union-attr]
    assert columns == [("子", "one"), ("丑", "two"), ("寅", "three")]
    assert shown.score([{"甲": "子", "乙": "丑"}], PRACTICE) == 1


@pytest.mark.parametrize("kind", kinds.names())
def test_every_kind_can_be_translated_and_marks_as_before(kind: str) -> None:
    lines = "\n".join(f"  {line}" for line in question(kind, "demo-1"))
    text = f"bank: law-demo\ntitle: 示例\nchecked: 2026-11-23\nquestions:\n{lines}\n"
    loaded = load([read("demo.yaml", text.encode())], Context(register(), date(2026, 11, 23), wanted=frozenset()))
    original = loaded.banks[0]
    overlay = read_overlay(read("x", changed(translation(original, "en", "", "")).encode()))
    assert list(problems(overlay, original)) == []
    entry = original.entries[0]
    latin = {id: _latin(texts) for id, texts in current(overlay, original).items()}
    shown, faults = parse(translated(entry.data, latin["demo-1"]))
    assert shown is not None and faults == []
    for sample in kinds.kind(kind).samples():
        assert shown.score(sample.past, PRACTICE) == sample.fraction
    turn = shown.turn(())
    assert turn is not None
    said = [turn.prompt if isinstance(turn.prompt, str) else "", *(passage.text for passage in turn.context)]
    assert not any("一" <= character <= "鿿" for text in said for character in text)


def _latin(value: Any) -> Any:
    """Write every text in Latin letters, blanks kept; pairs and choices stay different."""
    if isinstance(value, str):
        return "".join(mark if mark == "_" else f"x{ord(mark):x}" for mark in value)
    if isinstance(value, list):
        return [_latin(item) for item in value]
    return {_latin(key) if key and "一" <= key[0] <= "鿿" else key: _latin(item) for key, item in value.items()}
