"""The days of half a year on screen: a column a week, a row a day of the week; signs tell more and less, colour too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.activity import Activity
from officer_quiz.ui.console import hanging, print_line, print_title

SIGNS = ".-+*#"
"""A day without answers, then more and more: signs of one width in every terminal."""
STYLES = ("dim", "green", "bold green", "black on green", "bold white on dark_green")
CELL = 2
"""Cells of a day: its sign and a blank."""


def print_days(activity: Activity, screen: Console, say: Wording, *, drawn: bool) -> None:
    """Print the days as a map, or, not drawn, each week with answers in words, the latest first."""
    recent = activity.recent
    weeks = activity.weeks()
    print_title(say("progress.days", weeks=len(weeks), days=len(recent), count=sum(recent.values())), screen)
    if not drawn:
        for begin in reversed(weeks):
            days, count = activity.week(begin)
            if count:
                print_line("  " + say("progress.week", begin=begin.isoformat(), days=days, count=count), screen)
        return
    names = say("progress.weekdays").split()
    left = max(map(cell_len, names)) + 2
    screen.print(Text(" " * left + _months(weeks, say).rstrip(), style="dim"))
    for number, name in enumerate(names):
        row = Text(name + " " * (left - cell_len(name)), no_wrap=True)
        for begin in weeks:
            row.append_text(_cell(activity.step(begin + timedelta(days=number))))
        screen.print(row)
    screen.print(hanging("  ".join(_legend(activity, say)), screen.width, first=" " * left, style="dim"))


def _cell(step: int | None) -> Text:
    if step is None:
        return Text(" " * CELL)
    return Text(SIGNS[step].ljust(CELL), style=STYLES[step])


def _months(weeks: list[date], say: Wording) -> str:
    """Return the names of the months, each above the week in which it begins, as far as there is room."""
    names, line = say("progress.months").split(), ""
    for number, begin in enumerate(weeks):
        last = begin + timedelta(days=6)
        if last.month != begin.month or begin.day == 1:
            room = number * CELL - cell_len(line)
            line += " " * room + f"{names[last.month - 1]} " if room >= 0 else ""
    return line


def _legend(activity: Activity, say: Wording) -> Iterator[str]:
    """Yield what each sign means."""
    yield f"{SIGNS[0]} {say('progress.no-answers')}"
    steps = activity.steps
    for sign, least, above in zip(SIGNS[1:], steps, (*steps[1:], None), strict=True):
        if above is None:
            yield f"{sign} {say('progress.at-least', count=least)}"
        elif above == least + 1:
            yield f"{sign} {least}"
        else:
            yield f"{sign} {say('progress.from-to', least=least, most=above - 1)}"
