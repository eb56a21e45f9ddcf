"""`collect` and `book`: results that people hand in, what is in the book, forgetting somebody; errors as sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.papers import seal
from officer_quiz.papers.handin import Head, write_content, write_hand_in
from officer_quiz.results.marks import Person
from officer_quiz.session.events import Answered, Event, Finished, Started

SECRET = "postgresql://u:geheim@"
BANK = """\
bank: law
title: 法律
questions:
  - id: law-001
    type: single
    stem: 询问查证的时间一般不超过多少小时？
    choices: {A: 四小时, B: 八小时, C: 十二小时}
    answer: B
    explain: 一般以八小时为限，其他时限各有法定条件，不能混用。
    cite: 《治安管理处罚法》第九十七条第一款
"""


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is empty."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def stick(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the results of two people; the current folder is empty."""
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "law.yaml").write_text(BANK, encoding="utf-8")
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(tmp_path / "banks"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    folder = tmp_path / "stick"
    for name, unit, answer in (("李华", "城东所", "B"), ("王芳", "", "A")):
        monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / name))
        assert oq("me", "--name", name, "--unit", unit, "--post", "station").code == 0
        assert oq("practice", "--plain", "--post", "any", "--level", "any", input=f"{answer}\n\n").code == 0
        assert oq("hand-in", "--since", "2020-01-01", "--out", str(folder)).code == 0
    monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / "trainer"))
    return folder


def test_collected_once(oq: Run, stick: Path) -> None:
    ran = oq("collect", str(stick))
    assert (ran.code, ran.out, ran.err) == (0, "成绩库 unit.db：看了 2 份，新收 2 份，已有 0 份\n", "")
    assert oq("collect", str(stick), str(stick)).out.endswith("看了 4 份，新收 0 份，已有 2 份\n")
    assert Path("unit.db").exists()


def test_what_is_collected(oq: Run, stick: Path) -> None:
    collected = oq("collect", str(stick), "--into", "our.db", "--json").json
    assert collected["book"] == "our.db"
    assert collected["summary"] == {
        "hand_ins": 2,
        "counted": 2,
        "undecided": 0,
        "new": 2,
        "known": 0,
        "forgotten": 0,
    }
    assert {(each["name"], each["state"], each["counts"]) for each in collected["hand_ins"]} == {
        ("李华", "sound", True),
        ("王芳", "sound", True),
    }


def test_altered_files_wait_for_the_trainer(oq: Run, stick: Path) -> None:
    altered = sorted(stick.iterdir())[0]
    altered.write_bytes(altered.read_bytes()[:-30])
    (stick / "notes.handin").write_text("no hand-in", encoding="utf-8")
    ran = oq("--lang", "en", "collect", str(stick))
    assert ran.code == 1
    assert ran.out.count("This is no whole hand-in") == 2
    assert "2 wait for your decision and do not count." in ran.out
    assert "Unit book unit.db: 3 hand-ins seen, 1 new, 0 known" in ran.out
    assert "--accept" not in ran.out


def test_book(oq: Run, stick: Path) -> None:
    oq("collect", str(stick))
    book = oq("book", "--json").json
    assert (book["format"], book["book"], book["people"]) == (1, "unit.db", 2)
    [practice] = book["papers"]
    assert {name: practice[name] for name in ("paper", "title", "variants", "hand_ins", "people", "waiting")} == {
        "paper": None,
        "title": None,
        "variants": [],
        "hand_ins": 2,
        "people": 2,
        "waiting": 0,
    }
    assert book["units"] == [
        {"unit": "", "people": 1, "papers": 0, "practice": 1},
        {"unit": "城东所", "people": 1, "papers": 0, "practice": 1},
    ]
    shown = oq("book").out
    assert "成绩库 unit.db：2 人，2 份" in shown
    assert "（没写单位）" in shown
    assert "城东所：1 人；考试 0 份，练习 1 份" in oq("book", "--plain").out.splitlines()


def test_people(oq: Run, stick: Path) -> None:
    oq("collect", str(stick))
    people = oq("book", "people", "--json").json["people"]
    assert [(each["name"], each["unit"], each["post"], each["practice"]) for each in people] == [
        ("王芳", "", "station", 1),
        ("李华", "城东所", "station", 1),
    ]
    assert "王芳" not in oq("book", "people", "--unit", "城东所").out
    [line] = oq("--lang", "en", "book", "people", "--unit", "城东所", "--plain").out.splitlines()
    assert line.startswith("李华, 城东所, station: 0 of papers, 1 of practice; last 20")
    assert oq("book", "people", "--unit", "西").out == "成绩库里没有人。\n"


