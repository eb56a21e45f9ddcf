"""Exams from the command line: the cover, moving, handing in, the deadline, and coming back after anything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from conftest import Run, Wall, write_example

EXAM = """\
exam: small
title: 小考
note: 练习方案，非官方试卷结构
minutes: 30
pass: 4
total: 6
scoring: {multiple: exact, wrong_true_false: -0.5}
sections:
  - {title: 单选, kinds: [single], count: 1, points: 2}
  - {title: 多选, kinds: [multiple], count: 1, points: 2}
  - {title: 填空, kinds: [fill], count: 1, points: 1}
  - {title: 判断, kinds: [true_false], count: 1, points: 1}
"""
MONTHLY = EXAM.replace("exam: small", "exam: monthly").replace("minutes: 30", "minutes: 30\nmonthly: true")


@pytest.fixture
def exams(banks: Path) -> Path:
    folder = banks / "exams"
    folder.mkdir()
    (folder / "small.yaml").write_text(EXAM, encoding="utf-8")
    (folder / "monthly.yaml").write_text(MONTHLY, encoding="utf-8")
    return banks


def lines(*words: str) -> str:
    return "".join(f"{word}\n" for word in words)


START = "A"
HAND_IN = (":x", "B")


def sit(oq: Run, exams: Path, *words: str) -> str:
    ran = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=lines(START, *words))
    assert ran.code == 0, ran.err
    return ran.out


def newest(oq: Run) -> dict[str, object]:
    session: dict[str, object] = oq("history", "--json").json["sessions"][0]
    return session


def test_a_whole_exam(oq: Run, exams: Path, wall: Wall) -> None:
    out = sit(oq, exams, "B", "ACD", "八/二十四", "F", "x", "B", "A")
    assert "时限 30 分钟，满分 6 分，及格 4 分" in out
    assert "单选：1 题，每题 2 分" in out
    assert "判断题答错倒扣分值的 0.5 倍" in out
    assert "及格：6 / 6 分（及格线 4 分）" in out
    assert "答对 4，部分正确 0，答错 0，未作答 0" in out
    assert newest(oq)["score"] == 6


def test_the_blueprints_rules_are_in_force(oq: Run, exams: Path, wall: Wall) -> None:
    out = sit(oq, exams, "B", "AC", "八/八", "T", "x", "B", "A")
    assert "不及格：2 / 6 分" in out
    assert "答对 1，部分正确 1，答错 2，未作答 0" in out
    assert "全对得分，多选、少选、错选不得分" in out


def test_nothing_of_the_key_before_handing_in(oq: Run, exams: Path, wall: Wall) -> None:
    ran = oq("exam", "small", "--seed", "1", "--banks", str(exams), "--plain", input=lines(START, "A", "AC"))
    for word in ("正确答案", "解析", "依据", "答对", "答错", "以八小时为限", "至少两个"):
        assert word not in ran.out.partition("── 第 1 题")[2]


def test_moving_changing_flagging_and_the_overview(oq: Run, exams: Path, wall: Wall) -> None:
    out = sit(oq, exams, "A", "f", "o", "1", "B", "<", "-", "B", ":n", ":o", "9", "", ":x", "A", *HAND_IN, "A")
    assert "现在的答案：四小时" in out
    assert "● 已答 1  ◎ 部分已答 0  ○ 未答 3  * 已标记 1" in out
    assert "没有第“9”题" in out
    assert "还有 3 题未作答：第 2、3、4 题。" in out
    assert "不及格：2 / 6 分" in out
    assert "答对 1，部分正确 0，答错 0，未作答 3" in out


def test_the_overview_takes_a_number_in_any_digits_and_survives_pasted_ones(oq: Run, exams: Path, wall: Wall) -> None:
    out = sit(oq, exams, "o", "5" * 5000, "0", "三", ":q")
    assert f"没有第“{'5' * 59}…”题" in out.replace("\n", "")
    assert "没有第“0”题" in out
    assert out.index("没有第“0”题") < out.index("── 第 3 题")


def test_next_leaves_the_last_part_of_a_case(oq: Run, exams: Path, wall: Wall) -> None:
    write_example(exams, "case")
    section = "  - {title: 案例, kinds: [case], count: 1, points: 2}\n"
    plan = EXAM.replace("sections:\n", f"sections:\n{section}").replace("total: 6", "total: 8")
    (exams / "exams" / "small.yaml").write_text(plan, encoding="utf-8")
    out = sit(oq, exams, ":n", ":n", ":q").partition("── 第 1 题")[2]
    assert [out.count("第 1 问，共 2 问"), out.count("第 2 问，共 2 问"), out.count("── 第 2 题")] == [1, 1, 1]


def test_declining_the_cover_records_nothing(oq: Run, exams: Path) -> None:
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=lines("B"))
    assert (ran.code, "没有开始" in ran.err) == (0, True)
    assert oq("exam", "small", "--banks", str(exams), "--plain", input="").code == 0
    assert oq("history", "--json").json["sessions"] == []


def test_leaving_stops_no_clock(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "q")
    wall.on(minutes=10)
    ran = oq("resume", "--plain", input=lines("ACD", *HAND_IN, "A"))
    assert "已答 1 题，共 4 题。剩余 20:00" in ran.err
    assert "及格：4 / 6 分" in ran.out


def test_a_second_exam_waits_for_the_first(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "q")
    ran = oq("exam", "small", "--banks", str(exams), input=lines(START))
    assert (ran.code, "先接着考" in ran.err) == (2, True)


@pytest.mark.parametrize("command", [("history",), ("progress",), ("review", "--list")])
def test_a_list_tells_of_time_that_ran_out_and_hands_nothing_in(
    oq: Run, exams: Path, wall: Wall, command: tuple[str, ...]
) -> None:
    sit(oq, exams, "B", "q")
    wall.on(minutes=29, seconds=59)
    assert oq(*command, "--banks", str(exams)).err == ""
    wall.on(hours=5)
    ran = oq(*command, "--banks", str(exams))
    session = newest(oq)
    said = "小考（{}）时间已到，还没有交卷。如果本机时间不准，请先调准。交卷并看成绩：officer-quiz resume {}\n"
    assert ran.err == said.format(session["id"], session["id"])
    assert (session["state"], session["finished"]) == ("over", None)
    assert "时间已到，未交卷" in oq("history").out


def test_time_that_ran_out_while_nobody_was_there(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "q")
    wall.on(minutes=29, seconds=59)
    assert "先接着考" in oq("exam", "small", "--banks", str(exams), "--plain", input=lines("B")).err
    wall.on(hours=5)
    assert "时间已到，已自动交卷" in oq("exam", "small", "--banks", str(exams), "--plain", input=lines("B")).err
    assert newest(oq)["score"] == 2
    assert str(newest(oq)["finished"]) == "2026-11-23T08:30:00Z"


def test_resuming_after_the_deadline_shows_the_result(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", "q")
    wall.on(days=3)
    ran = oq("resume", "--plain", input=lines("ACD"))
    assert "时间到，已自动交卷" in ran.out
    assert "不及格：2 / 6 分" in ran.out
    assert ran.code == 0


def test_a_line_after_the_deadline_changes_nothing(
    oq: Run, exams: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    from officer_quiz.ui.terminal import answerers as answers

    read = answers._read_line
    typed: list[str] = []

    def late() -> str:
        typed.append(read())
        if len(typed) == 3:
            wall.on(minutes=30)
        return typed[-1]

    monkeypatch.setattr(answers, "_read_line", late)
    out = sit(oq, exams, "B", "ACD", "八/二十四", "A")
    assert "时间到，已自动交卷" in out
    assert "不及格：2 / 6 分" in out


def test_warnings_at_five_minutes_and_one(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "q")
    for minutes, words in (
        (24, "剩余 6:00\n"),
        (1, "剩余 5:00  注意：不到 5 分钟"),
        (4, "剩余 1:00  注意：不到 1 分钟"),
    ):
        wall.on(minutes=minutes)
        assert words in oq("resume", "--plain", input="").out


def test_cut_off_after_every_event_it_comes_to_the_same_result(
    oq: Run, exams: Path, wall: Wall, tmp_path: Path
) -> None:
    """What SIGKILL leaves is the log up to some event: from each of them the same answers give the same result."""
    words = ["A", "ACD", "八/八", "T", "", ":o", "1", "B", ":x", "B", "A"]
    sit(oq, exams, *words)
    whole = newest(oq)
    path = tmp_path / "data" / "events.db"
    with sqlite3.connect(path) as database:
        count = database.execute("SELECT count(*) FROM events").fetchone()[0]
        rows = database.execute("SELECT session, seq, at, kind, question, data FROM events ORDER BY id").fetchall()
    for cut in range(1, count):
        path.unlink()
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        oq("history")
        with sqlite3.connect(path) as database:
            insert = "INSERT INTO events (session, seq, at, kind, question, data) VALUES (?, ?, ?, ?, ?, ?)"
            database.executemany(insert, rows[:cut])
        again = lines(":o", "1", "B", ":o", "2", "ACD", ":o", "3", "八/八", ":o", "4", "T", *HAND_IN, "A")
        ran = oq("resume", "--plain", "--banks", str(exams), input=again)
        if ran.code == 2 or newest(oq)["state"] == "open":
            raise AssertionError((cut, ran))
        now = newest(oq)
        assert {key: now[key] for key in ("score", "points", "state")} == {
            key: whole[key] for key in ("score", "points", "state")
        }, cut


def test_history_keeps_the_result(oq: Run, exams: Path, wall: Wall) -> None:
    sit(oq, exams, "B", *HAND_IN, "A")
    ran = oq("history", str(newest(oq)["id"]), "--banks", str(exams))
    assert "不及格：2 / 6 分" in ran.out and "small-4" in ran.out


def test_going_through_the_paper_afterwards(oq: Run, exams: Path, wall: Wall) -> None:
    missed = sit(oq, exams, "B", *HAND_IN, "B")
    assert "天气与时限无关" in missed and "一般以八小时为限" not in missed
    every = sit(oq, exams, "B", *HAND_IN, "C")
    assert "一般以八小时为限" in every and "small-1" not in every.partition("要逐题回看吗")[0].partition("逐题（")[0]


# the monthly check


def cover(oq: Run, exams: Path, *more: str) -> str:
    return oq("exam", "monthly", *more, "--banks", str(exams), "--plain", input=lines("B")).out


def test_one_paper_for_a_unit_and_a_month(oq: Run, exams: Path, wall: Wall) -> None:
    here = cover(oq, exams, "--month", "2026-11", "--unit", "二大队")
    assert "2026-11 月抽查 · 二大队" in here
    assert "种子 monthly:2026-11:二大队" in here
    assert cover(oq, exams, "--unit", " 二大队 ") == here
    oq("me", "--unit", "二大队")
    assert cover(oq, exams) == here


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("monthly",), "月抽查要写明单位"),
        (("monthly", "--unit", "甲", "--month", "11月"), "“11月”不是月份"),
        (("monthly", "--unit", "甲", "--seed", "3"), "不能用 --seed"),
        (("small", "--unit", "甲"), "small 不是月抽查"),
        (("smal",), "是不是 small？"),
        (("zzz",), "可用：monthly、small"),
    ],
)
def test_what_an_exam_refuses(oq: Run, exams: Path, argv: tuple[str, ...], words: str) -> None:
    ran = oq("exam", *argv, "--banks", str(exams), "--plain", input=lines(START))
    assert (ran.code, words in ran.err) == (2, True), ran.err


def test_a_section_that_cannot_be_filled(oq: Run, exams: Path) -> None:
    file = exams / "exams" / "small.yaml"
    file.write_text(EXAM.replace("count: 1, points: 2", "count: 2, points: 1", 1), encoding="utf-8")
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=lines(START))
    assert (ran.code, "“单选”需要 2 题，可用的只有 1 题" in ran.err) == (1, True), ran.err


def test_drafts_are_refused(oq: Run, exams: Path) -> None:
    file = exams / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("reviewed", "draft"), encoding="utf-8")
    ran = oq("exam", "small", "--banks", str(exams), "--plain", input=lines(START))
    assert "状态不符（未审或已停用）1 题" in ran.err


# checking blueprints


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (("total: 6", "total: 7"), "6:8: 错误 [exam-total]", "合计是 6"),
        (("pass: 4", "pass: 9"), "5:7: 错误 [exam-pass]", "不能高于满分 6"),
        (("kinds: [fill]", "kinds: [fil]"), "11:25: 错误 [unknown-kind]", "fill"),
        (("minutes: 30", "minuts: 30"), "4:1: 错误 [unknown-key]", "minutes"),
        (("count: 1, points: 2}", "count: 1, points: 2, where: {levels: {basic: 90%}}}"), "", "合计应为 100%"),
        (("count: 1, points: 2}", "count: 1, points: 2, where: {topics: [lew]}}"), "", "是不是 law"),
        (("kinds: [single], count: 1, points: 2", "kinds: [single], count: 2, points: 1"), "", "可用的只有 1 题"),
        (("multiple: exact", "multiple: exakt"), "7:21: 错误 [unknown-value]", "exact"),
        (("exam: small", "exam: monthly"), "", "已在"),
    ],
)
def test_check_reads_blueprints(oq: Run, exams: Path, change: tuple[str, str], place: str, words: str) -> None:
    file = exams / "exams" / "small.yaml"
    file.write_text(EXAM.replace(*change, 1), encoding="utf-8")
    ran = oq("check", str(exams), "--strict")
    assert ran.code == 1
    assert place in ran.out and words in ran.out.replace("\n  ", ""), ran.out


def test_a_sound_blueprint_passes(oq: Run, exams: Path) -> None:
    assert oq("check", str(exams / "exams"), "--strict").code == 0
