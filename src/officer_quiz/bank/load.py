"""Loads banks from named texts: sound questions and every problem found, never an exception for what is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from officer_quiz.bank import checks
from officer_quiz.bank.checks import l38_same_question
from officer_quiz.bank.checks.l38_same_question import Noted
from officer_quiz.bank.context import Context
from officer_quiz.bank.leaving_out import without_faulty
from officer_quiz.bank.misplaced import misplaced
from officer_quiz.bank.model import DEFAULTS, Bank, Entry, Header, listed
from officer_quiz.bank.silence import silence
from officer_quiz.kinds.base.parse import parse
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Diagnostic, Fault, Path, in_order
from officer_quiz.text.document import Document
from officer_quiz.text.shapes import validate

THOROUGH = 1000
"""Faults of a bank's shape after which questions are no longer looked through for what was perhaps meant."""
_NOT_A_QUESTION = message("bank.not-a-question")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a set of files holds: the banks with their sound questions, all diagnostics in file and line order."""

    banks: tuple[Bank, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: int
    questions: int
    silenced: int
    """Faults that a remark in a file silences."""
    noted: tuple[Noted, ...] = ()
    """The questions as `across` compares them, in the order of the files."""
    shaped: tuple[Bank, ...] = ()
    """The same banks, none of their questions left out for what the checks find."""


def load(documents: Iterable[Document], context: Context) -> Loaded:
    """Return the banks of `documents` and their diagnostics; a question with an error is left out, as is a bank
    whose header has one.

    Ids are compared across all documents in the order given: the first keeps its id, later ones are told.
    """
    banks: list[Bank] = []
    shaped: list[Bank] = []
    found: list[Diagnostic] = []
    noted: list[Noted] = []
    files = questions = silenced = 0
    for document in documents:
        files += 1
        bank, own = _shaped(document, mends=context.mends)
        questions += len(listed(document.data))
        told = in_order(own)
        whole = bank  # where the checks find no errors, what they leave is all that has a sound shape
        if bank:
            checked, hushed = _checked(bank, context)
            if any(each.level == "error" for each in checked):
                whole = without_faulty(bank, told)
            told = in_order([*own, *checked]) if checked else told
            silenced += hushed
            noted += l38_same_question.notes(bank) if context.runs(l38_same_question.RULE.code) else ()
        found += told
        if bank and whole and (sound := without_faulty(bank, told)):
            banks.append(sound)
            shaped.append(sound if whole is bank else whole)
    return Loaded(tuple(banks), tuple(found), files, questions, silenced, tuple(noted), tuple(shaped))


def _shaped(document: Document, *, mends: bool) -> tuple[Bank | None, list[Diagnostic]]:
    """Return what `read_bank` does, with what is wrong in text and shape: very many faults are not kept twice."""
    bank, faults = read_bank(document)
    found = map(partial(document.locate, mends=mends), faults)
    return bank, [*document.diagnostics, *(told for each in found for told in _spelled_out(document, each))]


def _spelled_out(document: Document, found: Diagnostic) -> Sequence[Diagnostic]:
    """Return why a question or a bank is a mere text, where that shows; else what was found."""
    return (found.code in {"not-a-question", "not-a-bank"} and document.run_together(found)) or (found,)


def _checked(bank: Bank, context: Context) -> tuple[list[Diagnostic], int]:
    """Return what the checks find in a bank and its remarks do not silence, and how many faults they do."""
    rules = {code: check.RULE for code, check in checks.found().items()}
    ran = {code for code in rules if context.runs(code)}
    kept, problems, silenced = silence(bank.document, checks.run(bank, context), rules, ran)
    if context.mends:
        reviewed = {entry.index for entry in bank.entries if entry.data.get("status") == "reviewed"}
        kept = [_as_reviewed(fault) if _of_reviewed(fault.path, reviewed, bank) else fault for fault in kept]
    return [*map(partial(bank.document.locate, mends=context.mends), kept), *problems], silenced


def _of_reviewed(path: Path, reviewed: Set[int], bank: Bank) -> bool:
    """Whether a place belongs to a reviewed question, or to the top of a bank that is."""
    return path[1] in reviewed if path[:1] == ("questions",) and len(path) > 1 else bank.header.status == "reviewed"


def _as_reviewed(fault: Fault) -> Fault:
    """Return a fault of what was reviewed: what its readers see is changed by nobody but them."""
    return fault._replace(mend=None) if fault.mend and fault.mend.seen else fault


def read_bank(document: Document) -> tuple[Bank | None, list[Fault]]:
    """Return the bank of a document, or None when it has no sound header; and every fault of its shape."""
    if not isinstance(document.data, dict):
        return None, [] if not document.sound else [Fault("not-a-bank", (), message("bank.not-a-bank"))]
    if elsewhere := misplaced(document.data, "bank"):
        return None, elsewhere
    unread = {"questions": [None]} if document.lost and not listed(document.data) else {}
    header, found = validate(Header, {**document.data, **unread})
    faults = [fault for fault in found if not document.echoes(fault)]
    defaults = _defaults(document.data, faults)
    entries = []
    lessened = {path[1] for path in document.torn if len(path) > 1}
    for index, item in enumerate(listed(document.data)):
        entry, own = _entry(item, index, defaults, thorough=len(faults) < THOROUGH)
        if index in lessened:
            entry, own = None, [fault for fault in own if not document.echoes(fault)]
        faults += own
        entries += [entry] if entry else []
    return (Bank(document, header, tuple(entries)) if header else None), faults


def _defaults(data: Mapping[str, Any], faults: Sequence[Fault]) -> dict[str, Any]:
    """The header's defaults that are themselves sound: a wrong one is reported once, not at every question."""
    wrong = {fault.path[0] for fault in faults if fault.path}
    return {name: data[name] for name in DEFAULTS if name in data and name not in wrong}


def _entry(item: Any, index: int, defaults: Mapping[str, Any], *, thorough: bool) -> tuple[Entry | None, list[Fault]]:
    at = ("questions", index)
    if not isinstance(item, dict):
        return None, [Fault("not-a-question", at, _NOT_A_QUESTION)]
    data = {**defaults, **item}
    question, faults = parse(data, thorough=thorough)
    placed = [fault.below(at) for fault in faults]
    if question is None or any(fault.level == "error" for fault in faults):
        return None, placed
    return Entry(question, data, index), placed
