"""What checks know beside the bank in hand: the statutes, the date, and the ids of the banks before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from officer_quiz.statutes.register import Register


@dataclass(frozen=True, slots=True)
class Context:
    """Shared by the checks of one run; `ids` maps each id taken so far to where: a file and a line."""

    register: Register
    today: date
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)
