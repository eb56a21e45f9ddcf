"""Progress on screen: the days, weak points, readiness, mastery, what falls due, the trend, exams and pass marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.course import WEEKS, Course
from officer_quiz.results.figures import percent
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.progress import NEEDED, Progress
from officer_quiz.ui.console import hanging, print_line, print_title
from officer_quiz.ui.screens.bars import print_bars
from officer_quiz.ui.screens.certainty import print_calibration
from officer_quiz.ui.screens.heatmap import print_days
from officer_quiz.ui.screens.readiness import print_readiness

SESSIONS = 12
"""Sessions the trend shows."""
LEVELS = "▁▂▃▄▅▆▇█"
NONE = "·"
"""A week without answers: as wide as the others in every terminal."""


def print_progress(progress: Progress, screen: Console, say: Wording, *, drawn: bool = True) -> None:
    """Print the progress screen; not `drawn`, in words alone, as screen readers need it."""
    if not progress.begun:
        print_line(say("screen.history.none"), screen)
        return
    for print_section in SECTIONS:
        print_section(progress, screen, say, drawn)


def _habit(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    del drawn
    print_line(habit_in_words(progress.habit, say), screen)


def _days(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    print_days(progress.activity, screen, say, drawn=drawn)


def _readiness(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    print_readiness(progress.readiness, screen, say, drawn=drawn)


def _calibration(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    print_calibration(progress.calibration, screen, say, bars=drawn)


def habit_in_words(habit: Habit, say: Wording) -> str:
    """Return how many questions were answered today, against the goal if there is one, and the days in a row."""
    key = "goal-reached" if habit.reached else "goal" if habit.goal else "no-goal"
    return say(f"progress.habit.{key}", today=habit.today, goal=habit.goal, days=habit.days)


def _weak(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    del drawn
    if not progress.weak and not progress.weak_skills:
        return
    print_title(say("progress.weak"), screen)
    lines = [
        say("progress.weak-line", title=progress.title(each.name), percent=percent(each.mastery), bank=each.name)
        for each in progress.weak
    ]
    lines += [
        say(
            "progress.weak-skill",
            title=say(f"screen.skill.{each.name}"),
            percent=percent(each.mastery),
            skill=each.name,
        )
        for each in progress.weak_skills
    ]
    for line in (*lines, say("progress.weak-both")):
        screen.print(hanging(line, screen.width, first="  "))


def _topics(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    title = say("progress.topics-drawn", weeks=WEEKS, none=NONE) if drawn else say("progress.topics")
    courses = progress.courses

    def beside(each: Strength) -> str:
        course = courses.get(each.name)
        if not course:
            return NONE * WEEKS if drawn else ""
        return sparkline(course) if drawn else course_in_words(course, say)

    _strengths(title, progress.topics, progress.title, screen, say, drawn, beside)


def sparkline(course: Course) -> str:
    """Return a sign a week, the higher the better its score."""
    return "".join(NONE if each.share is None else LEVELS[min(int(each.share * 8), 7)] for each in course)


def course_in_words(course: Course, say: Wording) -> str:
    """Return the score of each week."""
    shares = [
        say("progress.course-none") if each.share is None else say("progress.course-share", percent=percent(each.share))
        for each in course
    ]
    return say("progress.course", weeks=len(course), shares=shares)


def _skills(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    names = _named("screen.skill", say)
    _strengths(say("progress.skills"), progress.skills, names, screen, say, drawn)


def _levels(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    _strengths(say("progress.levels"), progress.levels, _named("screen.level", say), screen, say, drawn)
    print_line(say("progress.formula"), screen)


def _named(area: str, say: Wording) -> Callable[[str], str]:
    return lambda name: say(f"{area}.{name}")


def _strengths(
    title: str,
    found: Sequence[Strength],
    name: Callable[[str], str],
    screen: Console,
    say: Wording,
    drawn: bool,
    beside: Callable[[Strength], str] = lambda _: "",
) -> None:
    """Print groups of questions, the weakest first, each with what stands `beside` it, and how many are not begun."""
    answered = [each for each in found if each.answered]
    if not answered:
        return
    print_title(title, screen)
    figures = [
        say("progress.line", percent=percent(each.mastery), answered=each.answered, of=each.questions)
        for each in answered
    ]
    wide = max(map(cell_len, figures)) if drawn else 0
    rows = [
        (name(each.name), each.mastery, f"{told}{' ' * (wide - cell_len(told))} {beside(each)}".rstrip())
        for each, told in zip(answered, figures, strict=True)
    ]
    print_bars(rows, screen, bars=drawn)
    untouched = len(found) - len(answered)
    if untouched:
        print_line(say("progress.untouched", count=untouched), screen)


def _needed(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    """What the post needs: each of its topics at the mark; what is below it or not begun."""
    del drawn
    if not progress.post:
        return
    print_title(say("progress.post", post=say(f"screen.post.{progress.post}"), percent=percent(NEEDED)), screen)
    reached = sum(each.answered > 0 and each.mastery >= NEEDED for each in progress.topics)
    print_line("  " + say("progress.reached", count=reached, of=len(progress.topics)), screen)
    for each in progress.topics:
        if not each.answered:
            screen.print(hanging(say("progress.not-begun", title=progress.title(each.name)), screen.width, first="  "))


def _due(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    due = [(day, count) for day, count in progress.due if count]
    if not due:
        return
    print_title(say("progress.due"), screen)
    most = max(count for _, count in due)
    print_bars([(day.strftime("%m-%d"), count / most, str(count)) for day, count in due], screen, bars=drawn)


def _trend(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    if not progress.taken:
        return
    print_title(say("progress.trend"), screen)
    rows = [
        (f"{row.day.isoformat()} {say(f'screen.mode.{row.mode}')}", row.share, f"{percent(row.share)}%")
        for row in progress.taken[-SESSIONS:]
    ]
    print_bars(rows, screen, bars=drawn)


def _exams(progress: Progress, screen: Console, say: Wording, drawn: bool) -> None:
    del drawn
    taken = [row for row in progress.taken if row.outcome]
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


Section = Callable[[Progress, Console, Wording, bool], None]
SECTIONS: tuple[Section, ...] = (
    _habit,
    _days,
    _weak,
    _calibration,
    _readiness,
    _topics,
    _needed,
    _skills,
    _levels,
    _due,
    _trend,
    _exams,
)
"""What the screen is made of, from its top: each prints a title and its lines, or nothing where there is nothing."""
