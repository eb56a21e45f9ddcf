"""Disputes on screen: the question, what was answered, and what the trainee says about it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.results.rows import DisputeRow
from officer_quiz.ui.console import hanging, single_line

STYLES = {"open": "yellow", "accepted": "green", "rejected": "dim"}
"""How the states look; each is told in words, too."""


def print_disputes(rows: Sequence[DisputeRow], screen: Console, say: Wording) -> None:
    """Print each dispute."""
    for row in rows:
        head = single_line(row.question, "bold cyan")
        head.append(f"  {row.at.astimezone():%Y-%m-%d %H:%M}  {one_line(row.id)}", style="dim")
        head.append(f"  {say(f'screen.disputes.{row.state}')}", style=STYLES[row.state])
        screen.print(head, overflow="fold")
        if row.headline:
            screen.print(hanging(row.headline, screen.width, first="    "))
        if row.changed:
            screen.print(hanging(say("screen.disputes.changed"), screen.width, first="    ", style="yellow"))
        if row.in_words:
            screen.print(
                hanging(f"{say('screen.your-answer')} {row.in_words}", screen.width, first="    ", style="dim")
            )
        screen.print(hanging(row.note, screen.width, first=f"    {say('screen.disputes.note')} "))
        if row.answer:
            screen.print(hanging(row.answer, screen.width, first=f"    {say('screen.disputes.answer')} "))
    key = "screen.disputes.total" if rows else "screen.disputes.none"
    screen.print(hanging(say(key, count=len(rows)), screen.width))
