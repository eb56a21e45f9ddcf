"""Ids are permanent: one that the last release had and the banks no longer have is named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *words: str) -> None:
    author = ("-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *author, *words], check=True, capture_output=True)


@pytest.fixture
def released(banks: Path) -> Path:
    git(banks, "init", "-q")
    git(banks, "add", ".")
    git(banks, "commit", "-qm", "first")
    git(banks, "tag", "v1")
    return banks


def codes(oq: Run, banks: Path) -> list[tuple[str, int, str]]:
    found = oq("check", str(banks), "--format", "json", "--select", "L24").json["diagnostics"]
    return [(Path(each["path"]).name, each["line"], each["message"]) for each in found]


def test_a_vanished_id_is_named(oq: Run, released: Path) -> None:
    file = released / "law" / "law-small.yaml"
    assert codes(oq, released) == []
    file.write_text(file.read_text(encoding="utf-8").replace("id: small-3", "id: small-33"), encoding="utf-8")
    said = "v1 里有题目 small-3，现在没有了。编号是永久的：请改回来，不用的题写 status: retired。"
    assert codes(oq, released) == [("law-small.yaml", 1, said)]


def test_a_question_moved_to_another_file_has_not_vanished(oq: Run, released: Path) -> None:
    file = released / "law" / "law-small.yaml"
    file.rename(released / "law-small.yaml")
    assert codes(oq, released) == []


def test_without_a_tag_nothing_is_compared(oq: Run, released: Path) -> None:
    git(released, "tag", "-d", "v1")
    file = released / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: small-3", "id: small-33"), encoding="utf-8")
    assert codes(oq, released) == []
