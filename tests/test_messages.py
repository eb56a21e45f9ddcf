"""The catalogues: the same messages with the same arguments in both languages, in characters that GBK can write."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from officer_quiz import kinds, messages
from officer_quiz.messages.catalogue import Wording, message, table

FOLDER = Path(messages.__file__).parent
AREAS = sorted(path.stem for path in (FOLDER / "zh").glob("*.py") if path.stem != "__init__")


def arguments(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.py") if path.stem != "__init__") == AREAS


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
