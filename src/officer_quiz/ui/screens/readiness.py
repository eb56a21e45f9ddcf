"""Readiness for each paper on screen: what is likely, between what and what, against the pass mark."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.figures import percent
from officer_quiz.results.readiness import COVERED, FEWEST, LATELY, Readiness
from officer_quiz.ui.console import hanging, print_line, print_title, single_line

SCALE = 50
"""Cells of the scale from 0 to 100 %."""
STYLES = {"above": "green", "below": "red", "open": "yellow"}


def print_readiness(found: Sequence[Readiness], screen: Console, say: Wording, *, drawn: bool) -> None:
    """Print a paper after the other: its share with the interval, on a scale where that is drawn, and what it rests on.

    Papers of which nothing can be said yet come in one line at the end.
    """
    if not any(each.answered for each in found):
        return
    print_title(say("progress.ready"), screen)
    told = [each for each in found if each.enough]
    for each in told:
        screen.print(single_line("  " + say("progress.ready-paper", title=each.title, exam=each.exam)))
        figures = {name: percent(getattr(each, name)) for name in ("share", "low", "high", "mark", "covered")}
        said = say(f"progress.ready-{each.standing}", answered=each.answered, **figures)
        if drawn:
            screen.print(Text(f"    {scale(each)}", style=STYLES[each.standing], no_wrap=True))
        screen.print(hanging(said, screen.width, first="    "))
    few = [each for each in found if not each.enough]
    if few:
        listed = [
            say("progress.ready-few-of", title=each.title, answered=each.answered, covered=percent(each.covered))
            for each in few
        ]
        said = say("progress.ready-few", papers=listed, fewest=FEWEST, half=percent(COVERED))
        screen.print(hanging(said, screen.width, first="  "))
    if told:
        print_line(say("progress.ready-formula-drawn" if drawn else "progress.ready-formula", days=LATELY.days), screen)


def scale(each: Readiness) -> str:
    """Return a scale from 0 to 100 %: dots, the interval, the share in it, the pass mark."""
    low, high, share, mark = (
        min(int(value * SCALE), SCALE - 1) for value in (each.low, each.high, each.share, each.mark)
    )
    cells = ["=" if low <= place <= high else "." for place in range(SCALE)]
    cells[mark] = "|"
    cells[share] = "#"
    return f"0 {''.join(cells)} 100"
