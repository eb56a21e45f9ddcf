"""The wrong-answer book on screen: what is due, what was missed, how often and when, and what is mastered."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from rich.console import Console

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.rows import BookRow
from officer_quiz.services.review import Book
from officer_quiz.ui.console import hanging, print_title
from officer_quiz.ui.screens.tables import local


def print_book(book: Book, screen: Console, say: Wording) -> None:
    """Print how many questions are due, and the book: open questions by topic, then the mastered ones."""
    rows, days = book.rows, book.days
    screen.print(hanging(say("book.due", count=len(book.due)), screen.width, style="bold"))
    open_rows = [row for row in rows if row.miss.standing == "open"]
    mastered = [row for row in rows if row.miss.standing == "mastered"]
    if not rows:
        screen.print(hanging(say("book.empty"), screen.width))
        return
    print_title(say("book.open", count=len(open_rows), days=days), screen)
    kinds = Counter(say(f"kinds.{row.kind}.name") for row in open_rows)
    if kinds:
        told = "  ".join(f"{name} {count}" for name, count in kinds.most_common())
        screen.print(hanging(told, screen.width, first=f"{say('book.by-kind')}  "))
    for bank in dict.fromkeys(row.bank for row in open_rows):
        these = [row for row in open_rows if row.bank == bank]
        screen.print(hanging(f"{bank}（{len(these)}）", screen.width, style="cyan"))
        for row in these:
            _print_row(row, days, screen, say)
    if mastered:
        print_title(say("book.mastered", count=len(mastered)), screen)
        for row in mastered:
            screen.print(hanging(f"{row.miss.question}  {row.headline}", screen.width, first="  √ ", style="dim"))
    screen.print(hanging(say("book.how"), screen.width, style="dim"))


def _print_row(row: BookRow, days: int, screen: Console, say: Wording) -> None:
    miss = row.miss
    screen.print(hanging(f"{miss.question}  {row.headline}", screen.width, first="  "))
    facts = []
    if miss.missed:
        facts.append(say("book.missed", count=len(miss.missed), last=_day(miss.missed[-1])))
    if miss.starred:
        facts.append(say("book.starred"))
    facts.append(say("book.right-days", done=len(miss.right_days), days=days))
    screen.print(hanging(" · ".join(facts), screen.width, first="    ", style="dim"))


def _day(at: datetime) -> str:
    return local(at).partition(" ")[0]
