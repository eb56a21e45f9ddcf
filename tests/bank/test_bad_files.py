"""The banks of tests/bank/bad/bank, loaded together, give exactly the problems their listing says.

`expected.txt` holds one problem a line, ``file:line:column code``, in file and line order. Only the first of
two files or questions with the same id is free of problems: a file named nowhere must end in ``-a``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from law import TEXTS, register
from officer_quiz.bank import checks
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.kinds import wording
from officer_quiz.messages.catalogue import LANGUAGES, Wording
from officer_quiz.text.document import read

BANKS = Path(__file__).parent
FOLDER = BANKS / "bad" / "bank"
LISTING = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".yaml")
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load((read(name, (FOLDER / name).read_bytes()) for name in FILES), Context(register(), TODAY, TEXTS))


def test_every_file_is_listed_and_the_other_way_round() -> None:
    named = {line.partition(":")[0] for line in LISTING}
    assert named <= set(FILES)
    assert all(name.endswith("-a.yaml") for name in set(FILES) - named)


def test_the_bad_banks_give_exactly_their_problems(loaded: Loaded) -> None:
    assert [f"{one.path}:{one.line}:{one.column} {one.code}" for one in loaded.diagnostics] == LISTING


def test_every_check_finds_something_in_them() -> None:
    """L49 knows a bank only from others: see test_guessing."""
    assert set(checks.found()) - {"L49"} <= {line.rpartition(" ")[2] for line in LISTING}


def test_every_problem_can_be_said(loaded: Loaded) -> None:
    for language in LANGUAGES:
        say = Wording(language, {"kinds": wording, "checks": checks.wording})
        for one in loaded.diagnostics:
            assert say(one.message).endswith(("。", "？", ".", "?")), one.code


def test_the_good_banks_have_no_problems() -> None:
    paths = sorted((BANKS / "good").glob("*.yaml"))
    found = load((read(path.name, path.read_bytes()) for path in paths), Context(register(), TODAY))
    assert [one for one in found.diagnostics if one.level != "info"] == []
    assert len(found.banks) == len(paths) == found.files
    assert found.questions == 17


def test_only_the_gravest_checks_find_errors(loaded: Loaded) -> None:
    by_kinds = {"L08", "L13", "L30"}  # found while a question is read, whatever checks run
    found = {one.code for one in loaded.diagnostics if one.level == "error" and one.code in checks.found()}
    assert found - by_kinds == checks.gravest()
