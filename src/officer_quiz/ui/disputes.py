"""Disputes on screen: the question, what was answered, and what the trainee says about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.console import Console

from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import Wording
from officer_quiz.messages.literal import one_line
from officer_quiz.ui.console import hanging, single_line
from officer_quiz.ui.lists import utc


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute: when (UTC), in which session, about which question, and the note.

    `headline` and `told` (the answer in words) are empty where the question is gone or has changed since; `past` holds
    the raw responses.
    """

    at: datetime
    session: str
    question: str
    bank: str
    headline: str
    told: str
    past: tuple[Response | None, ...]
    note: str
    changed: bool

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "at": utc(self.at),
            "session": self.session,
            "question": self.question,
            "bank": self.bank or None,
            "response": list(self.past),
            "note": self.note,
            "changed": self.changed,
        }


def print_disputes(rows: Sequence[DisputeRow], screen: Console, say: Wording) -> None:
    """Print each dispute."""
    for row in rows:
        head = single_line(row.question, "bold cyan")
        head.append(f"  {row.at.astimezone():%Y-%m-%d %H:%M}  {one_line(row.session)}", style="dim")
        screen.print(head, overflow="fold")
        if row.headline:
            screen.print(hanging(row.headline, screen.width, first="    "))
        if row.changed:
            screen.print(hanging(say("screen.disputes.changed"), screen.width, first="    ", style="yellow"))
        if row.told:
            screen.print(hanging(f"{say('screen.your-answer')} {row.told}", screen.width, first="    ", style="dim"))
        screen.print(hanging(row.note, screen.width, first=f"    {say('screen.disputes.note')} "))
    key = "screen.disputes.total" if rows else "screen.disputes.none"
    screen.print(hanging(say(key, count=len(rows)), screen.width))
