"""The wording of the diagnostics: the same in both languages, and printable on a GBK console."""

from __future__ import annotations

import string

from officer_quiz.messages.en.diagnostic import TEXTS as EN
from officer_quiz.messages.zh.diagnostic import TEXTS as ZH


def placeholders(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template)} - {None}


def test_both_languages_say_the_same() -> None:
    assert set(ZH) == set(EN)
    for name, template in ZH.items():
        assert placeholders(template) == placeholders(EN[name]), name


def test_a_gbk_console_can_print_it() -> None:
    for template in (*ZH.values(), *EN.values()):
        assert template.encode("gbk")
