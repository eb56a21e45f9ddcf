"""The end of a session on screen: score, by bank and by skill, time, what to look at again, what is due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.rows import About
from officer_quiz.session.state import Result, State
from officer_quiz.ui.console import hanging, print_line, print_title, single_line
from officer_quiz.ui.screens.bars import print_bars
from officer_quiz.ui.screens.certainty import print_certainty, print_degrees
from officer_quiz.ui.screens.marks import STYLES

if TYPE_CHECKING:
    from officer_quiz.results.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Facts:
    """What the summary needs beside the state."""

    about: Callable[[str], About | None]
    """None for a question that is no longer in the banks."""
    spent: timedelta
    due: Mapping[str, date]
    today: date


MISSED = 6
"""Questions to look at again that a short summary names."""


def print_short_summary(state: State, facts: Facts, screen: Console, say: Wording) -> None:
    """Print what matters of a session on one screen: score, counts, time, what to look at again, what is due next."""
    _print_score(state, screen, say)
    screen.print(hanging(say("screen.time", time=duration(facts.spent, say)), screen.width))
    missed = [id for id, result in state.results.items() if result.fraction < 1]
    if missed:
        print_title(say("screen.again"), screen)
    for id in missed[:MISSED]:
        about = facts.about(id)
        line = Text("  ").append_text(single_line(f"{id}  {about.headline if about else ''}"))
        line.stylize(STYLES[state.results[id].verdict])
        screen.print(line, no_wrap=True, overflow="ellipsis")
    if len(missed) > MISSED:
        print_line("  " + say("screen.again-more", count=len(missed) - MISSED), screen)
    if facts.due:
        told = "  ".join(_due_lines(facts, say))
        screen.print()
        screen.print(hanging(f"{say('screen.due-next')} {told}", screen.width))


def _print_score(state: State, screen: Console, say: Wording) -> None:
    earned, worth = state.earned, state.possible
    screen.print()
    screen.print(Text(f"══ {say('screen.summary')} ══", style="cyan"))
    percent = number(Fraction(round(100 * earned / worth) if worth else 0))
    screen.print(Text(say("screen.score", points=number(earned), worth=number(worth), percent=percent), style="bold"))
    screen.print(hanging(say("screen.counts", **verdict_counts(state)), screen.width))
    print_certainty(_certainty(state), screen, say)


def _certainty(state: State) -> Calibration:
    from officer_quiz.results.calibration import Calibration  # noqa: PLC0415  (only the end of a session needs it)

    return Calibration.of(each for said in state.sure.values() for each in said.values())


def print_summary(state: State, facts: Facts, screen: Console, say: Wording) -> None:
    """Print the summary of a finished session, or of what has been answered so far."""
    _print_score(state, screen, say)
    screen.print(hanging(say("screen.rule", rule=say(f"screen.rule.{state.started.rule}")), screen.width))
    if state.started.chance_corrected:
        screen.print(hanging(say("screen.chance-corrected"), screen.width))
    if state.started.law_date != facts.today.isoformat():
        screen.print(hanging(say("screen.law-date", date=state.started.law_date), screen.width))
    screen.print(hanging(say("screen.time", time=duration(facts.spent, say)), screen.width))
    known = {id: about for id in state.results if (about := facts.about(id))}
    print_groups(state.results, known, screen, say)
    print_degrees(_certainty(state), screen, say)
    _again(state, known, screen, say)
    _due(facts, screen, say)


def verdict_counts(state: State) -> dict[str, int]:
    """Return how many questions came out right, partly, wrong and blank."""
    tally = Counter(result.verdict for result in state.results.values())
    return {name: tally[name] for name in ("right", "partly", "wrong", "blank")}


def duration(spent: timedelta, say: Wording) -> str:
    """Return a length of time in minutes and seconds."""
    minutes, seconds = divmod(round(spent.total_seconds()), 60)
    return (
        say("screen.minutes", minutes=minutes, seconds=seconds) if minutes else say("screen.seconds", seconds=seconds)
    )


def print_groups(results: Mapping[str, Result], known: Mapping[str, About], screen: Console, say: Wording) -> None:
    """Print what was earned by bank and by skill."""
    print_shares(say("screen.by-topic"), results, lambda id: [known[id].bank] if id in known else [], screen)
    print_shares(
        say("screen.by-skill"),
        results,
        lambda id: [say(f"screen.skill.{skill}") for skill in known[id].skills] if id in known else [],
        screen,
    )


def print_shares(
    title: str, results: Mapping[str, Result], groups: Callable[[str], Iterable[str]], screen: Console
) -> None:
    """Print a line a group: its name, a bar, points earned of points possible."""
    totals: dict[str, tuple[Fraction, Fraction]] = {}
    for question, result in results.items():
        for name in groups(question):
            earned, worth = totals.get(name, (Fraction(0), Fraction(0)))
            totals[name] = (earned + result.fraction * result.worth, worth + result.worth)
    if not totals:
        return
    print_title(title, screen)
    print_bars(
        [
            (name, earned / worth if worth else Fraction(0), f"{number(earned)}/{number(worth)}")
            for name, (earned, worth) in totals.items()
        ],
        screen,
    )


def _again(state: State, known: Mapping[str, About], screen: Console, say: Wording) -> None:
    missed = [id for id, result in state.results.items() if result.fraction < 1]
    for title, listed in (("screen.again", missed), ("screen.flagged", sorted(state.flagged))):
        if not listed:
            continue
        print_title(say(title), screen)
        for id in listed:
            result = state.results.get(id)
            style = STYLES[result.verdict] if result else ""
            stem = known[id].headline if id in known else ""
            screen.print(hanging(f"{id}  {stem}", screen.width, first="  ", style=style))
    if missed:
        screen.print(hanging(say("screen.again-how", question=missed[0]), screen.width, style="dim"))


def _due(facts: Facts, screen: Console, say: Wording) -> None:
    if not facts.due:
        return
    print_title(say("screen.due-next"), screen)
    for line in _due_lines(facts, say):
        screen.print(hanging(line, screen.width, first="  "))


def _due_lines(facts: Facts, say: Wording) -> Iterator[str]:
    """Yield how many questions are due on each day."""
    days = sorted(facts.due.values())
    for day in dict.fromkeys(days):
        wait = max((day - facts.today).days, 0)
        key = ("screen.due.today", "screen.due.tomorrow")[wait] if wait < 2 else "screen.due.later"
        yield say(key, count=days.count(day), days=wait, date=day.isoformat())
