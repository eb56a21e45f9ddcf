"""What a session is called: its id in the log, its UUID, and the short form that is shown and typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

SHORTEST = 6
"""Digits that are shown at least."""
HYPHENS = (8, 12, 16, 20)
"""Before which of its 32 digits a UUID has a hyphen."""
_DIGITS = re.compile("[0-9a-f]{1,32}")


@dataclass(frozen=True, slots=True)
class Name:
    """What a session is called.

    `id` is its key in the log: the UUID itself, or the older date and four digits. `shown` is what screens say, and
    what can be typed. `origin` is the UUID of the installation it was made in.
    """

    id: str
    uuid: str
    origin: str
    shown: str

    @classmethod
    def of(cls, id: str, uuid: str, origin: str, others: Iterable[str]) -> Name:
        """Return the name of a session; `others` are UUIDs it must not be taken for (its neighbours in order will do).

        An older id is shown as it is.
        """
        return cls(id, uuid, origin, shortened(uuid, others) if id == uuid else id)

    def data(self, called: str) -> dict[str, str]:
        """The name as JSON data, with what can be typed under the key `called`."""
        return {called: self.shown, "uuid": self.uuid, "origin": self.origin}


def shortened(uuid: str, others: Iterable[str]) -> str:
    """Return the shortest start of a UUID's digits, six or more, that no other one shares."""
    digits = _digits(uuid)
    return digits[: max((SHORTEST, *(_shared(digits, _digits(other)) + 1 for other in others)))]


def start_of_uuid(typed: str) -> str:
    """Return the start of a UUID that was typed, with or without hyphens, in any case; empty when it is none."""
    digits = _digits(typed)
    if not _DIGITS.fullmatch(digits):
        return ""
    return "".join(f"-{digit}" if place in HYPHENS else digit for place, digit in enumerate(digits))


def _digits(text: str) -> str:
    return text.replace("-", "").lower()


def _shared(one: str, other: str) -> int:
    """Count the digits that two UUIDs have in common from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))
