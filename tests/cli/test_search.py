"""`search`, `disputes`, `banks --review`, and `show` from either side or played."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from conftest import Run, Wall
from logs import events
from officer_quiz.ui.screens.tables import local


def found(oq: Run, banks: Path, *words: str) -> list[str]:
    ran = oq("search", *words, "--banks", str(banks), "--json")
    assert (ran.code, ran.json["format"]) == (0, 1)
    return [each["id"] for each in ran.json["questions"]]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("时限",), ["small-1", "small-2"]),
        (("时限", "天气"), ["small-2"]),
        (("人数众多",), ["small-1", "small-2"]),  # a choice, and a remark on one
        (("第九十七条",), ["small-1", "small-2", "small-3", "small-4"]),
        (("SMALL-3",), ["small-3"]),
        (("一般", "--kind", "fill"), ["small-3"]),
        (("--kind", "single", "--kind", "fill"), ["small-1", "small-3"]),
        (("--topic", "notice"), ["small-4"]),
        (("--topic", "law"), ["small-1", "small-2", "small-3", "small-4"]),
        (("--level", "intermediate"), ["small-2"]),
        (("--post", "border"), []),
        (("--skill", "language"), ["small-1"]),
        (("--status", "draft"), []),
        (("--cites", "治安法"), ["small-1", "small-2", "small-3", "small-4"]),
        (("--cites", "《治安管理处罚法》第九十七条第一款"), ["small-1", "small-2", "small-3"]),
        (("--cites", "《治安管理处罚法》第九十八条"), []),
    ],
)
def test_words_and_filters(oq: Run, banks: Path, words: tuple[str, ...], ids: list[str]) -> None:
    assert found(oq, banks, *words) == ids


def test_retired_questions_only_when_asked_for(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    tags: [notice]\n", "    status: retired\n")
    file.write_text(text, encoding="utf-8")
    assert found(oq, banks, "家属") == []
    assert found(oq, banks, "家属", "--status", "retired") == ["small-4"]


def test_the_list_shows_where_the_words_stand(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(banks.parent)
    out = oq("search", "天气", "--banks", banks.name).out
    assert out == (
        "small-2  多选 · 中级 · 已审\n"
        "    哪些情形适用八小时以上的时限？\n"
        "      choices: 天气不好\n"
        "      explain: 天气与时限无关，其他三种情形法律都写…\n"
        "找到 1 道题。看一道：officer-quiz --banks banks show 题目编号\n"
    )
    assert oq("search", "没有的词", "--banks", str(banks)).out.startswith("没有找到。")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "singel"), "single"),
        (("--status", "drafts"), "draft"),
        (("--topic", "lwa"), "law"),
        (("--cites", "治安罚法"), "是不是《治安管理处罚法》？"),
        (("--cites", "治安管理处罚法97条"), "依据要写成《法规名》第N条"),
    ],
)
def test_wrong_filters_are_explained(oq: Run, banks: Path, words: tuple[str, ...], said: str) -> None:
    ran = oq("search", *words, "--banks", str(banks))
    assert (ran.out, said in ran.err) == ("", True)
    assert ran.code in {1, 2}


def test_disputes_are_listed_with_answer_and_note(oq: Run, banks: Path, wall: Wall) -> None:
    words = ("--banks", str(banks))
    assert oq("disputes", *words).out.startswith("没有意见。")
    oq("practice", "--kind", "single", "--kind", "true_false", *words, input="A\nd\n答案应是十二小时\n:q\n")
    rows = oq("disputes", "--json", *words).json["disputes"]
    assert len(rows) == 1
    assert rows[0]["note"] == "答案应是十二小时"
    assert (rows[0]["bank"], rows[0]["changed"], rows[0]["at"]) == ("law-small", False, "2026-11-23T08:00:00Z")
    id = rows[0]["question"]
    out = oq("disputes", *words).out
    assert out.startswith(f"{id}  ")
    assert "    意见 答案应是十二小时\n共 1 条意见。" in out
    assert "你的答案" in out
    assert oq("disputes", id, "--json", *words).json["disputes"] == rows
    assert oq("disputes", "other", "--json", *words).json["disputes"] == []


def test_disputes_are_decided_on_and_stay_in_the_log(oq: Run, banks: Path, wall: Wall) -> None:
    words = ("--banks", str(banks))
    for _ in range(2):
        oq("practice", "--kind", "single", "--kind", "true_false", *words, input="A\nd\n有歧义\n:q\n")
        wall.on(minutes=1)
    newer, older = oq("disputes", "--json", *words).json["disputes"]
    one, other = newer["question"], older["question"]
    assert {one, other} == {"small-1", "small-4"}
    assert (newer["state"], newer["answer"], newer["settled"]) == ("open", None, None)
    assert re.fullmatch(r"[0-9a-f]{6}\.2", newer["id"])
    assert newer["id"] != older["id"]

    ran = oq("disputes", "accept", newer["id"], "--note", "选项已改", *words)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{newer['id']}（{one}）已采纳。\n")
    assert oq("disputes", "reject", other, "--note", "以法条为准", *words).code == 0
    told = {each["id"]: each for each in oq("disputes", "--json", *words).json["disputes"]}
    assert told[newer["id"]] == {**newer, "state": "accepted", "answer": "选项已改", "settled": "2026-11-23T08:02:00Z"}
    assert told[older["id"]]["state"] == "rejected"
    out = oq("disputes", "--state", "accepted", *words).out
    assert out.startswith(f"{one}  {local(datetime.fromisoformat('2026-11-23T08:01:00Z'))}  {newer['id']}  已采纳\n")
    assert "    意见 有歧义\n    处理 选项已改\n共 1 条意见。" in out
    assert oq("disputes", "--state", "已采纳", *words).out == out
    assert oq("disputes", "--state", "open", "--json", *words).json["disputes"] == []

    assert oq("disputes", "reopen", newer["id"], "--json", *words).json["disputes"][0]["state"] == "open"
    assert [each["id"] for each in oq("disputes", "--state", "open", "--json", *words).json["disputes"]] == [
        newer["id"]
    ]
    kept = [(each["question"], each["state"]) for each in events(oq) if each["event"] == "settled"]
    assert kept == [(one, "accepted"), (other, "rejected"), (one, "open")]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("accept", "3f9a2c.5"), 1, "没有“3f9a2c.5”这条意见。"),
        (("accept",), 2, "accept 后面写意见编号，或者题目编号"),
        (("law-small", "--note", "好"), 2, "--note 和 accept、reject、reopen 一起用。"),
        (("--state", "opened"), 2, "没有“opened”这个处理状态。是不是 open（待处理）？"),
    ],
)
def test_what_cannot_be_decided(oq: Run, banks: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ran = oq("disputes", *words, "--banks", str(banks))
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)


def test_what_waits_for_a_reviewer(oq: Run, banks: Path, wall: Wall) -> None:
    words = ("banks", "--review", "--banks", str(banks))
    assert oq(*words).out == "没有等着审的题。\n"
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("    tags: [notice]\n", "    status: draft\n")
    text = text.replace("    level: intermediate\n", "    checked: 2025-06-01\n")
    file.write_text(text, encoding="utf-8")
    assert [(row["question"], row["why"], row["checked"]) for row in oq(*words, "--json").json["review"]] == [
        ("small-2", "stale", "2025-06-01"),
        ("small-4", "draft", "2026-11-23"),
    ]
    assert oq(*words).out == (
        "law-small\n"
        "    small-2  法律有新版，待重核  出题 甲组  审题 乙组  核对 2025-06-01\n"
        "    small-4  待审  出题 甲组  审题 乙组  核对 2026-11-23\n"
        "共 2 道题在等审题。考试只用已审、没有过时的题。\n"
    )


def test_a_question_as_a_trainee_sees_it(oq: Run, banks: Path) -> None:
    words = ("show", "small-1", "--banks", str(banks))
    trainee = oq(*words, "--as", "trainee").out
    assert "B  八小时" in trainee
    assert "解析" not in trainee and "√" not in trainee
    assert oq(*words, "--as", "trainer").out == oq(*words).out
    assert "解析" in oq(*words).out
    assert oq(*words, "--as", "teacher").code == 2


def test_a_question_is_played_without_a_trace(oq: Run, banks: Path, tmp_path: Path) -> None:
    ran = oq("show", "small-1", "--play", "--banks", str(banks), input="d\nB\n")
    assert ran.code == 0
    assert "√ 答对" in ran.out
    assert not (tmp_path / "data").exists()
    assert oq("show", "small-1", "--play", "--banks", str(banks), input="").code == 0
