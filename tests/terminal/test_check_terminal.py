"""`check --watch` in a real pseudo-terminal: checks again when a file is saved in whatever way, and ends with
Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pexpect

WAITING = "按 Ctrl-C 结束"


def watching(file: Path, folder: Path) -> pexpect.spawn[str]:
    """Return the program that watches a file or folder, once it waits."""
    process = pexpect.spawn(
        sys.executable,
        ["-m", "officer_quiz", "check", str(file), "--ignore", "L07", "--watch"],
        env={
            **os.environ,
            "OFFICER_QUIZ_LANG": "zh",
            "OFFICER_QUIZ_DATA": str(folder / "data"),
            "OFFICER_QUIZ_CACHE": str(folder / "cache"),
            "PYTHONUTF8": "1",
        },
        encoding="utf-8",
        timeout=20,
    )
    process.expect("没有发现问题")
    process.expect(WAITING)
    return process


def ended(process: pexpect.spawn[str]) -> int | None:
    process.sendintr()
    process.expect(pexpect.EOF)
    process.close()
    return process.exitstatus


def written(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def replaced(file: Path, text: str) -> None:
    """Save as most editors and ``sed -i`` do."""
    new = file.with_name("new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def test_a_register_that_is_made_above_the_folder_is_seen(banks: Path, tmp_path: Path) -> None:
    process = watching(banks / "law", tmp_path)
    for file in (banks / "statutes.yaml", tmp_path / "statutes.yaml"):
        file.write_text("statutes: []\n", encoding="utf-8")
        process.expect(WAITING)
    assert ended(process) == 0


@pytest.mark.parametrize("save", [written, replaced])
@pytest.mark.parametrize("of", ["file", "folder"])
def test_every_save_checks_again_and_ctrl_c_ends(
    banks: Path, tmp_path: Path, save: Callable[[Path, str], None], of: str
) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8")
    process = watching(file if of == "file" else banks, tmp_path)
    for _ in range(2):
        save(file, text.replace("answer: B", "answer: Z"))
        process.expect("not-a-choice")
        process.expect("1 个错误")
        process.expect(WAITING)
        save(file, text)
        process.expect("没有发现问题")
        process.expect(WAITING)
    assert ended(process) == 0


def test_what_a_file_rests_on_is_watched_and_the_file_may_be_away(banks: Path, tmp_path: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8")
    register = banks / "statutes.yaml"
    laws = "[]\n"
    register.write_text(laws, encoding="utf-8")
    process = watching(file, tmp_path)
    replaced(file.with_name("officer-quiz.toml"), "ignor = []\n")
    process.expect("project-key")
    process.expect(WAITING)
    file.with_name("officer-quiz.toml").unlink()
    process.expect("没有发现问题")
    process.expect(WAITING)
    replaced(register, "[1]\n")
    process.expect("register-torn|register-unread")
    process.expect(WAITING)
    replaced(register, laws)
    process.expect("没有发现问题")
    process.expect(WAITING)
    file.unlink()
    process.expect("没有 .*law-small.yaml")
    process.expect(WAITING)
    file.parent.rename(banks / "elsewhere")
    process.expect("没有 .*law-small.yaml")
    process.expect(WAITING)
    (banks / "elsewhere").rename(file.parent)
    process.expect("没有 .*law-small.yaml")
    process.expect(WAITING)
    written(file, text)
    process.expect("没有发现问题")
    process.expect(WAITING)
    assert ended(process) == 0
