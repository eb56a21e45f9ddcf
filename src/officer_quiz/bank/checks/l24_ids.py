"""L24: ids are unique across all banks: history, citations and exports hang on them."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault, Path

CODE = "L24"


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each id, of the bank or of a question, that was taken before."""
    yield from _take(f"bank {bank.header.bank}", bank.header.bank, ("bank",), bank, context)
    for path, data, _ in bank.placed():
        yield from _take(data["id"], data["id"], (*path, "id"), bank, context)


def _take(key: str, id: str, path: Path, bank: Bank, context: Context) -> Iterator[Fault]:
    """Take an id for this place, or yield the fault that it is taken. Banks and questions do not share ids."""
    line = bank.document.marks.values[path].line
    file, first = context.ids.setdefault(key, (bank.document.name, line))
    if (file, first) != (bank.document.name, line):
        yield Fault(CODE, path, message("bank.id-taken", id=id, file=file, line=first))
