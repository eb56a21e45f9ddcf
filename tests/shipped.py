"""All questions that ship, in the neutral shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from examples import built
from officer_quiz.bank.model import DEFAULTS
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.text.document import read

BANKS = Path(__file__).parents[1] / "questions"


@cache
def shipped() -> tuple[Portable, ...]:
    """Return the questions of all banks, in the order of the files."""
    return tuple(_shipped())


def _shipped() -> Iterator[Portable]:
    for file in sorted(BANKS.rglob("*.yaml")):
        document = read(file.name, file.read_bytes())
        if "bank" in document.data and "questions" in document.data and "." not in file.stem:
            header = {name: document.data[name] for name in DEFAULTS if name in document.data}
            for data in document.data["questions"]:
                whole = built({**header, **data}).portable()
                assert whole is not None
                yield whole
