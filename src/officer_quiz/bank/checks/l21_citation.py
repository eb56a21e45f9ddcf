"""L21: law is cited in legal notation from listed statutes; what is not about law cites, or names a source."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.citations import citations
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.text.diagnostic import Fault

CODE = "L21"
LAW = "law-"
"""How the ids of law banks begin."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each question without citation, and at each citation that is not readable or not listed."""
    for path, data, case in bank.placed():
        if not _grounded(bank, data, case):
            key = "statute.missing" if bank.header.bank.startswith(LAW) else "statute.missing-either"
            yield Fault(CODE, path, message(key))
    for cited in citations(bank):
        if isinstance(cited.places, Unreadable):
            yield Fault(CODE, cited.path, message("statute.notation"))
            continue
        unknown = next((place for place in cited.places if context.register.find(place.statute) is None), None)
        if unknown:
            yield Fault(CODE, cited.path, context.register.unknown(unknown.statute))


def _grounded(bank: Bank, data: dict[str, object], case: dict[str, object] | None) -> bool:
    """A part rests on what its case cites, and a case on what all its parts cite."""
    kinds = ("cite",) if bank.header.bank.startswith(LAW) else ("cite", "source")
    if any(data.get(name) or (case and case.get(name)) for name in kinds):
        return True
    parts = data.get("questions")
    return isinstance(parts, list) and all(any(part.get(name) for name in kinds) for part in parts)
