"""CSV: a table of questions with commas (or semicolons) between its cells."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.exchange.base import separated
from officer_quiz.exchange.base.written import Written
from officer_quiz.exchange.reading import Reading
from officer_quiz.kinds.base.portable import Portable

NAME = "csv"
ENDINGS = (".csv",)


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file has the head of a table of questions, in any of the encodings that people have."""
    return separated.is_table(raw, ",;")


def read(raw: bytes) -> Reading:
    """Return the questions."""
    return separated.read(raw)


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return the questions as rows."""
    del title
    return separated.write(questions, ",")
