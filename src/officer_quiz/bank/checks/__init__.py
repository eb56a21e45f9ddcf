"""Checks on the content of banks, found by listing this package: one module a rule, named ``l21_citation``.

A check module has ``RULE``; ``check(bank, context)``, which yields faults; ``MESSAGES`` with its wording by language,
of which ``name``, ``what`` and ``why`` explain it; and ``BAD`` and ``GOOD``: questions in YAML that it finds fault
with and does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from typing import Protocol, cast

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault

MOST = 20_000
"""Faults of one check in one bank that are told; a bank with more was made to have them."""


class Check(Protocol):
    """What a check module offers."""

    RULE: Rule
    MESSAGES: Mapping[str, Mapping[str, str]]
    BAD: str
    GOOD: str

    def check(self, bank: Bank, context: Context) -> Iterator[Fault]:
        """Yield the faults of one bank; never raises for what a trainer wrote."""


@cache
def found() -> Mapping[str, Check]:
    """Return all checks by their codes, in order."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.ispkg)
    modules = [cast("Check", import_module(f"{__name__}.{name}")) for name in names]
    return {module.RULE.code: module for module in modules}


def gravest() -> Set[str]:
    """Return the codes of the checks that can find errors: those that decide whether a bank is used."""
    return {code for code, check in found().items() if check.RULE.level == "error"}


def wording(language: str, key: str) -> str:
    """Return the template of ``<code>.<key>`` in a language: the source ``checks`` of the catalogue."""
    code, _, rest = key.partition(".")
    return found()[code].MESSAGES[language][rest]


def run(bank: Bank, context: Context) -> list[Fault]:
    """Return the faults that the checks of this run find in a bank."""
    return [fault for code, check in found().items() if context.runs(code) for fault in _told(check, bank, context)]


def _told(check: Check, bank: Bank, context: Context) -> list[Fault]:
    """Return what a check finds; of very much only so much, and that there is more, which is as grave as they are."""
    faults = list(islice(check.check(bank, context), MOST + 1))
    if len(faults) > MOST:
        rule = check.RULE
        said = message("bank.too-many-alike", code=rule.code, most=MOST)
        faults[MOST] = Fault("too-many-alike", (), said, rule.level)
    return faults
