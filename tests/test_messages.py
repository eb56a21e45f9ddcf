"""The catalogues: the same messages with the same arguments in both languages, in characters that GBK can write."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from message_keys import AREAS, built, modules, whole
from officer_quiz import kinds, messages
from officer_quiz.messages.catalogue import Wording, message, table

FOLDER = Path(messages.__file__).parent
KEYS = {f"{area}.{name}" for area in AREAS for name in table("zh", area)}


def arguments(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.py") if path.stem != "__init__") == list(AREAS)


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_say_the_same(area: str) -> None:
    zh, en = table("zh", area), table("en", area)
    assert list(zh) == list(en)
    assert {key: arguments(text) for key, text in zh.items()} == {key: arguments(text) for key, text in en.items()}


@pytest.mark.parametrize("name", kinds.names())
def test_kinds_say_the_same_in_both_languages(name: str) -> None:
    zh, en = kinds.kind(name).MESSAGES["zh"], kinds.kind(name).MESSAGES["en"]
    assert list(zh) == list(en)
    assert {key: arguments(text) for key, text in zh.items()} == {key: arguments(text) for key, text in en.items()}


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_gbk_can_write_it(language: str, area: str) -> None:
    for text in table(language, area).values():
        text.encode("gbk")


def test_an_argument_may_be_a_message() -> None:
    say = Wording("en", {"kinds": kinds.wording})
    assert say(message("answer.refused", why=message("ask.blanks-empty"), how="x")) == "Nothing has been written yet. x"
    assert say("kinds.single.name") == "single choice"
    with pytest.raises(KeyError):
        say("no.such")


def test_a_list_is_told_as_the_language_tells_lists() -> None:
    said = message("kinds_common.not-a-choice", letter="E", known=("A", "B", "C"))
    assert Wording("zh")(said) == "“E”不是选项。这道题的选项有 A、B、C。"
    assert Wording("en")(said) == "“E” is no choice. The choices here are A, B, C."


def test_every_key_that_is_said_has_words() -> None:
    assert [(where, key) for where, key in whole(modules()) if key not in KEYS and not _is_beginning(key)] == []


def _is_beginning(text: str) -> bool:
    """Whether a string that looks like a key is what keys begin with: ``screen.does`` of ``f"{area}.{command}"``."""
    return any(key.startswith((f"{text}.", f"{text}-")) for key in KEYS)


def test_every_key_is_said_somewhere() -> None:
    said = {key for _, key in whole(modules())} | {key for _, _, key in built(modules(), KEYS)}
    assert sorted(KEYS - said) == []


def test_every_f_string_of_an_area_can_build_some_key() -> None:
    begun = re.compile(rf"({'|'.join(AREAS)})\\\.")
    templates = {each for module in modules().values() for each in module.templates if begun.match(each)}
    assert templates and [each for each in templates if not any(re.fullmatch(each, key) for key in KEYS)] == []


def test_a_word_goes_with_its_number() -> None:
    say = Wording("en")
    assert say("screen.scored", points="0", worth="1") == "0 of 1 point"
    assert say("screen.scored", points="1", worth="2") == "1 of 2 points"
    assert say("exam.cover.section", title="Law", count=1, points="1") == "Law: 1 question, 1 point each"
