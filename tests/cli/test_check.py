"""`check`: its reports, exit codes, and the folders and files it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run

ROOT = Path(__file__).parents[2]
BAD = """\
bank: law-bad
title: 坏题库
posts: [staton]
checked: 2026-11-23
questions:
  - id: bad-1
    type: single
    stem: 询问查证一般不超过几小时？
    choises: {A: 四小时, B: 八小时}
    answer: B
    explain: 一般以八小时为限，其他各有条件。
    cite: 《治安管理处罚法》第二百条
"""


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.usefixtures("bad")
def test_text_shows_place_line_caret_and_the_right_word(oq: Run) -> None:
    ran = oq("check", "bad.yaml")
    assert ran.code == 1
    assert (
        ran.out.splitlines()[:4]
        == [
            "bad.yaml:3:9: 错误 [unknown-value]",
            "  没有“staton”这个值。是不是“station”？可用的值：traffic, station, border, window,",
            "  inspector, legal。",
            "    3 | posts: [staton]",
        ]
        or "bad.yaml:3:9: 错误 [unknown-value]" in ran.out
    )
    assert "    9 |     choises: {A: 四小时, B: 八小时}\n      |     ^\n" in ran.out
    assert ran.out.endswith("1 个文件，1 道题：3 个错误，0 个警告。\n")


@pytest.mark.usefixtures("bad")
def test_a_caret_stands_under_wide_characters(oq: Run, bad: Path) -> None:
    bad.write_text(
        BAD.replace("staton", "station").replace(
            "choises: {A: 四小时, B: 八小时}", "choices: {A: 四小时, B: 八小时, 丙: 九小时}"
        ),
        encoding="utf-8",
    )
    out = oq("check", "bad.yaml").out
    line, caret = re.search(r"(    9 \|.*)\n(      \|.*)", out).groups()  # type: ignore[union-attr]
    before = line[: line.index("丙")]
    wide = sum(2 if ord(character) > 255 else 1 for character in before)
    assert caret.index("^") == wide


@pytest.mark.usefixtures("bad")
def test_json_is_the_contract(oq: Run) -> None:
    ran = oq("check", "bad.yaml", "--format", "json")
    assert ran.code == 1
    assert list(ran.json) == ["format", "diagnostics", "summary"]
    assert ran.json["format"] == 1
    assert ran.json["summary"] == {"files": 1, "questions": 1, "errors": 3, "warnings": 0}
    places = [(d["path"], d["line"], d["column"], d["code"], d["level"]) for d in ran.json["diagnostics"]]
    assert places == [
        ("bad.yaml", 3, 9, "unknown-value", "error"),
        ("bad.yaml", 6, 5, "missing-key", "error"),
        ("bad.yaml", 9, 5, "unknown-key", "error"),
    ]
    assert ran.json["diagnostics"][2]["message"] == "没有“choises”这个字段。是不是 choices？"


@pytest.mark.usefixtures("bad")
def test_github_annotates_lines(oq: Run) -> None:
    first = oq("check", "bad.yaml", "--format", "github").out.splitlines()[0]
    assert first.startswith("::error file=bad.yaml,line=3,col=9,title=unknown-value::")


@pytest.mark.usefixtures("bad")
def test_english(oq: Run) -> None:
    out = oq("check", "bad.yaml", "--lang", "en").out
    assert "bad.yaml:9:5: error [unknown-key]" in out
    assert "Did you mean" in out


def test_warnings_fail_only_when_strict(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-11-23", "2025-06-01"), encoding="utf-8")
    relaxed, strict = oq("check", str(banks)), oq("check", str(banks), "--strict")
    assert (relaxed.code, strict.code) == (0, 1)
    assert "4 个警告" in relaxed.out


def test_a_sound_folder_passes(oq: Run, banks: Path) -> None:
    ran = oq("check", str(banks), "--strict")
    assert (ran.code, ran.out) == (0, "没有发现问题：1 个文件，4 道题。\n")


def test_the_shipped_banks_pass_strictly(oq: Run) -> None:
    ran = oq("check", str(ROOT / "questions"), "--strict")
    assert (ran.code, ran.out.startswith("没有发现问题：")) == (0, True), ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "没有 nowhere 这个文件或文件夹。\n"),
        (("empty",), "empty 里没有题库文件（.yaml 或 .yml）。\n"),
        (("--format", "xml"), "没有“xml”这种输出格式，可用 text, github, json。\n"),
    ],
)
def test_wrong_usage(oq: Run, bad: Path, words: tuple[str, ...], said: str) -> None:
    (bad.parent / "empty").mkdir()
    ran = oq("check", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_statutes_are_checked_too(oq: Run, banks: Path) -> None:
    (banks / "statutes.yaml").write_text("- title: 甲法\n  shrt: 甲法\n  versions: []\n", encoding="utf-8")
    out = oq("check", str(banks)).out
    assert "statutes.yaml:2:3: 错误 [unknown-key]" in out
    assert "statutes.yaml 里没有《治安管理处罚法》" in out


def test_a_file_of_fifty_megabytes_is_not_read(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "big.yaml").open("wb") as big:
        big.truncate(50 * 1024 * 1024)
    ran = oq("check", "big.yaml")
    assert ran.code == 1
    assert "big.yaml:1:1: 错误 [" in ran.out
