"""A bank with errors is no withdrawal: what its questions are is not known, so exams and practice wait for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall
from logs import events
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.services import exam
from officer_quiz.store.log import EventLog

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 2
total: 6
sections:
  - {title: 单选, kinds: [single], count: 1, points: 2}
  - {title: 判断, kinds: [true_false], count: 1, points: 2}
  - {title: 多选, kinds: [multiple], count: 1, points: 2}
"""


@pytest.fixture
def exams(banks: Path) -> Path:
    """Return the small bank in two files, of which the second holds the last two questions, and an exam."""
    whole, cut = SMALL, "  - id: small-3\n"
    head = whole.partition("  - id:")[0].replace("law-small", "law-two")
    (banks / "law" / "law-small.yaml").write_text(whole.partition(cut)[0], encoding="utf-8")
    (banks / "law" / "law-two.yaml").write_text(head + cut + whole.partition(cut)[2], encoding="utf-8")
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    return banks


BREAKS: dict[str, Callable[[str], str]] = {
    "syntax": lambda text: text + "    bad\n",
    "breaks off": lambda text: text[:60],
    "empty": lambda text: "",
    "unknown key": lambda text: text.replace("title:", "titel:", 1),
}


def breaking(exams: Path, how: str = "syntax") -> None:
    path = exams / "law" / "law-two.yaml"
    path.write_text(BREAKS[how](path.read_text(encoding="utf-8")), encoding="utf-8")


def mend(exams: Path) -> None:
    cut = "  - id: small-3\n"
    head = SMALL.partition("  - id:")[0].replace("law-small", "law-two")
    (exams / "law" / "law-two.yaml").write_text(head + cut + SMALL.partition(cut)[2], encoding="utf-8")


def sit(oq: Run, exams: Path, *words: str) -> str:
    ran = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=["A", *words])
    assert ran.code == 0, ran.err
    return ran.out


def session(oq: Run) -> dict[str, object]:
    found: dict[str, object] = oq("history", "--json").json["sessions"][0]
    return found


def test_a_question_whose_bank_cannot_be_read_is_not_withdrawn(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "F", "ACD", ":q")
    wall.on(hours=1)
    breaking(exams)
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=["B"])
    assert "小考" in ran.err and "law-two.yaml 有错误，暂不能全部计分" in ran.err
    assert f"查看错误：officer-quiz check {exams}\n" in ran.err, "what is used together is checked together"
    assert "revised" not in [each["event"] for each in events(oq)]
    assert session(oq)["state"] == "submitted"
    assert "law-two.yaml 有错误" in oq("resume", "--plain", "--banks", str(exams)).err
    mend(exams)
    assert "已计分。" in oq("history", "--banks", str(exams)).err
    assert (session(oq)["score"], session(oq)["points"], session(oq)["answered"]) == (6, 6, 3)
    assert session(oq)["finished"] == "2026-11-23T08:30:00Z"


@pytest.mark.parametrize("how", BREAKS)
def test_a_question_may_be_in_a_file_that_names_it_or_breaks_off(exams: Path, tmp_path: Path, how: str) -> None:
    breaking(exams, how)
    library = Library(Env("zh", {"OFFICER_QUIZ_CACHE": str(tmp_path / "cache")}, banks_named=[str(exams)]))
    file = str(exams / "law" / "law-two.yaml")
    held = (
        {"small-4": file} if how == "syntax" else {"small-3": file, "small-4": file}
    )  # of a torn file, what is sound stays
    assert library.held_up(["small-1", "small-3", "small-4"]) == held
    assert ("small-9" in library.held_up(["small-9"])) == (how in {"breaks off", "empty"})


def test_an_exam_goes_on_with_what_is_sound(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "F", "<", ":q")
    breaking(exams)
    ran = oq("resume", "--plain", input=[":o", "2", "3", "AC", "x", "B"])
    assert "第 2 题暂时不能作答：题库文件" in ran.err
    assert "已答 2 题，共 3 题" in ran.err
    assert "单选\n  1●\n判断\n  2—\n多选\n  3○\n" in ran.out
    assert "— 题库文件有错误，现在不能作答\n" in ran.out
    assert "第 2 题的题库文件有错误，现在不能作答。" in ran.out
    assert "── 第 3 题，共 3 题" in ran.out
    assert "及格" not in ran.out and "暂不能全部计分" in ran.err
    wall.on(minutes=5)
    assert "先接着考" not in oq("exam", "small", "--banks", str(exams), "--plain").err
    mend(exams)
    ran = oq("resume", "--plain", input=["A"])
    assert "及格：5 / 6 分" in ran.out
    assert session(oq)["finished"] == "2026-11-23T08:00:00Z"


def test_a_question_that_was_taken_out_is_withdrawn_whatever_else_has_errors(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "F", "ACD", ":q")
    (exams / "law" / "law-other.yaml").write_text("bank: other\nid: small-44\n", encoding="utf-8")
    path = exams / "law" / "law-two.yaml"
    path.write_text(path.read_text(encoding="utf-8").partition("  - id: small-4")[0], encoding="utf-8")
    wall.on(hours=1)
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=["B"])
    assert "题目 small-4 已不在题库里，本次不再计入。" in ran.err
    assert (session(oq)["state"], session(oq)["points"]) == ("finished", 4)


def test_a_folder_that_is_gone_stops_nothing_else(oq: Run, exams: Path, banks: Path, wall: Wall) -> None:
    sit(oq, exams, "B", ":q")
    other = banks.with_name("elsewhere")
    shutil.copytree(exams, other)
    shutil.rmtree(exams)
    wall.on(hours=1)
    for name in ("history", "progress"):
        assert oq(name, "--banks", str(other)).code == 0
    ran = oq("exam", "small", "--banks", str(other), "--plain", input=["B"])
    assert (ran.code, "已自动交卷" in ran.err) == (0, True)


def test_an_exam_without_its_folder_does_not_keep_another_from_being_settled(
    oq: Run, exams: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit(oq, exams, "B", ":q")
    wall.on(hours=1)

    def gone(env: Env, usual: str) -> None:
        raise UserError(message("screen.banks.no-folder", folder=usual))

    monkeypatch.setattr(exam, "Library", gone)
    env = Env("zh", {"OFFICER_QUIZ_DATA": str(exams.parent / "data"), "OFFICER_QUIZ_BANKS": "gone"})
    with EventLog.open(env.log) as log:
        [told] = exam.settle(env, log, hands_in=True)
        assert "时间已到，但它的题库不在 gone，暂不能计分" in env.say(told)
    assert session(oq)["state"] == "over"


def test_practice_waits_too_and_takes_the_question_up_again(oq: Run, exams: Path, wall: Wall) -> None:
    practise = ("practice", "--kind", "single", "--kind", "true_false", "-n", "2", "--seed", "1")
    oq(*practise, "--banks", str(exams), "--plain")
    breaking(exams)
    ran = oq("resume", "--plain", input=["B"])
    assert "有 1 道题暂时不能作答：题库文件" in ran.err and "已不在题库里" not in ran.err
    assert ran.out.count("── 第") == 1
    assert session(oq)["state"] == "open"
    assert "officer-quiz resume" in ran.err.splitlines()[-1]
    ran = oq("resume", "--plain")
    assert (ran.code, "剩下的题暂时不能作答" in ran.err) == (1, True)
    mend(exams)
    oq("resume", "--plain", input=["F"])
    assert (session(oq)["state"], session(oq)["answered"], session(oq)["score"]) == ("finished", 2, 2)
    assert "revised" not in [each["event"] for each in events(oq)]
