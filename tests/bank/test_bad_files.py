"""The banks of tests/bank/bad/bank, loaded together, give exactly the problems their listing says.

`expected.txt` holds one problem a line, ``file:line:column code``, in file and line order. Only the first of
two files or questions with the same id is free of problems: a file named nowhere must end in ``-a``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from officer_quiz.bank.load import load
from officer_quiz.kinds import wording
from officer_quiz.messages.catalogue import LANGUAGES, Wording
from officer_quiz.statutes.register import Register
from officer_quiz.text.document import read

BANKS = Path(__file__).parent
FOLDER = BANKS / "bad" / "bank"
LISTING = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".yaml")
TODAY = date(2026, 11, 23)


def register() -> Register:
    built, faults = Register.build(read("statutes.yaml", (BANKS / "statutes.yaml").read_bytes()).data)
    assert faults == []
    return built


def test_every_file_is_listed_and_the_other_way_round() -> None:
    named = {line.partition(":")[0] for line in LISTING}
    assert named <= set(FILES)
    assert all(name.endswith("-a.yaml") for name in set(FILES) - named)


def test_the_bad_banks_give_exactly_their_problems() -> None:
    loaded = load((read(name, (FOLDER / name).read_bytes()) for name in FILES), register(), TODAY)
    assert [f"{one.path}:{one.line}:{one.column} {one.code}" for one in loaded.diagnostics] == LISTING


def test_every_problem_can_be_said() -> None:
    loaded = load((read(name, (FOLDER / name).read_bytes()) for name in FILES), register(), TODAY)
    for language in LANGUAGES:
        say = Wording(language, {"kinds": wording})
        for one in loaded.diagnostics:
            assert say(one.message).endswith(("。", "？", ".", "?")), one.code


def test_the_good_banks_have_no_problems() -> None:
    paths = sorted((BANKS / "good").glob("*.yaml"))
    loaded = load((read(path.name, path.read_bytes()) for path in paths), register(), TODAY)
    assert loaded.diagnostics == ()
    assert len(loaded.banks) == len(paths) == loaded.files
    assert loaded.questions == 17
