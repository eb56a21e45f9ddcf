"""Options that exclude each other: told, where one would be passed over without a word."""

from __future__ import annotations

from collections.abc import Mapping

from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message


def one_of(given: Mapping[str, object]) -> None:
    """Raise UserError if more than one of these options is given."""
    name, *others = [name for name, value in given.items() if value] or [""]
    excludes(name, dict.fromkeys(others, True))


def excludes(name: str, others: Mapping[str, object]) -> None:
    """Raise UserError if any of the others is given beside the option of that name."""
    if other := next((other for other, value in others.items() if value), ""):
        raise UserError(message("cli.not-together", one=name, other=other), Exit.USAGE)


def only_with(action: str, given: Mapping[str, object]) -> None:
    """Raise UserError for the first of these options that is given: `action` alone has a use for them."""
    if name := next((name for name, value in given.items() if value), ""):
        raise UserError(message("cli.only-with", name=name, action=action), Exit.USAGE)
