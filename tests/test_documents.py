"""The documents say what the program does: generated parts are current, and their commands and examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import documents
import pictures
from conftest import Run
from officer_quiz.messages.catalogue import table


@pytest.mark.parametrize("path", documents.SECTIONS, ids=lambda path: path.parent.name)
def test_generated_sections_are_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == documents.written(path), "run: python tests/documents.py"


@pytest.mark.parametrize("name", pictures.DRAWINGS)
def test_the_pictures_are_current(name: str) -> None:
    drawn = pictures.DRAWINGS[name]()
    assert pictures.path_of(name).read_text(encoding="utf-8") == drawn, "run: python tests/documents.py"
    assert f"](.pictures/{name}.svg)" in documents.README.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", documents.SECTIONS, ids=lambda path: path.parent.name)
def test_the_first_question_of_a_guide_is_sound(
    path: Path, oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = path.read_text(encoding="utf-8")
    bank = re.search(r"```yaml\n(bank: .*?)```", text, re.DOTALL)
    assert bank
    file = tmp_path / "mybanks" / "law-hello.yaml"
    file.parent.mkdir()
    file.write_text(bank[1], encoding="utf-8")
    assert oq("check", "mybanks", "--strict").code == 0
    assert oq("show", "hello-001", "--banks", "mybanks").code == 0
    assert "得分：0 / 0（0%）" not in oq("practice", "--banks", "mybanks", input="B\n").out


def test_the_readme_shows_what_check_prints(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = documents.README.read_text(encoding="utf-8")
    bank, shown = re.search(r"```yaml\n(.*?)```", text, re.DOTALL), re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert bank and shown
    (tmp_path / "mybanks").mkdir()
    (tmp_path / "mybanks" / "law-hello.yaml").write_text(bank[1].replace("choices", "choises"), encoding="utf-8")
    assert oq("check", "mybanks", "--lang", "en").out == shown[1]


def test_every_command_in_the_readme_exists(oq: Run) -> None:
    text = documents.README.read_text(encoding="utf-8")
    for command in set(re.findall(r"officer-quiz ([a-z][a-z-]*)", text)) - {"is", "trains"}:
        assert oq(command, "--help").code == 0, command


@pytest.mark.parametrize("language", ["zh", "en"])
def test_commands_for_own_banks_name_them(language: str) -> None:
    shown = [documents.GUIDE.read_text(encoding="utf-8"), table(language, "cli")["statutes"]]
    lines = [line for text in shown for line in text.splitlines() if "officer-quiz statutes " in line]
    writing = [line for line in lines if re.search(r"statutes (register|amend) \S+ --", line)]
    assert len(writing) == 4
    assert all("--banks mybanks" in line for line in writing)


def test_the_guide_tells_the_usual_mistakes_of_what_is_pasted() -> None:
    text = documents.GUIDE.read_text(encoding="utf-8")
    page = text.partition("## 从 Word 题库搬过来")[2].partition("\n## ")[0]
    assert "check mybanks --diff" in page and "check mybanks --fix" in page
    assert page.count("\n| ") >= 10
