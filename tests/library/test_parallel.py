"""Checking in several processes tells exactly what one process tells, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.env import Env
from officer_quiz.library import parallel
from officer_quiz.library.library import Library

BAD = Path(__file__).parents[1] / "bank" / "bad" / "bank"


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "ENOUGH", 1)
    monkeypatch.setattr(parallel, "_processes", lambda: 2)


def both(oq: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *words: str) -> tuple[str, str]:
    one = oq("check", *words)
    (tmp_path / "cache" / "findings.db").unlink()
    monkeypatch.setattr(parallel, "ENOUGH", 1)
    monkeypatch.setattr(parallel, "_processes", lambda: 2)
    return one.out, oq("check", *words).out


def test_the_same_in_the_same_order(oq: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "治安管理处罚法.md").write_text("第九十七条　一般十小时。\n", encoding="utf-8")
    files = [str(file) for file in sorted(BAD.glob("[a-c]*.yaml")) if "twice" not in file.name]
    one, many = both(oq, monkeypatch, tmp_path, *files, "--statutes", str(texts), "--format", "json")
    assert one == many
    assert '"L25"' in many and '"L38"' in many


def test_an_id_taken_in_another_process_is_told(oq: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = [str(file) for file in sorted(BAD.glob("*twice*.yaml"))]
    one, many = both(oq, monkeypatch, tmp_path, *files, "--format", "json")
    assert one == many
    assert '"L24"' in many


def test_a_translation_is_compared_too(oq: Run, monkeypatch: pytest.MonkeyPatch, banks: Path, tmp_path: Path) -> None:
    oq("new", "translation", "law-small", "--banks", str(banks))
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("天气不好", "天气很冷"), encoding="utf-8")
    one, many = both(oq, monkeypatch, tmp_path, str(banks), "--select", "L24")
    assert one == many
    assert "[translation-old]" in many


@pytest.mark.usefixtures("many")
def test_runs_of_about_the_same_size(tmp_path: Path) -> None:
    files = []
    for number in range(10):
        file = tmp_path / f"{number}.yaml"
        file.write_text("x" * (100 if number else 1000), encoding="utf-8")
        files.append(file)
    runs = parallel._runs(files, 4, parallel._size)
    assert [len(run) for run in runs] == [1, 5, 4]
    assert [file for run in runs for file in run] == files


def test_banks_compiled_in_several_processes_give_the_same_index(
    banks: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def told(cache: str) -> tuple[object, ...]:
        library = Library(Env("zh", {"OFFICER_QUIZ_BANKS": str(banks), "OFFICER_QUIZ_CACHE": str(tmp_path / cache)}))
        items = library.drawables()
        return items, [library.data(item.id) for item in items], library.banks, library.left_out

    one = told("one")
    monkeypatch.setattr(parallel, "ENOUGH", 1)
    monkeypatch.setattr(parallel, "_processes", lambda: 2)
    assert told("many") == one
    assert one[1]
