"""Says why a paper cannot be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.messages.catalogue import Message, message
from officer_quiz.session.compose import Shortage


def short(shortage: Shortage) -> Message:
    """Return what to say of a section that cannot be filled: what it needs, what there is, and what took the rest."""
    if shortage.picked:
        told = [message(f"blueprint.picked.{why}", id=id) for id, why in shortage.picked]
        return message("blueprint.short-picked", section=shortage.section, reasons=_joined(told))
    taken: str | Message = ""
    if shortage.taken:
        reasons = [message(f"blueprint.taken.{name}", count=count) for name, count in shortage.taken.items()]
        taken = message("blueprint.taken", reasons=_joined(reasons))
    return message(
        "blueprint.short-level" if shortage.level else "blueprint.short",
        section=shortage.section,
        needs=shortage.needs,
        there=shortage.there,
        level=message(f"screen.level.{shortage.level}") if shortage.level else "",
        taken=taken,
    )


def _joined(said: Sequence[Message]) -> Message:
    """Return one message of several, as a list in the user's language."""
    joined = said[0]
    for each in said[1:]:
        joined = message("screen.and", first=joined, second=each)
    return joined
