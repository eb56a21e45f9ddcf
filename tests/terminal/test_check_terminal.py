"""`check --watch` in a real pseudo-terminal: checks again when a file is saved, and ends with Ctrl-C."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pexpect


def test_saving_checks_again_and_ctrl_c_ends(banks: Path, tmp_path: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    process = pexpect.spawn(
        sys.executable,
        ["-m", "officer_quiz", "check", str(banks), "--ignore", "L07", "--watch"],
        env={**os.environ, "OFFICER_QUIZ_LANG": "zh", "OFFICER_QUIZ_DATA": str(tmp_path / "data"), "PYTHONUTF8": "1"},
        encoding="utf-8",
        timeout=20,
    )
    process.expect("没有发现问题")
    process.expect("按 Ctrl-C 结束")
    text = file.read_text(encoding="utf-8")
    # Saved until it is noticed: a watcher that has just been started may not look yet.
    for _ in range(20):
        file.write_text(text.replace("answer: B", "answer: Z"), encoding="utf-8")
        if process.expect(["not-a-choice", pexpect.TIMEOUT], timeout=1) == 0:
            break
    process.expect("1 个错误")
    process.expect("按 Ctrl-C 结束")
    process.sendintr()
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == 0
