"""How things end: the outcome of an exam that lost a question or waits for a trainer, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from conftest import SMALL, Run, Wall, write_example
from officer_quiz.cli import main
from officer_quiz.env import folders

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: {mark}
total: {total}
sections:
{sections}"""
SECTION = "  - {{title: {kind}, kinds: [{kind}], count: 1, points: {points}}}\n"


def plan(banks: Path, mark: int, **points: int) -> None:
    """Write an exam of one question of each kind named, with its points."""
    (banks / "exams").mkdir(exist_ok=True)
    sections = "".join(SECTION.format(kind=kind, points=worth) for kind, worth in points.items())
    text = EXAM.format(mark=mark, total=sum(points.values()), sections=sections)
    (banks / "exams" / "small.yaml").write_text(text, encoding="utf-8")


def sit(oq: Run, banks: Path, *words: str) -> str:
    ran = oq("exam", "small", "--banks", str(banks), "--plain", input=["A", *words])
    assert ran.code == 0, ran.err
    return ran.out


def exam(oq: Run, banks: Path) -> dict[str, object]:
    """Return the last exam as progress tells it."""
    told: dict[str, object] = oq("progress", "--json", "--banks", str(banks)).json["sessions"][-1]
    return {key: told[key] for key in ("score", "total", "pass", "result", "share")}


def test_the_pass_mark_keeps_its_share_when_a_question_is_withdrawn(oq: Run, banks: Path, wall: Wall) -> None:
    plan(banks, 6, single=5, true_false=5)
    sit(oq, banks, "B", ":q")
    file = banks / "law" / "law-small.yaml"
    file.write_text(SMALL.partition("  - id: small-4")[0], encoding="utf-8")
    out = oq("resume", "--plain", input=[":x", "B", "A"]).out
    assert "及格：5 / 5 分（及格线 3 分）" in out
    assert exam(oq, banks) == {"score": 5, "total": 5, "pass": 3, "result": "passed", "share": 1}


@pytest.mark.parametrize(("mark", "result"), [(1, "passed"), (9, "open"), (11, "failed")])
def test_what_a_trainer_has_yet_to_mark_leaves_open_what_it_can_decide(
    oq: Run, banks: Path, wall: Wall, mark: int, result: str
) -> None:
    write_example(banks, "essay")
    plan(banks, mark, single=1, true_false=2, essay=8)
    sit(oq, banks, "B", "T", "一段回答。", ".", ":x", "B", "A")
    assert exam(oq, banks) == {"score": 1, "total": 11, "pass": mark, "result": result, "share": round(1 / 11, 4)}


def test_a_blank_essay_waits_for_nobody(oq: Run, banks: Path, wall: Wall) -> None:
    write_example(banks, "essay")
    plan(banks, 2, single=1, essay=8)
    sit(oq, banks, "B", ":x", "B", "A")
    assert exam(oq, banks)["result"] == "failed"


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command fail where it looks for the banks."""

    def fail(*_: object) -> Path:
        raise error

    monkeypatch.setattr(folders, "usual_banks", fail)


def test_ctrl_c_in_a_report_says_so_to_the_shell(oq: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(KeyboardInterrupt(), monkeypatch)
    for command in ("banks", "check", "search", "progress"):
        ran = oq(command)
        assert (ran.code, ran.out, ran.err) == (130, "", ""), command


def test_ctrl_c_before_the_command_line_is_read_says_so_too(oq: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    main.program.cache_clear()  # other tests of this process have built it
    monkeypatch.setattr(typer.Typer, "callback", interrupted)
    ran = oq("--version")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_fault_of_the_program_is_not_taken_for_problems_found(oq: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(RuntimeError("a fault"), monkeypatch)
    ran = oq("check")
    assert (ran.code, ran.out) == (3, "")
    assert "RuntimeError: a fault" in ran.err
    assert ran.err.endswith("程序出了故障，不是您的操作问题。已答的题都已保存。请把上面的内容转给维护人员。\n")
