"""A bank, blueprint or translation that lies where another kind of file is read: told once, with its right place."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL, Run

EXAM = """\
exam: unit-check
title: 单位考核
minutes: 10
pass: 1
total: 1
sections:
  - {title: 单选, kinds: [single], count: 1}
"""
OVERLAY = """\
translates: law-small
language: en
title: A small bank
questions: {}
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("unit.yaml", EXAM, "这是组卷方案，放在这里会当成题库来读。"),
        ("english.yaml", OVERLAY, "这是译文，照这个名字和位置会当成别的文件来读。"),
        ("exams/english.yaml", OVERLAY, "这是译文，照这个名字和位置会当成别的文件来读。"),
        ("exams/other.yaml", SMALL, "这是题库，放在 exams 文件夹里会当成组卷方案来读。"),
    ],
)
def test_it_is_told_once(oq: Run, banks: Path, name: str, text: str, said: str) -> None:
    file = banks / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("# 说明\n" + text, encoding="utf-8")
    told = oq("check", str(file), "--format", "json").json["diagnostics"]
    (only,) = told
    assert (only["code"], only["level"], only["line"], only["column"]) == ("wrong-place", "error", 2, 1)
    assert only["message"].startswith(said)
    assert oq("banks", "--banks", str(banks)).code == 0


def test_a_bank_that_lacks_its_id_is_a_bank(oq: Run, banks: Path) -> None:
    file = banks / "new.yaml"
    file.write_text("exam: x\n" + SMALL.replace("bank: law-small\n", "").replace("small-", "new-"), encoding="utf-8")
    told = oq("check", str(file), "--format", "json").json["diagnostics"]
    assert {each["code"] for each in told} >= {"missing-key", "unknown-key"}
