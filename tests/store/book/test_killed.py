"""Collecting that is killed anywhere, and two who collect at once, come to the book of an undisturbed run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from unit_books import SERVER, server

DRIVER = Path(__file__).parents[2] / "killing_collect.py"
BANK = """\
bank: law
title: 法律
questions:
  - id: law-001
    type: single
    stem: 询问查证的时间一般不超过多少小时？
    choices: {A: 四小时, B: 八小时, C: 十二小时}
    answer: B
    explain: 一般以八小时为限，其他时限各有法定条件，不能混用。
    cite: 《治安管理处罚法》第九十七条第一款
"""


@pytest.mark.skipif(os.name != "posix", reason="forks")
@pytest.mark.parametrize(("engine", "every"), [("sqlite", 11), ("postgresql", 23)])
def test_killed(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, every: int) -> None:
    if engine == "postgresql" and not server():
        pytest.skip(f"no server: {SERVER} is not set (.ci/postgres starts one)")
    (tmp_path / "law.yaml").write_text(BANK, encoding="utf-8")
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(tmp_path / "law.yaml"))
    for name in ("李华", "王芳", "张伟"):
        monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / name))
        oq("me", "--name", name, "--unit", "城东所")
        assert oq("practice", "--plain", input="B\n\n").code == 0
        assert oq("hand-in", "--since", "2020-01-01", "--out", str(tmp_path / "stick")).code == 0
    words = [sys.executable, str(DRIVER), engine, str(tmp_path / "stick"), "--every", str(every)]
    ran = subprocess.run(words, check=False, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("3 hand-ins, ")
    assert int(ran.stdout.split()[2]) > 60
