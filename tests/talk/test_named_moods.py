"""Moods read in another language: on bars, in the debrief and the graph, as far as a translation names them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import Run
from law import register
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.library.templates import translation
from officer_quiz.text.document import read

YAN = (Path(__file__).parent / "yan.yaml").read_text(encoding="utf-8")
MOODS = 'mood:\n          火气: "火气"\n          信任: "信任"\n'


@pytest.fixture
def translated(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes the talk and an English translation with these moods, and returns the folder."""
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "yan.yaml").write_text(YAN, encoding="utf-8")
    english = re.sub(r'(?<!of)(: |- )"', r'\1"E ', _fresh(YAN))
    old = MOODS.replace(': "', ': "E ')
    assert old in english, "a new translation has the names of moods, to be written over"

    def write(moods: str) -> str:
        (folder / "yan.en.yaml").write_text(english.replace(old, moods), encoding="utf-8")
        return str(folder)

    return write


def _fresh(text: str) -> str:
    """Return a new translation of a talk, every text as it is."""
    (bank,) = load([read("yan.yaml", text.encode())], Context(register(), date(2026, 11, 23))).banks
    return translation(bank, "en", "", "")


NAMED = 'mood: {火气: "anger", 信任: "trust"}\n'


def test_moods_read_in_the_language_of_the_screen(oq: Run, translated: Callable[[str], str]) -> None:
    folder = translated(NAMED)
    assert oq("check", "--strict", folder).code == 0
    shown = oq("--lang", "en", "show", "yan-1", "--as", "trainee", "--banks", folder).out
    assert "E 严某  anger ■■■□□  trust ■□□□□\n" in shown
    asked = oq("--lang", "en", "practice", "--banks", folder, "--seed", "1", input=[]).out
    scold = next(line.split()[0] for line in asked.splitlines() if "寻衅滋事" in line)
    ran = oq("--lang", "en", "practice", "--banks", folder, "--seed", "1", input=[scold, "A"])
    assert "E 严某  anger ■■■■■ (+2)  trust □□□□□ (-1)\n" in ran.out
    assert "Turning point: E 严某, anger 3 → 5, E 严某, trust 1 → 0\n" in ran.out
    drawn = oq("--lang", "en", "show", "yan-1", "--graph", "--banks", folder).out
    assert "yan  E 严某  anger 3  trust 1\n" in drawn
    assert "if yan.anger >= 4:  E 严某: E 我不听" in drawn and "Breaks in (yan.anger >= 5)" in drawn
    assert "火气" not in drawn.replace("E ", "")
    assert "火气 ■■■□□" in oq("show", "yan-1", "--as", "trainee", "--banks", folder).out, "in Chinese as ever"


@pytest.mark.parametrize(
    ("moods", "names"),
    [("mood: {火气: anger}\n", "信任"), ("\n", "火气, 信任")],
)
def test_names_that_are_missing_are_told_and_the_rest_is_shown(
    oq: Run, translated: Callable[[str], str], moods: str, names: str
) -> None:
    folder = translated(moods)
    ran = oq("--lang", "en", "check", folder, "--format", "json")
    (told,) = ran.json["diagnostics"]
    assert (told["code"], told["level"]) == ("untranslated", "warning")
    assert f"The names of moods {names} have no translation" in told["message"]
    assert told["path"].endswith("yan.en.yaml")
    shown = oq("--lang", "en", "show", "yan-1", "--as", "trainee", "--banks", folder).out
    assert f"E 严某  {'anger' if 'anger' in moods else '火气'} ■■■□□  信任 ■□□□□\n" in shown


def test_a_mood_that_nobody_has_is_told(oq: Run, translated: Callable[[str], str]) -> None:
    folder = translated('mood: {火气: "anger", 信任: "trust", 耐心: "patience"}\n')
    ran = oq("check", folder, "--format", "json")
    assert [(each["code"], each["level"]) for each in ran.json["diagnostics"]] == [("translation-extra", "error")]


def test_the_print_of_a_translation_is_that_of_its_texts_without_names() -> None:
    renamed, other = (
        re.findall('of: "(.*)"', _fresh(YAN.replace(*change))) for change in (("火气", "怒气"), ("严某", "阎某"))
    )
    assert re.findall('of: "(.*)"', _fresh(YAN)) == renamed != other
