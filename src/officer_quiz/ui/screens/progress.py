"""Progress on screen: weak points first, what falls due, the trend over sessions, exams against their pass marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.progress import NEEDED, Progress
from officer_quiz.results.rows import TakenRow
from officer_quiz.ui.console import hanging, print_line, print_title
from officer_quiz.ui.screens.bars import print_bars
from officer_quiz.ui.screens.certainty import print_calibration

SESSIONS = 12
"""Sessions the trend shows."""


def print_progress(progress: Progress, screen: Console, say: Wording) -> None:
    """Print the progress screen."""
    if not progress.begun:
        print_line(say("screen.history.none"), screen)
        return
    print_line(habit_in_words(progress.habit, say), screen)
    _weak(progress, screen, say)
    print_calibration(progress.calibration, screen, say)
    _strengths(say("progress.topics"), progress.topics, progress.title, screen, say)
    if progress.post:
        _needed(progress, screen, say)
    _strengths(say("progress.skills"), progress.skills, lambda name: say(f"screen.skill.{name}"), screen, say)
    _strengths(say("progress.levels"), progress.levels, lambda name: say(f"screen.level.{name}"), screen, say)
    print_line(say("progress.formula"), screen)
    _due(progress.due, screen, say)
    _trend(progress.taken, screen, say)
    _exams([row for row in progress.taken if row.outcome], screen, say)


def habit_in_words(habit: Habit, say: Wording) -> str:
    """Return how many questions were answered today, against the goal if there is one, and the days in a row."""
    key = "goal-reached" if habit.reached else "goal" if habit.goal else "no-goal"
    return say(f"progress.habit.{key}", today=habit.today, goal=habit.goal, days=habit.days)


def _weak(progress: Progress, screen: Console, say: Wording) -> None:
    if not progress.weak:
        return
    print_title(say("progress.weak"), screen)
    for each in progress.weak:
        percent = round(each.mastery * 100)
        told = say("progress.weak-line", title=progress.title(each.name), percent=percent, bank=each.name)
        screen.print(hanging(told, screen.width, first="  "))


def _strengths(
    title: str, found: Sequence[Strength], name: Callable[[str], str], screen: Console, say: Wording
) -> None:
    answered = [each for each in found if each.answered]
    if not answered:
        return
    print_title(title, screen)
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
    print_title(say("progress.post", post=say(f"screen.post.{progress.post}"), percent=round(NEEDED * 100)), screen)
    reached = sum(each.answered > 0 and each.mastery >= NEEDED for each in progress.topics)
    print_line("  " + say("progress.reached", count=reached, of=len(progress.topics)), screen)
    for each in progress.topics:
        if not each.answered:
            screen.print(hanging(say("progress.not-begun", title=progress.title(each.name)), screen.width, first="  "))


def _due(due: Sequence[tuple[date, int]], screen: Console, say: Wording) -> None:
    if not any(count for _, count in due):
        return
    print_title(say("progress.due"), screen)
    most = max(count for _, count in due)
    print_bars([(day.strftime("%m-%d"), count / most, str(count)) for day, count in due], screen)


def _trend(taken: Sequence[TakenRow], screen: Console, say: Wording) -> None:
    if not taken:
        return
    print_title(say("progress.trend"), screen)
    rows = [
        (f"{row.day.isoformat()} {say(f'screen.mode.{row.mode}')}", row.share, f"{round(row.share * 100)}%")
        for row in taken[-SESSIONS:]
    ]
    print_bars(rows, screen)


def _exams(taken: Sequence[TakenRow], screen: Console, say: Wording) -> None:
    if not taken:
        return
    print_title(say("progress.exams"), screen)
    for row in taken:
        assert row.outcome is not None, "an exam has an outcome"
        figures = {
            "earned": number(row.outcome.earned),
            "total": number(row.outcome.total),
            "mark": number(row.outcome.pass_mark),
        }
        told = say(f"exam.{row.outcome.decision}", **figures)
        screen.print(hanging(f"{row.day.isoformat()}  {row.title}  {told}", screen.width, first="  "))
