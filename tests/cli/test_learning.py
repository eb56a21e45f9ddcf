"""Review, the wrong-answer book, progress, re-marking, the profile, and one's own data."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path

import pytest

from conftest import Run, Wall, write_example


def practise(oq: Run, banks: Path, *answers: str) -> None:
    words = ["--kind", "single", "-n", "1"]
    for given in answers:
        ran = oq("practice", *words, "--banks", str(banks), "--plain", input=f"{given}\n")
        assert ran.code == 0, ran.err


def book(oq: Run, banks: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = oq("review", "--json", "--banks", str(banks)).json["book"]
    return rows


def test_wrong_today_reviewed_today_mastered_after_three_dates(oq: Run, banks: Path, wall: Wall) -> None:
    practise(oq, banks, "A")
    assert "错题本里另有 1 题；这次复习 1 题" in oq("review", "--banks", str(banks), "--plain").err
    for day in range(3):
        assert book(oq, banks)[0]["state"] == "open"
        wall.on(days=1)
        ran = oq("review", "--banks", str(banks), "--plain", input="B\n")
        assert "答对" in ran.out, day
    (row,) = book(oq, banks)
    assert row["state"] == "mastered"
    assert row["right_days"] == ["2026-11-24", "2026-11-25", "2026-11-26"]
    assert row["missed"] == ["2026-11-23T08:00:00Z"]
    listed = oq("review", "--list", "--banks", str(banks)).out
    assert "已掌握：1 题" in listed and "错题本：0 题" in listed


def test_the_days_are_a_setting(oq: Run, banks: Path, wall: Wall) -> None:
    oq("me", "--mastery-days", "1")
    practise(oq, banks, "A", "B")
    assert book(oq, banks)[0]["state"] == "mastered"


def test_nothing_to_review(oq: Run, banks: Path) -> None:
    ran = oq("review", "--banks", str(banks))
    assert (ran.code, "今天没有到期的题" in ran.out) == (0, True)


def test_starring_and_dropping_by_hand(oq: Run, banks: Path, wall: Wall) -> None:
    assert oq("review", "--star", "small-4", "--banks", str(banks)).out == "已收入错题本：small-4\n"
    assert book(oq, banks)[0]["starred"] is True
    assert "small-4" in oq("review", "--list", "--banks", str(banks)).out
    wall.on(seconds=1)
    assert oq("review", "--drop", "small-4", "--banks", str(banks)).code == 0
    assert book(oq, banks)[0]["state"] == "out"
    assert oq("review", "--drop", "small-4", "--banks", str(banks)).code == 1
    assert oq("review", "--star", "small-9", "--banks", str(banks)).code == 1


def test_starring_after_an_answer(oq: Run, banks: Path, wall: Wall) -> None:
    kinds = ("--kind", "single", "--kind", "true_false")
    ran = oq("practice", "-n", "2", *kinds, "--banks", str(banks), "--plain", input="B\nk\nB\n")
    first = ran.out.index("已收入错题本")
    assert first > 0 and len(book(oq, banks)) == 1


def test_progress_shows_weak_points_due_and_trend(oq: Run, banks: Path, wall: Wall) -> None:
    assert "还没有做过题" in oq("progress", "--banks", str(banks)).out
    practise(oq, banks, "B")
    wall.on(days=1)
    practise(oq, banks, "A")
    out = oq("progress", "--banks", str(banks)).out
    assert "先补这些" in out
    hint = f"小题库33%officer-quiz--banks{banks}practicelaw-small"
    assert hint in "".join(out.split())
    assert "33%  已做 1/4" in out and "2026-11-24 练习" in out
    data = oq("progress", "--json", "--banks", str(banks)).json
    assert data["format"] == 1
    assert data["topics"] == [{"name": "law-small", "questions": 4, "answered": 1, "mastery": 0.3333}]
    assert data["skills"] == [{"name": "language", "questions": 1, "answered": 1, "mastery": 0.3333}]
    assert len(data["due"]) == 14 and sum(day["questions"] for day in data["due"]) == 1
    assert [row["share"] for row in data["sessions"]] == [1.0, 0.0]


def test_progress_for_a_post(oq: Run, banks: Path, wall: Wall) -> None:
    practise(oq, banks, "B")
    out = oq("progress", "--post", "station", "--banks", str(banks)).out
    assert "派出所岗位要求：各题库掌握度达到 80%" in out and "达到 0 个，共 1 个" in out
    assert oq("progress", "--post", "traffic", "--json", "--banks", str(banks)).json["topics"] == []
    assert oq("progress", "--post", "trafic").code == 2


def test_a_corrected_key_re_marks_the_past_and_keeps_it(oq: Run, banks: Path, wall: Wall) -> None:
    practise(oq, banks, "C")
    assert "没有变化" in oq("history", "--remark", "--banks", str(banks)).out
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("answer: B", "answer: C", 1), encoding="utf-8")
    (row,) = oq("history", "--remark", "--json", "--banks", str(banks)).json["remarked"]
    assert {key: row[key] for key in ("question", "points", "score", "remarked")} == {
        "question": "small-1",
        "points": 1.0,
        "score": 0.0,
        "remarked": 1.0,
    }
    assert "原来的成绩仍然保留" in oq("history", "--remark", "--banks", str(banks)).out
    assert oq("history", "--json").json["sessions"][0]["score"] == 0


def test_a_conversation_is_re_marked_by_the_ids_of_what_was_said(oq: Run, tmp_path: Path, wall: Wall) -> None:
    write_example(tmp_path, "dialogue")
    file = tmp_path / "dialogue-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    start:", "    shuffle: false\n    start:")
    file.write_text(text, encoding="utf-8")
    banks = ("--banks", str(tmp_path))
    assert oq("practice", "-n", "1", *banks, "--plain", input="A\nA\nB\n").code == 0
    (session,) = oq("history", "--json").json["sessions"]
    (told,) = oq("history", session["id"], "--json", *banks).json["answers"]
    assert (told["response"], told["score"]) == ([["A"], ["repair"], ["B"]], 0.59)
    turned = re.sub(r"(?s)( +- id: repair.*?)( +- id: warn.*?)(?= +hear:)", r"\2\1", text)
    assert turned != text
    file.write_text(re.sub(r" +violation:.*\n +cite:.*\n", "", turned, count=1), encoding="utf-8")
    (row,) = oq("history", "--remark", "--json", *banks).json["remarked"]
    assert (row["score"], round(row["remarked"], 4)) == (0.59, 0.6667)


def test_the_profile_decides_and_can_be_overruled(oq: Run, banks: Path, wall: Wall) -> None:
    assert oq("me", "--name", "小李", "--unit", "二大队", "--post", "traffic", "--level", "basic").code == 0
    ran = oq("practice", "-n", "1", "--banks", str(banks), "--plain")
    assert ran.code == 1 and "交警 · 初级" in ran.err
    assert oq("practice", "-n", "1", "--post", "any", "--banks", str(banks), "--plain").code == 0
    oq("me", "--post", "")
    assert oq("me", "--json").json == {
        "format": 1,
        "name": "小李",
        "unit": "二大队",
        "post": "",
        "level": "basic",
        "language": "",
        "days": 3,
        "goal": 0,
        "sure": False,
        "quick": False,
        "say": False,
        "clock": True,
    }
    exported = [json.loads(line) for line in oq("data", "export").out.splitlines()]
    assert exported[1]["event"] == "started"
    assert exported[1]["profile"] == {"name": "小李", "unit": "二大队", "post": "traffic", "level": "basic"}


def test_the_profiles_language(oq: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFICER_QUIZ_LANG")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "Change:" in oq("me", "--language", "zh").out
    assert "修改：" in oq("me").out


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ("{", "第 1 行不是 JSON"),
        ('{"name": "甲",\n}', "第 2 行不是 JSON"),
        ("[" * 100_000, "第 1 行不是 JSON"),
        ("[]", "里面不是一组带名称的项目"),
        ("null", "里面不是一组带名称的项目"),
        ('{"days": 1e999}', "days 不能是 Infinity"),
        ('{"days": 0}', "days 不能是 0"),
        ('{"days": 3.9}', "days 不能是 3.9"),
        ('{"days": true}', "days 不能是 true"),
        ('{"days": "3"}', 'days 不能是 "3"'),
        ('{"name": null}', "name 不能是 null"),
        ('{"unit": ["甲"]}', 'unit 不能是 ["甲"]'),
        ('{"post": "stati"}', 'post 不能是 "stati"'),
        ('{"level": {}}', "level 不能是 {}"),
        ('{"language": "fr"}', 'language 不能是 "fr"'),
    ],
)
def test_a_damaged_profile_is_told_and_left_as_it_is(oq: Run, tmp_path: Path, damaged: str, reason: str) -> None:
    file = tmp_path / "data" / "profile.json"
    file.parent.mkdir()
    file.write_text(damaged, encoding="utf-8")
    for words in (("me",), ("me", "--unit", "乙")):
        ran = oq(*words)
        said = f"个人资料文件 {file} 读不了（{reason}）。改正它，或者删去后用 officer-quiz me 重新填写。\n"
        assert (ran.code, ran.err) == (1, said)
    assert file.read_text(encoding="utf-8") == damaged


def test_a_profile_that_is_no_utf_8_is_told(oq: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "profile.json").write_bytes('{"name": "甲"}'.encode("gbk"))
    ran = oq("me")
    assert (ran.code, "第 1 行不是 JSON" in ran.err) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="makes a link")
def test_a_profile_kept_elsewhere_by_a_link_stays_there(oq: Run, tmp_path: Path) -> None:
    link, file = tmp_path / "data" / "profile.json", tmp_path / "shared" / "profile.json"
    for each in (link, file):
        each.parent.mkdir()
    file.write_text("{}", encoding="utf-8")
    link.symlink_to(file)
    for name in ("甲", "乙"):
        assert oq("me", "--name", name).code == 0
        assert (link.is_symlink(), json.loads(file.read_text(encoding="utf-8"))["name"]) == (True, name)
    assert [each.name for each in file.parent.iterdir()] == ["profile.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="the profile folder is private there")
def test_the_profile_is_for_its_owner_only(oq: Run, tmp_path: Path) -> None:
    oq("me", "--name", "小李")
    assert stat.S_IMODE((tmp_path / "data" / "profile.json").stat().st_mode) == 0o600


def test_data_is_where_it_says_and_goes_when_asked(oq: Run, banks: Path, wall: Wall, tmp_path: Path) -> None:
    assert oq("data", "where").out.strip() == str(tmp_path / "data")
    assert "没有个人记录" in oq("data", "delete").out
    practise(oq, banks, "B")
    oq("me", "--name", "小李")
    (tmp_path / "data" / f".profile.json.{'0' * 32}").write_text('{"name": "小李"', encoding="utf-8")  # left by a kill
    kept = oq("data", "delete", input="no\n")
    assert "1 次练习和考试" in kept.err and "没有删去" in kept.err
    assert len(oq("history", "--json").json["sessions"]) == 1
    assert "已删去" in oq("data", "delete", input="yes\n").err
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == []
    assert oq("data", "burn").code == 2


def test_hints_are_shown_on_request_only(oq: Run, banks: Path, wall: Wall) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    skills: [language]\n", "    hint: 想想一般情形。\n", 1)
    file.write_text(text, encoding="utf-8")
    words = ("practice", "--kind", "single", "--banks", str(banks), "--plain")
    assert "想想一般情形" not in oq(*words, input="B\n").out
    assert "提示  想想一般情形。" in oq(*words, input="h\nB\n").out


def test_commands_that_are_named_carry_the_folders_of_the_run(oq: Run, banks: Path, tmp_path: Path) -> None:
    data = tmp_path / "other data"
    ran = oq(
        "practice",
        "--kind",
        "single",
        "--kind",
        "true_false",
        "--plain",
        "--banks",
        str(banks),
        "--data",
        str(data),
        input="B\n",
    )
    assert f"officer-quiz --data '{data}' resume " in " ".join(ran.err.split())
    practice = oq("progress", "--banks", str(banks), "--data", str(data)).out
    assert f"officer-quiz--banks{banks}--data'{data}'practicelaw-small".replace(" ", "") in "".join(practice.split())


def test_lists_tell_the_same_after_what_is_kept_beside_the_log_is_gone(
    oq: Run, banks: Path, wall: Wall, tmp_path: Path
) -> None:
    for said in ("B", "A", "B"):
        practise(oq, banks, said)
        wall.on(days=1)
    lists = (("progress",), ("history",), ("review", "--list"))
    told = [oq(*words, "--json", "--banks", str(banks)).out for words in lists]
    kept = sorted((tmp_path / "data").glob("*-folded*"))
    assert kept
    for file in kept:
        file.unlink()
    assert [oq(*words, "--json", "--banks", str(banks)).out for words in lists] == told
    assert sorted((tmp_path / "data").glob("*-folded*")) == kept


def test_progress_as_data_has_days_weeks_and_readiness(oq: Run, banks: Path, wall: Wall) -> None:
    (banks / "exams").mkdir()
    exam = "exam: small\ntitle: 小考\nminutes: 30\npass: 1\ntotal: 2\nsections:\n"
    sections = "  - {title: 单选, kinds: [single], count: 1}\n  - {title: 判断, kinds: [true_false], count: 1}\n"
    (banks / "exams" / "small.yaml").write_text(exam + sections, encoding="utf-8")
    (banks / "exams" / "torn.yaml").write_text("exam: torn\n", encoding="utf-8")
    practise(oq, banks, "A")
    wall.on(days=91)
    practise(oq, banks, "B")
    data = oq("progress", "--json", "--banks", str(banks)).json
    assert data["activity"] == {
        "from": "2026-08-31",
        "to": "2027-02-22",
        "days": [{"day": "2026-11-23", "answered": 1}, {"day": "2027-02-22", "answered": 1}],
    }
    [course] = data["courses"]
    assert course["topic"] == "law-small" and course["weeks"][-1] == {"from": "2027-02-22", "answered": 1, "share": 1.0}
    assert [week["answered"] for week in course["weeks"]] == [0] * 7 + [1]
    [ready] = data["readiness"]
    assert ready == {
        "exam": "small",
        "title": "小考",
        "pass": 0.5,
        "answered": 1,
        "covered": 0.5,
        "share": None,
        "low": None,
        "high": None,
        "standing": "few",
    }
    wall.on(days=90)
    assert oq("progress", "--json", "--banks", str(banks)).json["readiness"][0]["answered"] == 0, "it is too long ago"


def test_progress_in_words_draws_nothing(oq: Run, banks: Path, wall: Wall) -> None:
    practise(oq, banks, "B")
    plain = oq("progress", "--plain", "--banks", str(banks)).out
    assert "2026-11-23 起的一周：1 天，1 题" in plain and not set("■□▁█") & set(plain)
