"""Progress on screen: weak points first, what falls due, the trend over sessions, exams against their pass marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.mastery import Strength
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.lists import rounded
from officer_quiz.ui.question import number
from officer_quiz.ui.result import Outcome
from officer_quiz.ui.summary import print_bars

NEEDED = 0.8
"""The mastery a post needs of each of its topics."""
SESSIONS = 12
"""Sessions the trend shows."""
WEAK = 3
"""Weak points named first."""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A finished session in the trend: `share` of its points (0 to 1); an exam has a title and an outcome."""

    id: str
    mode: str
    day: date
    share: float
    title: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the progress screen shows; `post` is what the strengths are limited to, or empty."""

    topics: Sequence[Strength]
    skills: Sequence[Strength]
    levels: Sequence[Strength]
    due: Sequence[tuple[date, int]]
    taken: Sequence[TakenRow]
    post: str
    titles: Callable[[str], str]
    """A bank's title by its id."""

    def data(self) -> dict[str, Any]:
        """The progress as JSON data."""
        return {
            "format": 1,
            "post": self.post or None,
            "needed": NEEDED,
            "topics": [_strength(each) for each in self.topics],
            "skills": [_strength(each) for each in self.skills],
            "levels": [_strength(each) for each in self.levels],
            "due": [{"day": day.isoformat(), "questions": count} for day, count in self.due],
            "sessions": [_taken(row) for row in self.taken],
        }


def _strength(each: Strength) -> dict[str, Any]:
    return {
        "name": each.name,
        "questions": each.questions,
        "answered": each.answered,
        "mastery": round(each.mastery, 4),
    }


def _taken(row: TakenRow) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": row.id,
        "mode": row.mode,
        "day": row.day.isoformat(),
        "share": round(row.share, 4),
    }
    if row.outcome:
        told |= {
            "title": row.title,
            "score": rounded(row.outcome.earned),
            "total": rounded(row.outcome.total),
            "pass": rounded(row.outcome.pass_mark),
            "result": row.outcome.verdict,
        }
    return told


def print_progress(progress: Progress, screen: Console, say: Wording) -> None:
    """Print the progress screen."""
    if not any(each.answered for each in progress.topics) and not progress.taken:
        print_line(say("screen.history.none"), screen)
        return
    _weak(progress, screen, say)
    _strengths(say("progress.topics"), progress.topics, progress.titles, screen, say)
    if progress.post:
        _needed(progress, screen, say)
    _strengths(say("progress.skills"), progress.skills, lambda name: say(f"screen.skill.{name}"), screen, say)
    _strengths(say("progress.levels"), progress.levels, lambda name: say(f"screen.level.{name}"), screen, say)
    print_line(say("progress.formula"), screen)
    _due(progress.due, screen, say)
    _trend(progress.taken, screen, say)
    _exams([row for row in progress.taken if row.outcome], screen, say)


def _weak(progress: Progress, screen: Console, say: Wording) -> None:
    weak = [each for each in progress.topics if each.answered and each.mastery < NEEDED][:WEAK]
    if not weak:
        return
    _title(say("progress.weak"), screen)
    for each in weak:
        percent = round(each.mastery * 100)
        told = say("progress.weak-line", title=progress.titles(each.name), percent=percent, bank=each.name)
        screen.print(hanging(told, screen.width, first="  "))


def _strengths(
    title: str, found: Sequence[Strength], name: Callable[[str], str], screen: Console, say: Wording
) -> None:
    answered = [each for each in found if each.answered]
    if not answered:
        return
    _title(title, screen)
    rows = [
        (
            name(each.name),
            each.mastery,
            say("progress.line", percent=round(each.mastery * 100), answered=each.answered, of=each.questions),
        )
        for each in answered
    ]
    print_bars(rows, screen)
    untouched = len(found) - len(answered)
    if untouched:
        print_line(say("progress.untouched", count=untouched), screen)


def _needed(progress: Progress, screen: Console, say: Wording) -> None:
    """What the post needs: each of its topics at the mark; what is below it or not begun."""
    _title(say("progress.post", post=say(f"screen.post.{progress.post}"), percent=round(NEEDED * 100)), screen)
    reached = sum(each.answered > 0 and each.mastery >= NEEDED for each in progress.topics)
    print_line("  " + say("progress.reached", count=reached, of=len(progress.topics)), screen)
    for each in progress.topics:
        if not each.answered:
            screen.print(hanging(say("progress.not-begun", title=progress.titles(each.name)), screen.width, first="  "))


def _due(due: Sequence[tuple[date, int]], screen: Console, say: Wording) -> None:
    if not any(count for _, count in due):
        return
    _title(say("progress.due"), screen)
    most = max(count for _, count in due)
    print_bars([(day.strftime("%m-%d"), count / most, str(count)) for day, count in due], screen)


def _trend(taken: Sequence[TakenRow], screen: Console, say: Wording) -> None:
    if not taken:
        return
    _title(say("progress.trend"), screen)
    rows = [
        (f"{row.day.isoformat()} {say(f'screen.mode.{row.mode}')}", row.share, f"{round(row.share * 100)}%")
        for row in taken[-SESSIONS:]
    ]
    print_bars(rows, screen)


def _exams(taken: Sequence[TakenRow], screen: Console, say: Wording) -> None:
    if not taken:
        return
    _title(say("progress.exams"), screen)
    for row in taken:
        assert row.outcome is not None, "an exam has an outcome"
        figures = {
            "earned": number(row.outcome.earned),
            "total": number(row.outcome.total),
            "mark": number(row.outcome.pass_mark),
        }
        told = say(f"exam.{row.outcome.verdict}", **figures)
        screen.print(hanging(f"{row.day.isoformat()}  {row.title}  {told}", screen.width, first="  "))


def _title(words: str, screen: Console) -> None:
    screen.print()
    screen.print(Text(words, style="cyan"))


def titles(banks: Sequence[Mapping[str, Any]]) -> Callable[[str], str]:
    """Return what gives a bank's title by its id."""
    known = {bank["id"]: bank["title"] for bank in banks}
    return lambda id: known.get(id, id)
