"""Hand-ins and what is found of them: sound, or altered in each way there is, and nothing dropped."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from classes import HAND_IN, Change, Class, a_class, sealed_again
from conftest import Run, Wall
from officer_quiz.papers import seal
from officer_quiz.papers.checks import examine

RIGHT = ("B", "ACD", "八/二十四", "错")


@pytest.fixture
def unit(oq: Run, banks: Path, tmp_path: Path, wall: Wall) -> Class:
    unit = a_class(oq, banks, tmp_path / "unit")
    assert unit.make("--open", "2026-11-23T08:00+00:00", "--close", "2026-11-23T10:00+00:00").code == 0
    return unit


@pytest.fixture
def handed(unit: Class) -> Path:
    """Return the hand-in of somebody who answered everything."""
    unit.is_person("甲")
    ran = unit.sit("甲", [*RIGHT, "x", "B"])
    assert "已答 4 题，共 4 题" in ran.out, ran.out
    (path,) = unit.handed()
    return path


def only(unit: Class) -> dict[str, Any]:
    (row,) = unit.marked()["hand_ins"]
    assert isinstance(row, dict)
    return row


def test_sound_ones_are_marked_by_the_exams_rules(unit: Class, handed: Path) -> None:
    unit.is_person("乙")
    unit.sit("乙", ["A", "AC", ":n", "对", "x", "B"])
    rows = {row["name"]: row for row in unit.marked()["hand_ins"]}
    row = rows["甲"]
    assert (row["state"], row["counts"], row["points"], row["passed"]) == ("sound", True, 10.0, True)
    assert [(each["question"], each["chosen"], each["points"]) for each in row["questions"]] == [
        ("small-1", "B", 2.0),
        ("small-2", "ACD", 4.0),
        ("small-3", "八 / 二十四", 2.0),
        ("small-4", "错", 2.0),
    ]
    assert row["code"] in handed.name
    row = rows["乙"]  # partly right, blank, and a wrong judgement
    assert [each["points"] for each in row["questions"]] == [0.0, 2.0, 0.0, -1.0]
    assert [each["blank"] for each in row["questions"]] == [False, False, True, False]
    assert (row["points"], row["passed"]) == (1.0, False)


def event(data: dict[str, Any], name: str) -> list[Any]:
    """Return the first event of a name."""
    return next(each for each in data["events"] if each[2] == name)


def other_answer(data: dict[str, Any]) -> None:
    event(data, "written")[3]["past"] = [["A"]]


def without_one(data: dict[str, Any]) -> None:
    data["events"].remove(event(data, "written"))


def cut_off(data: dict[str, Any]) -> None:
    del data["events"][-2:]


def turned_round(data: dict[str, Any]) -> None:
    data["events"][3], data["events"][4] = data["events"][4], data["events"][3]


def another_name(data: dict[str, Any]) -> None:
    data["head"]["person"]["name"] = "丙"


def impossible(data: dict[str, Any]) -> None:
    event(data, "written")[3]["past"] = [["Z"]]


def nothing(_: dict[str, Any]) -> None:
    """Leave it as it is."""


SPOILT: Mapping[str, tuple[Change, set[str], str]] = {
    "changed": (other_answer, {"changed"}, "条作答记录被改过"),
    "removed": (without_one, {"removed"}, "条作答记录被删掉了"),
    "cut off": (cut_off, {"truncated", "open"}, "以后的作答记录被截掉了"),
    "reordered": (turned_round, {"reordered"}, "作答记录的次序被动过"),
    "renamed": (another_name, {"changed", "start"}, "姓名、试卷或者机器被改过"),
    "signed anew": (nothing, {"signer"}, "换了人签名"),
    "impossible": (impossible, {"answers"}, "第 1 题的答案不是这道题能有的答案"),
}
"""By the name of a file: what is done to what is inside, how that is found, and what is said of it."""


def test_what_was_changed_inside_is_told_as_what_it_is(unit: Class, handed: Path) -> None:
    for name, (change, _, _) in SPOILT.items():
        path = handed.with_name(f"{name}.handin")
        shutil.copy(handed, path)
        signer = seal.signing_pair() if name == "signed anew" else None
        sealed_again(path, unit, change, chain=name == "impossible", signer=signer)
    handed.unlink()
    rows = {Path(row["file"]).stem: row for row in unit.marked()["hand_ins"]}
    for name, (_, hows, said) in SPOILT.items():
        row = rows[name]
        assert (row["state"], row["counts"]) == ("altered", False), name
        # They are all from one sitting, which is told too.
        assert {each["how"] for each in row["findings"]} == hows | {"session"}, name
        assert any(said in each["said"] for each in row["findings"]), name
    assert rows["impossible"]["questions"][0]["blank"]
    ran = unit.mark()
    assert (ran.code, f"有 {len(SPOILT)} 份等您决定，没有计入。" in ran.out) == (1, True)


def test_a_late_one_waits_for_the_trainer(unit: Class, handed: Path, wall: Wall) -> None:
    def later(data: dict[str, Any]) -> None:
        for each in data["events"][2:]:
            each[1] = f"2026-11-23T10:20:00.{each[0]:03}+00:00"

    sealed_again(handed, unit, later, chain=True)
    wall.on(hours=5)
    row = only(unit)
    assert row["state"] == "outside" and "收卷后 20 分钟还在答。" in row["findings"][0]["said"]
    code = row["code"]
    wrong = unit.mark("--accept", "XXXX-XXXX")
    assert (wrong.code, "没有“XXXX-XXXX”这份答卷" in wrong.err) == (2, True)
    ran = unit.mark("--accept", code)
    assert ran.code == 0 and "时间不对（已照收）" in ran.out
    again = only(unit)  # what was decided stays decided
    assert (again["counts"], again["accepted"], again["points"]) == (True, True, 10.0)


def test_a_clock_set_back_shows(unit: Class, wall: Wall) -> None:
    unit.is_person("甲")
    unit.sit("甲", ["B", "q"])
    wall.on(minutes=30)
    wall.set(minutes=-30)
    unit.sit("甲", [*RIGHT[1:], "x", "B"])
    row = only(unit)
    assert row["state"] == "clock" and "最多差 30 分钟" in row["findings"][0]["said"]


def test_a_clock_set_back_before_it_began_shows(unit: Class, wall: Wall) -> None:
    unit.is_person("甲")
    unit.oq("practice", "-n", "1", "--banks", str(unit.banks), "--data", str(unit.home("甲")), input="B\n")
    wall.set(hours=-1)
    wall.on(minutes=70)
    wall.set(minutes=-10)
    unit.sit("甲", HAND_IN)
    assert only(unit)["state"] == "sound"
    wall.set(hours=-2)
    assert unit.marked()["hand_ins"][0]["findings"][0]["how"] == "ahead"


def test_two_of_one_person_copies_and_anothers_answers(unit: Class, handed: Path, wall: Wall) -> None:
    folder = handed.parent
    shutil.copy(handed, folder / "copy.handin")
    stolen = folder / "stolen.handin"
    shutil.copy(handed, stolen)
    unit.is_person("丙")
    unit.oq("hand-in", "--data", str(unit.home("丙")))
    (unit.home("丙") / "machine.key").write_bytes((unit.home("甲") / "machine.key").read_bytes())

    def by_another(data: dict[str, Any]) -> None:
        data["head"]["person"]["name"] = "丙"
        event(data, "started")[3]["profile"]["name"] = "丙"

    sealed_again(stolen, unit, by_another, chain=True)
    wall.on(minutes=5)
    unit.oq("me", "--name", "甲", "--unit", "二大队", "--data", str(unit.home("second")))
    unit.sit("second", ["A", "A", "一/二", "对", "x", "B"])
    rows = {row["file"].rpartition("/")[2]: row for row in unit.marked()["hand_ins"]}
    states = {name: (row["state"], row["counts"]) for name, row in rows.items()}
    second = next(name for name in rows if name not in {handed.name, "copy.handin", "stolen.handin"})
    assert states[second] == ("second", False)
    assert states["stolen.handin"] == states[handed.name] == states["copy.handin"] == ("replayed", False)
    hows = {name: row["findings"][0]["how"] for name, row in rows.items()}
    assert sorted((hows["stolen.handin"], hows[handed.name], hows["copy.handin"])) == ["again", "session", "session"]
    stolen.unlink()
    rows = {row["file"].rpartition("/")[2]: row for row in unit.marked()["hand_ins"]}
    states = {name: (row["state"], row["counts"]) for name, row in rows.items()}
    assert sorted([states[handed.name], states["copy.handin"]]) == [("replayed", False), ("sound", True)]
    assert unit.marked()["summary"]["undecided"] == 1


def test_another_papers_hand_in(unit: Class, handed: Path) -> None:
    assert unit.make("--name", "other").code == 0
    ran = unit.oq("mark", str(unit.folder / "other.key"), str(handed), "--json")
    (row,) = ran.json["hand_ins"]
    assert (ran.code, row["state"], row["points"]) == (1, "other-paper", None)
    refused = unit.oq("mark", str(unit.folder / "other.key"), str(handed), "--accept", row["code"])
    assert "不能照收" in refused.err


def test_a_machine_not_known(unit: Class, handed: Path) -> None:
    assert only(unit)["state"] == "sound"
    assert unit.make("--name", "next").code == 0
    unit.oq("me", "--name", "甲", "--unit", "二大队", "--data", str(unit.home("borrowed")))
    where = ("--data", str(unit.home("borrowed")), "--plain", "--out", str(unit.folder / "next"))
    unit.oq("exam", str(unit.folder / "next.paper"), *where, input="A\n:x\nB\n")
    words = ("mark", str(unit.folder / "next.key"), str(unit.folder / "next"), "--data", str(unit.home("trainer")))
    (row,) = unit.oq(*words, "--json").json["hand_ins"]
    assert row["state"] == "unknown-signer"
    assert unit.oq(*words, "--accept", row["code"]).code == 0
    (row,) = unit.oq(*words, "--json").json["hand_ins"]
    assert (row["state"], row["counts"]) == ("sound", True)


def test_any_changed_byte_is_noticed(unit: Class, handed: Path, wall: Wall) -> None:
    key, raw, chance = unit.read_key, handed.read_bytes(), random.Random(1)
    assert examine("whole", raw, key, wall.now()).verdict == "sound"
    for _ in range(300):
        place = chance.randrange(len(raw))
        changed = raw[:place] + bytes([raw[place] ^ chance.randrange(1, 256)]) + raw[place + 1 :]
        assert examine("changed", changed, key, wall.now()).verdict == "altered"
    for wrong in (raw[:-1], raw[:-2], raw + b"\n", raw[1:], b"", b"\n", b"{}\n", raw * 2):
        assert examine("torn", wrong, key, wall.now()).verdict == "altered"


def test_handing_in_again_writes_the_same(unit: Class, handed: Path, wall: Wall) -> None:
    before = unit.opened(handed)
    handed.unlink()
    wall.on(hours=5)
    ran = unit.sit("甲", ())
    assert "早已交卷" in ran.out
    (path,) = unit.handed()
    assert unit.opened(path) == before and path == handed


def test_what_cannot_be_read_is_listed_too(unit: Class, handed: Path) -> None:
    (handed.parent / "notes.handin").write_bytes(b"hello\n")
    rows = unit.marked()["hand_ins"]
    assert {row["state"] for row in rows} == {"sound", "altered"}
    assert unit.mark(out="nothing-here").code == 2
    (unit.folder / "empty").mkdir()
    assert "没有答卷（.handin）" in unit.mark(out="empty").err
