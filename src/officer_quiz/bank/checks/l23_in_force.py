"""L23: the law a question teaches is still the law: no newer version since it was checked, and it has not run out."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.citations import citations
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.text.diagnostic import Fault

CODE = "L23"


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each citation gone stale, and at each question whose rule has run out."""
    for cited in citations(bank):
        if isinstance(cited.places, Unreadable) or cited.checked is None:
            continue
        if amended := context.register.amended(cited.places, cited.checked, context.today):
            statute, version = amended
            said = message(
                "statute.amended",
                name=statute.short,
                effective=version.effective.isoformat(),
                checked=cited.checked.isoformat(),
            )
            yield Fault(CODE, cited.path, said, "warning")
    for entry in bank.entries:
        ends = entry.question.valid_to
        if ends and ends < context.today:
            said = message("statute.run-out", day=ends.isoformat())
            yield Fault(CODE, ("questions", entry.index, "valid_to"), said, "warning")
