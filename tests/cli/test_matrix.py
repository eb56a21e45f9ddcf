"""`banks --matrix`: how many questions there are for whom, and where there are none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from officer_quiz import kinds
from officer_quiz.env import Env
from officer_quiz.results.matrix import matrix
from officer_quiz.session.filter import Candidate
from officer_quiz.ui.console import console
from officer_quiz.ui.screens.matrix import print_matrix

MORE = """\
bank: other
title: 别的
author: 甲组
questions:
  - id: other-1
    type: true_false
    level: advanced
    stem: 接到报警应当及时处警。（　）
    answer: 对
    explain: 接到报警应当及时派人到场处置，不得推诿。
    source: 内部规定
  - id: other-2
    type: true_false
    status: retired
    stem: 传唤应当出示证件。（　）
    answer: 对
    explain: 传唤应当出示工作证件，口头传唤要注明。
    source: 内部规定
"""


def test_the_counts_and_the_gaps(oq: Run, banks: Path) -> None:
    (banks / "other.yaml").write_text(MORE, encoding="utf-8")
    ran = oq("banks", "--matrix", "--banks", str(banks))
    assert ran.out.splitlines()[:6] == [
        "law  4 题",
        "          交警    派出所  移民管理      窗口      督察      法制",
        "      初 中 高  初 中 高  初 中 高  初 中 高  初 中 高  初 中 高",
        "填空   -  -  -   1  -  -   -  -  -   -  -  -   -  -  -   -  -  -",
        "多选   -  -  -   -  1  -   -  -  -   -  -  -   -  -  -   -  -  -",
        "单选   -  -  -   1  -  -   -  -  -   -  -  -   -  -  -   -  -  -",
    ]
    assert "没有题  交警（初级、中级、高级）  派出所（高级）  移民管理（初级、中级、高级）" in ran.out
    assert "\n没有的题型  最佳与最差、案例、分支对话、论述、不定项、配对、数值、排序、" in ran.out


def test_data(oq: Run, banks: Path) -> None:
    (banks / "other.yaml").write_text(MORE, encoding="utf-8")
    law, other = oq("banks", "--matrix", "--json", "--banks", str(banks)).json["matrix"]
    assert law["counts"] == [
        {"post": "station", "level": "basic", "kind": "fill", "questions": 1},
        {"post": "station", "level": "basic", "kind": "single", "questions": 1},
        {"post": "station", "level": "basic", "kind": "true_false", "questions": 1},
        {"post": "station", "level": "intermediate", "kind": "multiple", "questions": 1},
    ]
    assert {"post": "station", "level": "advanced"} in law["gaps"]
    assert {"post": "station", "level": "basic"} not in law["gaps"]
    assert (other["topic"], other["questions"], len(other["counts"])) == ("other", 1, 6)  # for every post
    assert other["counts"][0] == {"post": "traffic", "level": "advanced", "kind": "true_false", "questions": 1}
    assert "true_false" not in other["missing_kinds"] and "case" in other["missing_kinds"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_the_terminal_whatever_the_counts(language: str) -> None:
    many = [
        Candidate(f"q-{number}", "law", "law", name, frozenset(), "basic", frozenset(), frozenset(), "draft")
        for number, name in enumerate(kinds.names() * 100)
    ]
    out = io.StringIO()
    print_matrix(matrix(many, kinds.names()), console(out), Env(language, {}).say)
    assert out.getvalue().count(" 100 ") > 14
    assert max(map(cell_len, out.getvalue().splitlines())) <= 80
