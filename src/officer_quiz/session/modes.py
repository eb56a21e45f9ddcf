"""The modes of a session, as data: what is revealed when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """How a session goes: its name, and whether each answer is revealed at once."""

    name: str
    reveals_each: bool


PRACTICE = Mode("practice", reveals_each=True)
MODES = {mode.name: mode for mode in (PRACTICE,)}
