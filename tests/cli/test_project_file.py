"""The project file beside the banks: what it sets, what overrides it, and where its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

NAME = "officer-quiz.toml"


@pytest.fixture
def project(banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the project file of the small bank's folder, not there yet; the current folder lies below it."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path / NAME


def test_it_names_banks_from_its_own_folder(oq: Run, project: Path, banks: Path, shipped: Path) -> None:
    project.write_text('banks = ["banks"]\n', encoding="utf-8")
    assert [each["id"] for each in oq("banks", "--json").json["banks"]] == ["law-small"]
    assert [each["id"] for each in oq("banks", "--json", "--banks", "shipped").json["banks"]] == ["law-shipped"]
    project.write_text('\ufeff# 两处\r\nbanks = [\r\n  "banks",\r\n  "shipped",\r\n]\r\n', encoding="utf-8")
    assert [each["id"] for each in oq("banks", "--json").json["banks"]] == ["law-small", "law-shipped"]


def test_the_language_comes_after_option_environment_and_profile(
    oq: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write_text('language = "en"\n', encoding="utf-8")
    assert oq("history").out.startswith("还没有")
    monkeypatch.setenv("OFFICER_QUIZ_LANG", "")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert not oq("history").out.startswith("还没有")
    assert oq("history", "--lang", "zh").out.startswith("还没有")
    oq("me", "--language", "zh")
    assert oq("history").out.startswith("还没有")


def test_statute_texts_are_found_by_it(oq: Run, project: Path, banks: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "治安管理处罚法.md").write_text("第九十七条　丙。\n", encoding="utf-8")
    project.write_text('statutes = "texts"\nbanks = ["banks"]\n', encoding="utf-8")
    assert "第九十七条　丙。" in oq("statutes", "show", "治安管理处罚法", "97").out
    assert oq("statutes", "show", "治安管理处罚法", "97", "--statutes", str(banks)).code == 1


def test_ignored_checks_are_counted_and_told(oq: Run, project: Path, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    found = oq("check", str(file), "--format", "json").json
    codes = [each["code"] for each in found["diagnostics"]]
    assert codes == ["L07"] * 3 and found["summary"]["ignored"] == 0
    project.write_text('ignore = ["l07", "L05"]\n', encoding="utf-8")
    for path in (file, banks):
        ran = oq("check", str(path), "--format", "json").json
        assert (ran["diagnostics"], ran["summary"]["ignored"], ran["summary"]["files"]) == ([], 3, 2)
    assert oq("check", str(file)).out.endswith("另有 3 处按项目文件 officer-quiz.toml 里的 ignore 不报。\n")
    asked = oq("check", str(file), "--select", "L07", "--format", "json").json
    assert (len(asked["diagnostics"]), asked["summary"]["ignored"]) == (3, 0)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("banks = [mine]\n", ["1:10 project-syntax"]),
        ('banks = ["a"\n', ["1:13 project-syntax"]),
        ("a = 1\n[b\n", ["2:3 project-syntax"]),
        ("a = " + "[" * 5000 + "\n", ["1:5005 project-syntax"]),
        ('\nbank = ["banks"]\n', ["2:1 project-key"]),
        ('banks = "banks"\n', ["1:1 project-list"]),
        ('banks = ["banks", 1]\n', ["1:1 project-list"]),
        ("[banks]\n", ["1:2 project-list"]),
        ('banks = ["banks",\n  "gone"]\nstatutes = "law"\n', ["2:3 project-no-banks", "3:12 project-no-statutes"]),
        ('language = "fr"\n', ["1:12 project-language"]),
        ("language = 1\n", ["1:1 project-text"]),
        ('ignore = ["L05", "L99", "X"]\n', ["1:18 project-no-check", "1:25 project-no-check"]),
        ('ignore = ["L21"]\n', ["1:11 project-firm"]),
    ],
)
def test_faults_stand_at_their_places(oq: Run, project: Path, text: str, places: list[str]) -> None:
    project.write_text(text, encoding="utf-8")
    for words in ((str(project),), (str(project.parent),)):
        ran = oq("check", *words, "--format", "json").json["diagnostics"]
        told = [each for each in ran if each["path"].endswith(NAME)]
        assert [f"{each['line']}:{each['column']} {each['code']}" for each in told] == places
        assert {each["level"] for each in told} == {"error"}


def test_a_key_is_guessed_at(oq: Run, project: Path) -> None:
    project.write_text("bank = []\n", encoding="utf-8")
    assert "是不是 banks？" in oq("check", str(project)).out


def test_whoever_needs_a_faulty_one_says_where_and_others_go_on(oq: Run, project: Path, banks: Path) -> None:
    project.write_text("\nbanks = [mine]\n", encoding="utf-8")
    ran = oq("practice", "--plain")
    assert (ran.code, ran.err.startswith(f"{project.as_posix()}:2:10：这里不是 TOML 的写法")) == (2, True)
    assert oq("--version").code == 0
    assert oq("history").code == 0


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", 'language = "中"'.encode("gbk"), b"x" * 100_001])
def test_what_is_no_text_is_told(oq: Run, project: Path, raw: bytes) -> None:
    project.write_bytes(raw)
    ran = oq("check", str(project))
    assert ran.code == 1 and f"{project.as_posix()}:1:" in ran.out
