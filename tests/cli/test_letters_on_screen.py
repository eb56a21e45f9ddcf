"""Letters written ``{C}`` are right on every screen: in practice, in an exam's review, in show and in history."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run

BANK = """\
bank: comm-letters
title: 字母
posts: [station]
status: reviewed
author: 甲组
reviewer: 乙组
checked: 2026-11-23
questions:
  - id: letters-1
    type: single
    stem: 民警口头传唤时，首先应当做什么？
    choices: {A: 出示证件, B: 告知原因, C: 通知家属, D: "{A}和{B}一起"}
    answer: A
    fixed: D
    hint: 不是{C}。
    explain: 先{A}后{B}，再{C}，没有{D}。
    why: {B: "{B}在后。"}
    source: S1
"""
EXAM = (
    "exam: one\ntitle: 一题\nminutes: 5\npass: 1\ntotal: 1\nsections:\n  - {title: 单选, kinds: [single], count: 1}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder of banks with one question and an exam of it."""
    (tmp_path / "exams").mkdir()
    (tmp_path / "comm-letters.yaml").write_text(BANK, encoding="utf-8")
    (tmp_path / "exams" / "one.yaml").write_text(EXAM, encoding="utf-8")
    return str(tmp_path)


def said(out: str) -> tuple[str, str]:
    """What a screen says in its explanation and in its last choice, and what its letters make of them."""
    letters = {text: letter for letter, text in re.findall(r"([A-D])  (出示证件|告知原因|通知家属)", out)}
    a, b, c = (letters[text] for text in ("出示证件", "告知原因", "通知家属"))
    assert f"D  {a}和{b}一起" in out
    assert f"解析  先{a}后{b}，再{c}，没有D。" in out
    assert f"{b}在后。" in out
    return a, b


@pytest.mark.parametrize("seed", ["1", "2"])
def test_practice_and_the_review_of_an_exam(oq: Run, folder: str, seed: str) -> None:
    said(oq("practice", "--banks", folder, "--seed", seed, "--plain", input=["D"]).out)
    said(oq("exam", "one", "--banks", folder, "--seed", seed, "--plain", input=["A", "D", ":x", "B", "C", ""]).out)


def test_the_order_is_shuffled(oq: Run, folder: str) -> None:
    seeds = map(str, range(6))
    outs = [oq("practice", "--banks", folder, "--seed", seed, "--plain", input=["D"]).out for seed in seeds]
    assert len({said(out) for out in outs}) > 1


def test_show_has_the_letters_of_the_file(oq: Run, folder: str) -> None:
    out = oq("show", "letters-1", "--banks", folder).out
    assert said(out) == ("A", "B")
    assert "提示  不是C。" in out


def test_history_has_no_letters(oq: Run, folder: str) -> None:
    oq("practice", "--banks", folder, "--seed", "1", "--plain", input=["D"])
    [session] = oq("history", "--json").json["sessions"]
    assert "你的答案 “出示证件”和“告知原因”一起" in oq("history", session["id"], "--banks", folder).out
