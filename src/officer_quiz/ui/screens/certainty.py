"""How sure the trainee was, on screen: the mark beside a score, the mean of a session, and calibration over time."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import certainty_mark
from officer_quiz.session.events import Sure
from officer_quiz.ui.console import hanging, print_line, print_title, single_line
from officer_quiz.ui.screens.bars import print_bars

if TYPE_CHECKING:
    from officer_quiz.results.calibration import Calibration

WRONG = 10
"""Questions answered wrong with certainty that are named."""


def certainty_in_words(said: Iterable[Sure], say: Wording) -> str:
    """Return how sure one was of the answers to a question, each with its mark; empty where nothing was said."""
    told = [
        say("certainty.mark", certainty=say(f"certainty.{each.certainty}"), mark=number(_mark(each))) for each in said
    ]
    return " · ".join(told)


def _mark(said: Sure) -> Fraction:
    return certainty_mark(said.certainty, Fraction(said.fraction))


def print_certainty(found: Calibration, screen: Console, say: Wording) -> None:
    """Print the mean mark for certainty, where anything was said of it."""
    if found.answers:
        told = say("certainty.total", mark=number(found.mark), count=found.answers)
        screen.print(hanging(told, screen.width))


def print_degrees(found: Calibration, screen: Console, say: Wording, *, bars: bool = True) -> None:
    """Print how often the answers of each degree of certainty were right, where anything was said of it."""
    used = [each for each in found.degrees if each.answers]
    if not used:
        return
    print_title(say("certainty.title"), screen)
    rows = []
    for each in used:
        figures = {"answers": each.answers, "right": each.right, "mark": number(each.marks / each.answers)}
        told = say("certainty.degree", percent=round(each.share * 100), **figures)
        rows.append((say(f"certainty.{each.certainty}"), each.share, told))
    print_bars(rows, screen, bars=bars)


def print_calibration(found: Calibration, screen: Console, say: Wording, *, bars: bool = True) -> None:
    """Print how often one is right at each degree, the mean mark, and what was wrong with certainty."""
    print_degrees(found, screen, say, bars=bars)
    print_certainty(found, screen, say)
    if not found.wrong:
        return
    print_line(say("certainty.wrong", count=len(found.wrong)), screen)
    for id, headline in found.wrong[:WRONG]:
        line = single_line(f"  {id}  {headline}", "red")
        screen.print(line, no_wrap=True, overflow="ellipsis")
    if len(found.wrong) > WRONG:
        print_line("  " + say("certainty.more", count=len(found.wrong) - WRONG), screen)
