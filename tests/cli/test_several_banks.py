"""Several folders and files of banks at once: own before others, remembered by sessions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import SMALL, Run

OTHER = SMALL.replace("law-small", "law-other").replace("small-", "other-")


@pytest.fixture
def two(banks: Path, tmp_path: Path) -> tuple[str, ...]:
    """Return options that name two folders: the small bank's, and one with another bank."""
    folder = tmp_path / "others" / "law"
    folder.mkdir(parents=True)
    (folder / "law-small.yaml").write_text(OTHER, encoding="utf-8")
    return ("--banks", str(banks), "--banks", str(folder.parent))


def ids(ran: object) -> list[str]:
    return [each["id"] for each in ran.json["banks"]]  # type: ignore[attr-defined]


def test_folders_are_used_together_in_their_order(oq: Run, two: tuple[str, ...]) -> None:
    assert ids(oq("banks", "--json", *two)) == ["law-small", "law-other"]
    assert ids(oq(*two[2:], "banks", "--json", *two[:2])) == ["law-other", "law-small"]
    found = oq("search", "--topic", "law", "--json", *two).json["questions"]
    assert [each["id"] for each in found] == [f"{bank}-{n}" for bank in ("small", "other") for n in (1, 2, 3, 4)]


def test_the_variable_holds_several(
    oq: Run, two: tuple[str, ...], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", os.pathsep.join([two[1], two[3], "shipped"]))
    assert ids(oq("banks", "--json")) == ["law-small", "law-other", "law-shipped"]
    assert ids(oq("banks", "--json", *two[2:])) == ["law-other"]


def test_an_id_is_that_of_the_first_folder_and_the_later_is_told(oq: Run, two: tuple[str, ...]) -> None:
    later = Path(two[3]) / "law" / "law-small.yaml"
    later.write_text(OTHER.replace("other-3", "small-3"), encoding="utf-8")
    ran = oq("banks", "--json", *two)
    assert [each["questions"] for each in ran.json["banks"]] == [4, 3]
    assert f"有 1 道题有错误，未使用（同一文件里其余的题照用）：{later.as_posix()}。" in ran.err
    assert f"查看原因：officer-quiz check {two[1]} {two[3]}\n" in ran.err
    line = 1 + later.read_text(encoding="utf-8").split("small-3")[0].count("\n")
    (found,) = oq("check", *two, "--format", "json", "--select", "L24").json["diagnostics"]
    assert (found["path"], found["line"], found["code"]) == (later.as_posix(), line, "L24")
    own = Path(two[3]) / "statutes.yaml"
    own.write_text(
        "- {title: 甲法, short: 甲, versions: [{adopted: 2000-01-01, effective: 2000-01-01, articles: 9}]}\n"
    )
    found = oq("check", *two, "--format", "json", "--select", "L24").json["diagnostics"]
    assert [each["line"] for each in found] == [line], "also where the folders rest on different registers"


def test_a_file_is_a_bank(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    assert ids(oq("banks", "--json", "--banks", str(file))) == ["law-small"]
    oq("new", "translation", "law-small", "--banks", str(file))
    rows = oq("banks", "--translations", "--json", "--banks", str(file)).json["translations"]
    assert [row["bank"] for row in rows] == ["law-small"]
    assert oq("statutes", "confirm", "small-1", "--on", "2026-11-20", "--banks", str(file)).code == 0
    assert "checked: 2026-11-20" in file.read_text(encoding="utf-8")
    assert ids(oq("banks", "--json", "--banks", str(file), "--banks", str(banks))) == ["law-small"]


def test_what_is_not_there_is_named(oq: Run, two: tuple[str, ...]) -> None:
    ran = oq("banks", *two, "--banks", "nowhere.yaml")
    assert (ran.code, ran.err.startswith("没有题库文件夹或文件 nowhere.yaml。")) == (1, True)


def test_a_session_goes_on_with_the_banks_it_began_with(oq: Run, two: tuple[str, ...], tmp_path: Path) -> None:
    played = oq("practice", "-n", "8", "--kind", "single", "--plain", *two, input="B\n")
    assert "1/2" in oq("resume", "--plain").err or "第 2 题" in oq("resume", "--plain").out
    assert oq("resume", "--plain", input="B\n").code == 0
    assert played.code == 0
    rows = oq("history", oq("history", "--json").json["sessions"][0]["id"], "--json").json["answers"]
    assert sorted(row["question"] for row in rows) == ["other-1", "small-1"]


def test_a_session_waits_for_a_folder_that_is_gone(oq: Run, two: tuple[str, ...], tmp_path: Path) -> None:
    oq("practice", "-n", "8", "--kind", "single", "--plain", *two)
    folder = Path(two[3])
    folder.rename(tmp_path / "unplugged")
    ran = oq("resume", "--plain", input="B\nB\n")
    assert (ran.code, "请用 --banks 指定当时的题库" in ran.err) == (1, True)
    (tmp_path / "unplugged").rename(folder)
    assert oq("resume", "--plain", input="B\nB\n").code == 0


def test_an_exam_draws_from_all_folders(oq: Run, two: tuple[str, ...]) -> None:
    exam = Path(two[1]) / "exams" / "both.yaml"
    exam.parent.mkdir()
    text = "exam: both\ntitle: 合卷\nminutes: 9\npass: 1\ntotal: 2\nsections:\n"
    exam.write_text(f"{text}  - {{title: 甲, kinds: [single], count: 2, points: 1}}\n", encoding="utf-8")
    assert [each["code"] for each in oq("check", str(exam), "--format", "json").json["diagnostics"]] == ["exam-short"]
    short = oq("check", str(exam), "--format", "json", *two).json["diagnostics"]
    assert [each["code"] for each in short] == ["exam-short"]  # the same question under another id
    other = Path(two[3]) / "law" / "law-small.yaml"
    other.write_text(OTHER.replace("询问查证一般不超过几小时", "强制传唤由谁批准"), encoding="utf-8")
    assert oq("check", str(exam), "--format", "json", *two).json["diagnostics"] == []
    assert oq("exam", "both", "--plain", *two, input="").code in {0, 130}
