"""Banks on screen: what each holds, what is translated, what waits for a reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging, single_line
from officer_quiz.ui.screens.tables import table

TRAIL = ("author", "reviewer", "checked")


def print_banks(
    banks: Sequence[Mapping[str, Any]],
    folder: Sequence[str],
    screen: Console,
    say: Wording,
    foreign: Mapping[str, str],
) -> None:
    """Print the banks (JSON data) with counts by kind, level and status; `foreign`: see `Library.untranslated`."""
    if not banks:
        screen.print(hanging(say("screen.banks.none", folder=folder), screen.width))
        return
    for bank in banks:
        _print_bank(bank, screen, say, only_in(foreign.get(bank["id"]), say))
    total = sum(bank["questions"] for bank in banks)
    screen.print(hanging(say("screen.banks.total", banks=len(banks), questions=total, folder=folder), screen.width))


def only_in(language: str | None, say: Wording) -> str:
    """Return a remark that a bank is in another language only; empty for None."""
    return f"  {say(f'screen.banks.only.{language}')}" if language else ""


def _print_bank(bank: Mapping[str, Any], screen: Console, say: Wording, remark: str) -> None:
    """A line with the bank's id and title, and below it what it holds."""
    head = Text()
    head.append_text(single_line(bank["id"], "bold"))
    head.append_text(
        single_line(f"  {bank['title']}  {say('screen.banks.questions', count=bank['questions'])}{remark}")
    )
    screen.print(head, overflow="fold")
    for title, counts in (
        ("kinds", {say(f"kinds.{name}.name"): count for name, count in bank["kinds"].items()}),
        ("levels", {say(f"screen.level.{name}"): count for name, count in bank["levels"].items()}),
        ("status", {say(f"screen.status.{name}"): count for name, count in bank["status"].items()}),
    ):
        told = "  ".join(f"{name} {count}" for name, count in counts.items())
        screen.print(hanging(told, screen.width, first=f"    {say(f'screen.banks.{title}')}  "))
    screen.print()


def print_translations(rows: Sequence[Mapping[str, Any]], screen: Console, say: Wording) -> None:
    """Print how many questions of each translated bank can be shown in the other language (JSON data)."""
    if not rows:
        screen.print(hanging(say("screen.translations.none"), screen.width))
        return
    titles = [say(f"screen.translations.{name}") for name in ("bank", "language", "translated")]
    cells = [[row["bank"], row["language"], f"{row['translated']} / {row['questions']}"] for row in rows]
    screen.print(table(titles, cells, right=(2,)))


def print_waiting(rows: Sequence[Mapping[str, Any]], screen: Console, say: Wording) -> None:
    """Print the questions that wait for a reviewer (JSON data), by bank."""
    for bank, group in groupby(rows, key=lambda row: row["bank"]):
        screen.print(single_line(str(bank), "bold"), overflow="fold")
        for row in group:
            trail = [f"{say(f'screen.review.{name}')} {row[name]}" for name in TRAIL if row[name]]
            line = "  ".join([row["question"], say(f"screen.review.{row['why']}"), *trail])
            screen.print(hanging(line, screen.width, first="    "))
    screen.print(hanging(say("screen.review.total" if rows else "screen.review.none", count=len(rows)), screen.width))
