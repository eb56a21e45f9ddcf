"""A class of thirty sits a paper, each in a home of their own; some of it is not sound. Book and report agree."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from classes import Class, a_class, machine_of, sealed_again
from conftest import Run, Wall
from officer_quiz.papers import seal
from officer_quiz.store.book.opening import open_book

PEOPLE = 30
UNITS = ("一大队", "二大队", "三大队")
ANSWERS = (("B", "ACD", "八/二十四", "错"), ("B", "AC", "八/八", "错"), ("A", "AB", "一/二", "对"))
"""What the best, the middling and the weakest answer."""
POINTS = (10, 7, -1)
"""What that earns: one point of the fill is half right, and a wrong judgement costs one."""
ESSAYS = ("规范是底线，也要说明理由，听取申辩。", "依法办事。", "")


def name(place: int) -> str:
    return f"学员{place:02}"


def answers(place: int) -> list[str]:
    """What somebody types: their answers, and an essay or none."""
    sort = place % 3
    essay = [ESSAYS[sort], "."] if ESSAYS[sort] else [":o"]
    return [*ANSWERS[sort], *essay, "x", "B"]


def test_a_class_of_thirty(oq: Run, banks: Path, tmp_path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(banks))
    unit = a_class(oq, banks, tmp_path / "unit", ["essay"])
    made = unit.make("--open", "2026-11-23T08:00+00:00", "--close", "2026-11-23T11:00+00:00")
    assert made.code == 0, made.err
    for place in range(PEOPLE):
        who = f"{name(place)}\n{UNITS[place % 3]}\n"
        where = ("--data", str(unit.home(name(place))), "--plain", "--out", str(unit.folder / "handed"))
        typed = who + "".join(f"{line}\n" for line in ("A", *answers(place)))
        ran = oq("exam", str(unit.paper), *where, input=typed)
        assert ran.code == 0 and "已交卷" in ran.out, (place, ran.out, ran.err)
        wall.on(seconds=20)
    files = {unit.opened(path).head.person.name: path for path in unit.handed()}
    assert len(files) == PEOPLE
    _spoil(unit, files, wall)

    book = unit.folder / "unit.db"
    wall.on(hours=5)
    first = unit.marked("--into", str(book))
    assert (first["summary"]["hand_ins"], first["summary"]["counted"], first["summary"]["undecided"]) == (32, 23, 8)
    found = {state: count for state, count in first["summary"]["states"].items() if count}
    assert found == {"sound": 23, "altered": 4, "replayed": 3, "second": 1, "outside": 1}
    late = next(row for row in first["hand_ins"] if row["state"] == "outside")
    assert late["name"] == name(4) and "收卷后" in late["findings"][0]["said"]
    unit.mark("--accept", late["code"], "--into", str(book))

    # Two markers mark the essays that count, blind; of each first two points are found by one, four by the other.
    waiting = sum(len(row["waiting"]) for row in unit.marked()["hand_ins"] if row["counts"])
    unit.mark("--essays", "--marker", "李", "--plain", input="AB\n" * waiting)
    ran = unit.mark("--essays", "--marker", "王", "--plain", "--into", str(book), input="ABCD\n" * waiting)
    assert f"评了 {waiting} 道" in ran.err
    with open_book(str(book)) as opened:
        marks = {marked.person.name: marked for marked in opened.marked()}
        assert {received.id for received in opened.received()} == {marked.id for marked in marks.values()}
    spoilt = {name(0), name(1), name(2), name(3), name(5), name(6)}
    assert set(marks) == {name(place) for place in range(PEOPLE)} - spoilt
    for place in range(PEOPLE):
        if name(place) in marks:
            sort = place % 3
            essay = Fraction(3, 4) * 3 if ESSAYS[sort] else 0
            earned = sum((each.earned or Fraction(0) for each in marks[name(place)].questions), Fraction(0))
            assert earned == POINTS[sort] + essay, name(place)
    _report(unit, book, len(marks))


def _spoil(unit: Class, files: dict[str, Path], wall: Wall) -> None:
    """What is done to some of them on the way, by people who own their machines."""
    raw = files[name(0)].read_bytes()
    files[name(0)].write_bytes(raw[:200] + bytes([raw[200] ^ 1]) + raw[201:])

    def better(data: dict[str, Any]) -> None:
        written = [each for each in data["events"] if each[2] == "written"]
        written[0][3]["past"] = [["B"]]
        del data["events"][data["events"].index(written[1])]

    sealed_again(files[name(1)], unit, better)
    sealed_again(files[name(2)], unit, lambda data: None, signer=seal.signing_pair())

    def as_another(data: dict[str, Any]) -> None:
        data["head"]["person"] = {"name": name(3), "unit": UNITS[0], "post": ""}
        next(each for each in data["events"] if each[2] == "started")[3]["profile"] = {
            "name": name(3),
            "unit": UNITS[0],
        }

    shutil.copy(files[name(5)], files[name(3)])  # the answers of another, under one's own name
    sealed_again(files[name(3)], unit, as_another, chain=True, signer=machine_of(unit, name(5)))

    def later(data: dict[str, Any]) -> None:
        for each in data["events"][3:]:
            each[1] = f"2026-11-23T11:{20 + each[0]}:00.000+00:00"

    sealed_again(files[name(4)], unit, later, chain=True)
    shutil.copy(files[name(7)], files[name(7)].with_name("copy.handin"))
    lines = "".join(f"{line}\n" for line in (name(8), UNITS[2], "A", *answers(0)))
    again = ("--data", str(unit.home("another machine")), "--plain", "--out", str(unit.folder / "handed"))
    assert unit.oq("exam", str(unit.paper), *again, input=lines).code == 0
    files[name(6)].write_bytes(raw[:-300])


def _report(unit: Class, book: Path, people: int) -> None:
    """The report of the book tells the same figures and ranks nobody."""
    page = unit.folder / "report.html"
    ran = unit.oq("report", str(book), "--out", str(page))
    assert ran.code == 0, ran.err
    text = page.read_text(encoding="utf-8")
    assert "十二月考核" in text and str(people) in text
    assert "://" not in text.replace("http://www.w3.org", "")
    told = unit.oq("report", str(book), "--json").json
    (paper,) = told["papers"]
    assert (told["people"], paper["people"], paper["waiting"], round(paper["passed"] * people)) == (
        people,
        people,
        0,
        16,
    )
    assert paper["mean"] == round((7 * 12.25 + 9 * 9.25 - 8) / 13 / people, 4)
