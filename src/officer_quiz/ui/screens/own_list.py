"""A list of the trainee's own on screen: questions put away, or favourites."""

from __future__ import annotations

from rich.console import Console

from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.services.own_lists import ListRow, OwnList
from officer_quiz.ui.console import hanging


def print_own_list(shown: OwnList, screen: Console, say: Wording) -> None:
    """Print the questions of a list by bank, and how to change it."""
    if not shown.rows:
        screen.print(hanging(say(f"lists.{shown.name}.none"), screen.width))
        return
    screen.print(hanging(say(f"lists.{shown.name}.title", count=len(shown.rows)), screen.width, style="bold"))
    for bank in dict.fromkeys(row.bank for row in shown.rows):
        if bank:
            screen.print(hanging(bank, screen.width, style="cyan"))
        for row in shown.rows:
            if row.bank == bank:
                screen.print(hanging(item_words(row), screen.width, first="  "))
    screen.print(hanging(say(f"lists.{shown.name}.how"), screen.width, style="dim"))


def item_words(row: ListRow) -> str:
    """Return a question of a list in one line: its id, and how it begins where it is in the banks."""
    return one_line(f"{row.question}  {row.headline}".rstrip())
