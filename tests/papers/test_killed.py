"""Killed at any step of handing in and of marking, or marked by two at once, it comes to the same as undisturbed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from classes import Class, a_class
from conftest import Run
from officer_quiz.store.book.opening import open_book

TRIED = 6
"""Steps that are tried in this suite; the benchmark tries all."""
TESTS = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and kills")


@pytest.fixture
def unit(oq: Run, banks: Path, tmp_path: Path) -> Class:
    unit = a_class(oq, banks, tmp_path / "unit")
    assert unit.make().code == 0
    return unit


def stepped(folder: Path, argv: list[str], typed: str, steps: int) -> Iterator[tuple[int, Path, int, str]]:
    """Yield each step that was tried: its number, the folder, the code of the run after it, and what that said."""
    plan = folder.with_suffix(".json")
    data = {"folder": str(folder), "argv": argv, "typed": typed, "steps": steps, "env": {"OFFICER_QUIZ_LANG": "zh"}}
    plan.write_text(json.dumps(data), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(TESTS / "stepping.py"), str(plan)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    for line in ran.stdout.splitlines():
        at, _, copy, killed, code, said = json.loads(line)
        assert killed == -9, (at, killed)
        yield at, Path(copy), code, said


def begun(unit: Class) -> Path:
    """Return a folder in which somebody has answered a paper and not handed it in."""
    folder = unit.folder / "home"
    folder.mkdir()
    (folder / "class.paper").write_bytes(unit.paper.read_bytes())
    data = ("--data", str(folder / "data"))
    unit.oq("me", "--name", "甲", *data)
    ran = unit.oq("exam", str(folder / "class.paper"), "--plain", *data, input="A\nB\nACD\n八/二十四\nF\nq\n")
    assert "已答 4 题" in ran.err, ran.err
    return folder


def test_killed_while_handing_in(unit: Class) -> None:
    folder = begun(unit)
    argv, tried = ["exam", "class.paper", "--plain", "--data", "data"], 0
    for at, copy, code, said in stepped(folder, argv, ":x\nB\n", TRIED):
        assert code == 0 and "交卷" in said, (at, said)
        (row,) = unit.oq("mark", str(unit.key), str(copy), "--json", "--data", str(copy / "trainer")).json["hand_ins"]
        assert (row["state"], row["points"]) == ("sound", 10.0), (at, row)
        tried += 1
    assert tried == TRIED


def in_book(book: Path) -> list[tuple[str, str, Fraction]]:
    with open_book(str(book)) as opened:
        return sorted(
            (marked.id, marked.person.name, sum((each.earned or Fraction(0) for each in marked.questions), Fraction(0)))
            for marked in opened.marked()
        )


def handed_in_by_three(unit: Class) -> Path:
    for who, first in (("甲", "B"), ("乙", "A"), ("丙", "B")):
        unit.is_person(who)
        unit.sit(who, [first, ":x", "B"], out="desk/handed")
    desk = unit.folder / "desk"
    (desk / "class.key").write_bytes(unit.key.read_bytes())
    return desk


def test_killed_while_marking(unit: Class) -> None:
    desk = handed_in_by_three(unit)
    argv = ["mark", "class.key", "handed", "--into", "unit.db", "--out", "m.csv", "--data", "data"]
    expected = None
    for at, copy, code, said in stepped(desk, argv, "", TRIED):
        expected = expected or in_book(desk.with_name("desk-whole") / "unit.db")
        assert code == 0, (at, said)
        assert in_book(copy / "unit.db") == expected, at
        assert (copy / "m.csv").read_text(encoding="utf-8-sig").count("完好") == 3
    assert expected is not None and [points for _, _, points in expected] != [] and len(expected) == 3


def test_two_markers_at_once(unit: Class) -> None:
    desk = handed_in_by_three(unit)
    argv = [sys.executable, "-m", "officer_quiz", "mark", "class.key", "handed", "--into", "unit.db"]
    env = {**os.environ, "OFFICER_QUIZ_LANG": "zh"}
    running = [
        subprocess.Popen([*argv, "--data", f"data{n}"], cwd=desk, env=env, stderr=subprocess.PIPE, text=True)
        for n in range(2)
    ]
    said = [each.communicate(timeout=60)[1] for each in running]
    assert [each.returncode for each in running] == [0, 0], said
    assert len(in_book(desk / "unit.db")) == 3
