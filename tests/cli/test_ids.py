"""Sessions by their ids: shown short, typed short, and the ids of earlier releases in every command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Run, Wall
from officer_quiz.env import Env

OLD = Path(__file__).parents[1] / "store" / "fixtures" / "log-0001.sqlite"
PRACTICE, EXAM, OPEN = "20261123-4821", "20261123-4822", "20261123-4823"
FIRST, SECOND = "3f9a2c15-07d4-4e6b-9a51-c0ffee123456", "3f9a2c95-07d4-4e6b-9a51-c0ffee123456"


@pytest.fixture
def old(oq: Run, banks: Path, wall: Wall, tmp_path: Path) -> Run:
    """Return `oq` for the log of an earlier release, on the banks its sessions were made on."""
    (tmp_path / "data").mkdir()
    shutil.copy(OLD, tmp_path / "data" / "events.db")
    wall.on(days=30)
    return lambda *argv, input="": oq(*argv, "--banks", str(banks), input=input)


@pytest.fixture
def two(oq: Run, banks: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return `oq` after two sessions were begun whose UUIDs start with the same six digits."""
    ids = iter((FIRST, SECOND))
    monkeypatch.setattr(Env, "new_id", staticmethod(lambda: next(ids)))
    words = ("--banks", str(banks))
    assert "resume 3f9a2c\n" in oq("practice", "-n", "2", "--seed", "1", *words, input=":q\n").err
    assert "resume 3f9a2c9\n" in oq("practice", "-n", "2", "--seed", "1", *words, input=":q\n").err
    return lambda *argv, input="": oq(*argv, *words, input=input)


def test_an_old_session_goes_on(old: Run) -> None:
    ran = old("resume", OPEN, "--plain", input="F\n八/二十四\n")
    assert f"接着做 {OPEN}：已答 1 题，共 3 题。" in ran.err
    assert ran.code == 0
    states = {row["id"]: row["state"] for row in old("history", "--json").json["sessions"]}
    assert states == {OPEN: "finished", EXAM: "finished", PRACTICE: "finished"}
    assert old("resume", OPEN).code == 1


def test_the_latest_old_session_goes_on(old: Run) -> None:
    assert f"resume {OPEN}\n" in old("resume", "--plain", input=":q\n").err


def test_old_sessions_are_listed_and_looked_at(old: Run) -> None:
    rows = old("history", "--json").json["sessions"]
    assert [(row["id"], row["score"], row["state"]) for row in rows] == [
        (OPEN, 0.5, "open"),
        (EXAM, 2.0, "finished"),
        (PRACTICE, 5.0, "finished"),
    ]
    assert len({row["uuid"] for row in rows}) == 3 and len({row["origin"] for row in rows}) == 1
    for typed in (EXAM, rows[1]["uuid"], rows[1]["uuid"].replace("-", "").upper(), rows[1]["uuid"][:13]):
        told = old("history", typed, "--json").json
        assert (told["id"], told["uuid"], told["origin"]) == (EXAM, rows[1]["uuid"], rows[1]["origin"])
        assert [answer["question"] for answer in told["answers"]] == ["small-1", "small-2", "small-3", "small-4"]
    shown = old("history", EXAM).out
    assert "不及格：2 / 6 分" in shown and EXAM in shown


def test_old_sessions_are_marked_again(old: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("answer: B\n", "answer: C\n"), encoding="utf-8")
    uuids = {row["id"]: row["uuid"] for row in old("history", "--json").json["sessions"]}
    told = old("history", "--remark", EXAM, "--json").json["remarked"]
    assert [(row["session"], row["uuid"], row["question"], row["remarked"]) for row in told] == [
        (EXAM, uuids[EXAM], "small-1", 0.0)
    ]
    every = old("history", "--remark").out
    assert PRACTICE in every and EXAM in every
    assert old("history", "--remark", "20260101-0000").code == 1