def test_forgetting_asks(oq: Run, stick: Path) -> None:
    oq("collect", str(stick))
    ran = oq("book", "forget", "李华", input="y\n")
    assert "李华（单位“城东所”，岗位“station（派出所）”）的 1 份答卷" in ran.err
    assert ran.err.endswith("请输入 yes：什么也没有删。\n")
    assert oq("book", "--json").json["people"] == 2
    assert oq("book", "forget", "李华", input="yes\n").err.endswith("已忘掉 李华，删掉 1 份。\n")
    assert oq("book", "--json").json["people"] == 1
    assert "有 1 份是成绩库里已经忘掉的人的，没有再收。" in oq("collect", str(stick)).out


def test_namesakes_are_told_apart(oq: Run, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / "王芳"))
    oq("me", "--name", "李华")
    oq("hand-in", "--since", "2020-01-01", "--out", str(tmp_path / "more"))
    monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / "trainer"))
    oq("collect", str(stick))
    assert oq("collect", str(tmp_path / "more")).code == 0
    ran = oq("--lang", "en", "book", "forget", "李华", "--yes")
    assert ran.code == 2
    assert ran.err.startswith("There are several people called “李华”: ")
    assert oq("book", "forget", "李华", "--unit", "城东所", "--yes").code == 0


def test_the_address(oq: Run, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("officer-quiz.toml").write_text('book = "books/unit.db"\n', encoding="utf-8")
    monkeypatch.delenv("OFFICER_QUIZ_BANKS")
    Path("books").mkdir()
    assert oq("collect", str(stick)).code == 0
    assert Path("books/unit.db").exists()
    monkeypatch.setenv("OFFICER_QUIZ_BOOK", "other.db")
    assert oq("collect", str(stick)).out.startswith("成绩库 other.db：")
    assert oq("book", "--book", "books/unit.db").code == 0


def test_the_project_file_says_the_address_as_one_text(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("officer-quiz.toml").write_text("book = 3\n", encoding="utf-8")
    ran = oq("book")
    assert ran.code == 2
    assert "officer-quiz.toml:1:1" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["book"], 1, "There is no unit book at unit.db."),
        (["book", "show"], 2, "There is no action “show”; there are people, forget"),
        (["book", "forget"], 2, "Name one person: officer-quiz book forget NAME --unit UNIT"),
        (["book", "people", "x"], 2, "people takes no name"),
        (
            ["book", "--book", "postgresql://u:geheim@127.0.0.1:1/x?password=geheim"],
            1,
            "postgresql://u@127.0.0.1:1/x does not answer",
        ),
        (
            ["book", "--book", "postgresql://u:geheim@[/x"],
            1,
            "The server of the unit book postgresql://… does not answer",
        ),
        (["book", "--book", "mysql://u:geheim@h/x"], 2, "mysql://… is no address of a unit book."),
    ],
)
def test_errors(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = oq("--lang", "en", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "geheim" not in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_not_there(oq: Run, stick: Path) -> None:
    ran = oq("--lang", "en", "collect", str(stick), "--into", str(Path("no") / "unit.db"))
    assert (ran.code, ran.out) == (1, "")
    assert "there is no folder no." in ran.err


@pytest.mark.parametrize(("worth", "share"), [("1" * 40, "1"), ("1", "2"), ("1", f"1/{'7' * 30}")])
def test_points_that_nobody_can_earn(oq: Run, empty: None, worth: str, share: str) -> None:
    """Who writes a hand-in with a program of their own does not break the trainer's."""
    signing = seal.signing_pair()
    told: list[Event] = [
        Started("practice", (("q", "1"),), "seed", "subset_half", "2026-11-23"),
        Answered("q", ["A"], share, worth),
        Finished(),
    ]
    head = Head("", "", "", "练习", Person("x"), signing.public.hex(), "s", len(told))
    content = write_content(head, [(f"2026-11-23T12:00:0{number}+00:00", each) for number, each in enumerate(told)])
    Path("x.handin").write_bytes(write_hand_in(content, "", None, signing))
    ran = oq("--lang", "en", "collect", "x.handin")
    assert ran.code == 1
    assert "1 wait for your decision and do not count." in ran.out
    assert "0 new" in ran.out
