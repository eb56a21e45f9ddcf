"""Files that lie where another kind of file is read: told once, and not by every key that is foreign there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault

KINDS = {"exam": "sections", "translates": "questions", "bank": "questions"}
"""The keys with the ids of the kinds of files, each with the one that holds what such a file is for."""


def misplaced(data: Mapping[str, Any], own: str) -> list[Fault]:
    """Return the fault of a file read as one whose id is under `own`, if it is of another kind by its keys."""
    if own in data:
        return []
    found = next((key for key, holds in KINDS.items() if key in data and holds in data), None)
    return [Fault("wrong-place", (found,), message(f"bank.wrong-place-{found}"), on_key=True)] if found else []
