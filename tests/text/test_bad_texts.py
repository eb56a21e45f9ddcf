"""Every file of tests/bank/bad/text gives exactly the problems its listing says, said in both languages.

`expected.txt` holds one problem a line, ``file:line:column code``, in file and line order. A file that
is not named there fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_quiz.messages.catalogue import LANGUAGES, Wording
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import read

FOLDER = Path(__file__).parents[1] / "bank" / "bad" / "text"
LISTING = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".yaml")


def problems(name: str) -> tuple[Diagnostic, ...]:
    return read(name, (FOLDER / name).read_bytes()).diagnostics


def test_every_file_is_listed_and_the_other_way_round() -> None:
    assert sorted({line.partition(":")[0] for line in LISTING}) == FILES
    assert len(FILES) >= 40


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_gives_exactly_its_problems(name: str) -> None:
    found = [f"{one.path}:{one.line}:{one.column} {one.code}" for one in problems(name)]
    assert found == [line for line in LISTING if line.startswith(f"{name}:")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_every_problem_can_be_said(name: str, language: str) -> None:
    say = Wording(language)
    for one in problems(name):
        said = say(one.message)
        assert said.endswith("。" if language == "zh" else ".")
        assert "{" not in said


@pytest.mark.parametrize("name", FILES)
def test_the_excerpt_is_the_line_of_the_file(name: str) -> None:
    document = read(name, (FOLDER / name).read_bytes())
    for one in document.diagnostics:
        assert one.excerpt == document.lines[one.line - 1]
        assert one.column <= len(one.excerpt) + 1
