"""L22: a cited article exists in the version that was in force on the day the question was checked."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.citations import citations
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.text.diagnostic import Fault

CODE = "L22"


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each citation of an article that its version does not have."""
    for cited in citations(bank):
        if isinstance(cited.places, Unreadable):
            continue
        for place in cited.places:
            if said := context.register.refuse(place, cited.checked or context.today):
                yield Fault(CODE, cited.path, said)
                break
