"""What was measured of a question stands beside it and changes nothing else: neither its content nor its review."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from officer_quiz.bank.load import read_bank
from officer_quiz.text.document import read

CASE = """\
bank: law-case
title: 一例
author: 教研组
questions:
  - id: case-1
    type: case
    facts: 王某与邻居争吵，推搡中对方手腕擦伤。
    questions:
      - id: case-1-a
        type: single
        stem: 应当先做什么？
        choices: {A: 分开双方, B: 当场罚款}
        answer: A
        explain: 先控制现场。
"""
MEASURED = "{n: 28, facility: 0.71, discrimination: 0.34, date: 2026-11-29}"


def test_what_is_measured_changes_neither_content_nor_print() -> None:
    texts = (CASE, CASE + f"        measured: {MEASURED}\n", CASE + f"    measured: {MEASURED}\n")
    entries = []
    for text in texts:
        bank, faults = read_bank(read("case.yaml", text.encode()))
        assert bank is not None and [each for each in faults if each.level == "error"] == []
        entries.append(bank.entries[0])
    assert len({each.content for each in entries}) == len({each.print for each in entries}) == 1
    assert entries[1].question.parts[0].measured == entries[2].question.measured
    assert entries[1].question.parts[0].measured is not None


def test_what_cannot_be_is_told(oq: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE + "    measured: {n: 0, facility: viel}\n", encoding="utf-8")
    out = oq("check", str(file)).out
    assert f"{file}:15:19: " in out and "date" in out