def test_other_commands_know_the_old_sessions(old: Run) -> None:
    book = old("review", "--list", "--json").json
    assert "small-4" in json.dumps(book) and '"starred": true' in json.dumps(book)
    [dispute] = old("disputes", "--json").json["disputes"]
    uuids = {row["id"]: row["uuid"] for row in old("history", "--json").json["sessions"]}
    assert (dispute["session"], dispute["uuid"], dispute["note"]) == (OPEN, uuids[OPEN], "这题的选项有歧义")
    assert f"  {OPEN}.2  " in old("disputes").out
    taken = old("progress", "--json").json["sessions"]
    assert [(row["id"], row["uuid"]) for row in taken] == [(id, uuids[id]) for id in (PRACTICE, EXAM)]


def test_the_export_says_uuid_and_origin(old: Run) -> None:
    lines = [json.loads(line) for line in old("data", "export").out.splitlines()]
    rows = old("history", "--json").json["sessions"]
    uuids, origin = {row["id"]: row["uuid"] for row in rows}, rows[0]["origin"]
    assert [sorted(line) for line in lines[:1]] == [["profile"]]
    assert len(lines) == 26
    assert all((line["uuid"], line["origin"]) == (uuids.get(line["session"]), origin) for line in lines[1:])
    assert lines[-1]["uuid"] is None and lines[-1]["event"] == "starred"


def test_an_old_log_takes_new_sessions_from_the_same_installation(old: Run) -> None:
    before = old("history", "--json").json["sessions"]
    old("practice", "-n", "1", input=":q\n")
    new, *rest = old("history", "--json").json["sessions"]
    assert rest == before
    assert new["origin"] == before[0]["origin"]
    assert new["id"] == new["uuid"].replace("-", "")[:6]
    assert f"接着做 {new['id']}：" in old("resume", new["id"], input=":q\n").err


def test_ids_that_begin_alike_are_shown_longer(two: Run) -> None:
    rows = two("history", "--json").json["sessions"]
    assert [(row["id"], row["uuid"]) for row in rows] == [("3f9a2c9", SECOND), ("3f9a2c1", FIRST)]
    listed = two("history").out
    assert " 3f9a2c9 " in listed and " 3f9a2c1 " in listed and FIRST not in listed


@pytest.mark.parametrize("typed", ["3f9a2c1", "3F9A2C1", FIRST, FIRST.upper(), FIRST.replace("-", ""), FIRST[:12]])
def test_any_start_that_no_other_has_can_be_typed(two: Run, typed: str) -> None:
    assert "接着做 3f9a2c1：" in two("resume", typed, "--plain", input=":q\n").err
    assert two("history", typed, "--json").json["uuid"] == FIRST


@pytest.mark.parametrize("command", [("resume",), ("history",), ("history", "--remark")])
def test_a_start_that_several_have(two: Run, command: tuple[str, ...]) -> None:
    ran = two(*command, "3f9")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "“3f9”可以指这几次：3f9a2c1、3f9a2c9。请多输几位，或者查看全部：officer-quiz history\n"


def test_a_start_that_many_have(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = iter([f"a{place}000000-0000-4000-8000-000000000000" for place in range(7)])
    monkeypatch.setattr(Env, "new_id", staticmethod(lambda: next(ids)))
    for _ in range(7):
        oq("practice", "-n", "1", "--banks", str(banks), input=":q\n")
    ran = oq("history", "a", "--lang", "en")
    assert ran.err == (
        "“a” can mean many sessions: a00000, a10000, a20000, a30000, a40000, a50000, and more. "
        "Type more of the id, or see all: officer-quiz history\n"
    )


@pytest.mark.parametrize("typed", ["3f9a2c2", "20261123-0000", "notes", "\udcff", "zzz"])
def test_a_start_that_none_has(two: Run, typed: str) -> None:
    ran = two("resume", typed)
    assert ran.code == 1
    assert ran.err.startswith("没有“") and ran.err.endswith("这一次。查看全部：officer-quiz history\n")


def test_an_id_is_a_random_uuid() -> None:
    made = {Env.new_id() for _ in range(50)}
    assert len(made) == 50
    assert all(len(id) == 36 and id[14] == "4" and id[19] in "89ab" for id in made)


def test_the_origin_goes_with_the_records(old: Run) -> None:
    before = old("history", "--json").json["sessions"][0]["origin"]
    assert old("data", "delete", "--yes").code == 0
    old("practice", "-n", "1", input=":q\n")
    [row] = old("history", "--json").json["sessions"]
    assert len(row["origin"]) == 36 and row["origin"] != before
