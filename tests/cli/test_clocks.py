"""A clock that was wrong for once cheats nobody: exams, times, reviews, and what `resume` goes on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import Run, Wall
from logs import events
from officer_quiz.session.events import Revised
from officer_quiz.store.log import EventLog

EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 2
sections:
  - {title: 单选, kinds: [single], count: 1, points: 1}
  - {title: 判断, kinds: [true_false], count: 1, points: 1}
"""


@pytest.fixture
def exams(banks: Path) -> Path:
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    return banks


def sit(oq: Run, exams: Path, *words: str) -> None:
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=["A", *words])
    assert ran.code == 0, ran.err


def session(oq: Run) -> dict[str, object]:
    found: dict[str, object] = oq("history", "--json").json["sessions"][0]
    return found


def test_a_clock_set_back_gives_no_time(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", ":q")
    wall.on(minutes=25)
    assert oq("resume", "--plain").err.count("剩余 5:00") == 1
    wall.set(minutes=-50)
    ran = oq("resume", "--plain")
    assert "已答 1 题，共 2 题。剩余 5:00  注意：不到 5 分钟  本机时间被调慢了，考试时间照走\n" in ran.err
    assert "剩余 5:00" in oq("exam", "small", "--banks", str(exams)).err
    wall.set(days=-1)
    assert "the machine's clock was set back; the exam's runs on" in oq("resume", "--plain", "--lang", "en").err


def test_a_clock_set_back_during_an_exam_gives_no_time(oq: Run, exams: Path, wall: Wall) -> None:
    def typed() -> Iterator[str]:
        yield "A"
        wall.on(minutes=10)
        wall.set(hours=-3)
        yield "B"
        wall.on(minutes=20)
        yield "错"

    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=typed())
    assert "剩余 20:00  本机时间被调慢了，考试时间照走" in ran.out
    assert "时间到，已自动交卷" in ran.out
    assert "及格：1 / 2 分" in ran.out
    assert "用时：30 分 0 秒" in ran.out
    told = [each["at"] for each in events(oq)]
    assert told == sorted(told) and told[-1] == "2026-11-23T08:30:00.000+00:00"


def test_a_clock_ahead_for_once_hands_no_paper_in(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", ":q")
    wall.set(hours=8)
    for command in (("history",), ("progress",), ("review",), ("review", "--list")):
        assert "还没有交卷" in oq(*command, "--banks", str(exams)).err, command
    wall.set(hours=-8)
    assert "已答 1 题，共 2 题。剩余 30:00\n" in oq("resume", "--plain").err


def test_what_is_noted_of_the_banks_after_the_deadline_is_dated_to_it(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", ":q")
    file = exams / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("一般以八小时为限，", "一般八小时，"), encoding="utf-8")
    wall.on(days=3)
    ran = oq("resume", "--plain", "--banks", str(exams), input=["A"])
    assert "用时：30 分 0 秒" in ran.out
    last = [(each["event"], each["at"]) for each in events(oq)][-5:]
    assert [event for event, _ in last] == ["revised", "submitted", "scored", "scored", "finished"]
    assert {at for _, at in last} == {"2026-11-23T08:30:00.000+00:00"}
    assert oq("progress", "--json", "--banks", str(exams)).json["sessions"][0]["day"] == "2026-11-23"


def test_the_day_of_an_exam_is_that_of_its_end_whatever_an_earlier_release_noted_later(
    oq: Run, exams: Path, wall: Wall, tmp_path: Path
) -> None:
    sit(oq, exams, "B", ":q")
    told = events(oq)
    with EventLog.open(tmp_path / "data" / "events.db") as log:
        [[question, content], _] = told[0]["questions"]
        log.append(told[0]["session"], len(told), Revised(question, content, True), wall.time + timedelta(days=3))
    wall.on(days=3)
    assert "已自动交卷" in oq("resume", "--plain", input=["A"]).out
    assert oq("progress", "--json", "--banks", str(exams)).json["sessions"][0]["day"] == "2026-11-23"


def test_no_session_ends_before_it_begins(oq: Run, banks: Path, wall: Wall) -> None:
    def typed() -> Iterator[str]:
        wall.set(hours=-1)
        yield "B"

    ran = oq("practice", "--kind", "single", "--banks", str(banks), "--plain", input=typed())
    assert "用时：0 秒" in ran.out and "  2 天后（2026-11-25）1 题" in ran.out
    assert (session(oq)["started"], session(oq)["finished"]) == ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z")


def test_answers_dated_in_the_future_push_no_review_away(oq: Run, banks: Path, wall: Wall) -> None:
    practise = ("practice", "--kind", "single", "-n", "1", "--banks", str(banks), "--plain")
    wall.set(days=365)
    oq(*practise, input=["B"])
    wall.set(days=-365)
    ran = oq("review", "--plain", "--banks", str(banks))
    assert "有 1 次作答的日期在今后" in ran.err and "今天没有到期的题" in ran.out
    assert "  明天 1 题" in oq(*practise, input=["A"]).out
    wall.on(days=1)
    ran = oq("review", "--json", "--banks", str(banks))
    assert ran.json["due"] == ["small-1"]
    said = "有 1 次作答的日期在今后（最晚 2027-11-23）"
    for told in (ran, oq("progress", "--banks", str(banks)), oq("review", "--plain", "--banks", str(banks))):
        assert said in told.err


def test_answers_dated_in_the_future_put_no_question_off(oq: Run, banks: Path, wall: Wall) -> None:
    kinds = ("--kind", "single", "--kind", "true_false")
    practise = ("practice", *kinds, "-n", "1", "--seed", "1", "--banks", str(banks), "--plain")
    wall.set(days=365)
    oq(*practise, input=["B"])
    wall.set(days=-365)
    oq(*practise)
    first, second = [each["questions"] for each in events(oq) if each["event"] == "started"]
    assert first == second


def test_resume_goes_on_with_what_was_used_last(oq: Run, banks: Path, wall: Wall) -> None:
    practise = ("practice", "-n", "2", "--banks", str(banks), "--plain")
    wall.set(days=365)
    oq(*practise)
    wall.set(days=-365)
    oq(*practise)
    started = [each["session"] for each in events(oq) if each["event"] == "started"]
    oq("resume", "--plain")
    assert events(oq)[-1]["session"] == started[-1]
