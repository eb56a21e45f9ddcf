"""Checks on the content of banks, found by listing this package: one module a rule, named ``l21_citation``.

A check module has ``CODE`` and ``check(bank, context)``, which yields faults. What it is called is the message
``check.<CODE>.name``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.text.diagnostic import Fault


class Check(Protocol):
    """What a check module offers."""

    CODE: str

    def check(self, bank: Bank, context: Context) -> Iterator[Fault]:
        """Yield the faults of one bank; never raises for what a trainer wrote."""


@cache
def found() -> tuple[Check, ...]:
    """Return all checks in the order of their codes."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(cast("Check", import_module(f"{__name__}.{name}")) for name in names)


def run(bank: Bank, context: Context) -> list[Fault]:
    """Return the faults every check finds in a bank."""
    return [fault for check in found() for fault in check.check(bank, context)]
