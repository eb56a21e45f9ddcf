"""Commands that a sentence names work as they are printed: with the banks of the run that prints them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.env import Env
from officer_quiz.env.folders import quoted


def said(key: str, banks: str, **args: object) -> str:
    return Env("zh", {}, banks_named=[banks] if banks else []).say(key, **args)


def test_a_command_that_reads_banks_names_them() -> None:
    assert said("screen.again-how", "", question="small-1") == "看某一题：officer-quiz show small-1"
    assert said("screen.again-how", "b2", question="small-1") == "看某一题：officer-quiz --banks b2 show small-1"
    assert said("screen.resume-how", "b2", session="3f9a2c") == "接着做：officer-quiz resume 3f9a2c"


def test_examples_of_the_help_stay_as_they_are() -> None:
    assert said("cli.show", "b2") == said("cli.show", "")


@pytest.mark.skipif(os.name == "nt", reason="other marks")
def test_a_folder_is_one_word_of_a_command_line() -> None:
    assert [quoted(path) for path in ("banks", "../我的 题库", "我的题库", "a{0}")] == [
        "banks",
        "'../我的 题库'",
        "我的题库",
        "'a{0}'",
    ]
    assert said("screen.again-how", "a{0}\x1b", question="q") == "看某一题：officer-quiz --banks 'a{0}?' show q"


def test_a_hint_runs_as_it_is_printed(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(banks.parent)
    words = oq("resume", "--banks", banks.name).err.partition("officer-quiz ")[2].split()
    assert words == ["--banks", "banks", "practice"]
    assert "── 第 1 题，共 1 题" in oq(*words, "-n", "1", input="A\n").out
