"""QTI 2.1 and 2.2: items of the standard for questions, alone or in packages; packages of 2.1 are written."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.exchange.base.written import Written
from officer_quiz.exchange.items.names import V21
from officer_quiz.exchange.items.package import file_version, read_items
from officer_quiz.exchange.items.packing import package
from officer_quiz.exchange.reading import Reading, Seen
from officer_quiz.kinds.base.portable import Portable

NAME = "qti"
ENDINGS = (".zip", ".xml")
EXTRA = True


def recognise(name: str, raw: bytes) -> bool:
    """Return whether it is an item or a package of QTI 2."""
    return file_version(raw) == "2"


def read(raw: bytes) -> Reading:
    """Return the questions, those of QTI 3 too; Unreadable for a file that has none or must not be read."""
    return read_items(raw)


def read_seen(raw: bytes, seen: Seen) -> Reading:
    """Return the questions as `read` does; `seen` sees the items go by."""
    return read_items(raw, seen)


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a package of the questions that QTI can say; those of a case stand each by itself, with its facts."""
    return package(title, questions, V21)
