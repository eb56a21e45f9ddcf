"""The result of an exam on screen: score and pass mark, the rules in force, by section, topic and skill, the time each
question took, blanks apart from wrong answers; then the paper question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.outcome import Outcome
from officer_quiz.results.rows import About, ExamTimes
from officer_quiz.session.state import State
from officer_quiz.ui.console import hanging, print_line, print_title, single_line
from officer_quiz.ui.screens.marks import MARKS, STYLES
from officer_quiz.ui.screens.summary import duration, print_groups, print_shares, verdict_counts


def print_result(
    state: State, times: ExamTimes, about: Callable[[str], About | None], screen: Console, say: Wording
) -> None:
    """Print the result of a marked exam; `about` gives None for a question that is no longer in the banks."""
    paper = state.paper
    _print_beginning(state, screen, say)
    print_line(say("screen.rule", rule=say(f"screen.rule.{state.started.rule}")), screen)
    if Fraction(paper.wrong_true_false):
        print_line(say("exam.wrong-true-false", cost=number(-Fraction(paper.wrong_true_false))), screen)
    if state.started.chance_corrected:
        print_line(say("screen.chance-corrected"), screen)
    print_line(say("screen.law-date", date=state.started.law_date), screen)
    print_line(say("screen.time", time=duration(times.spent, say)), screen)
    _print_sections(state, screen, say)
    known = {id: found for id in state.order if (found := about(id))}
    print_groups(state.results, known, screen, say)
    _print_questions(state, times, known, screen, say)


def print_short_result(state: State, times: ExamTimes, screen: Console, say: Wording) -> None:
    """Print what matters of a marked exam on one screen: passed or not, counts, time, points by section."""
    _print_beginning(state, screen, say)
    print_line(say("screen.time", time=duration(times.spent, say)), screen)
    _print_sections(state, screen, say)


def _print_beginning(state: State, screen: Console, say: Wording) -> None:
    """The title, whether it is passed, and how many questions came out how."""
    screen.print()
    screen.print(single_line(f"══ {state.paper.title} · {say('exam.result')} ══", "cyan"))
    if state.submitted and state.submitted.by_clock:
        screen.print(hanging(say("exam.by-clock"), screen.width, style="yellow"))
    _print_outcome(Outcome.of(state), screen, say)
    print_line(say("screen.counts", **verdict_counts(state)), screen)


def _print_sections(state: State, screen: Console, say: Wording) -> None:
    titles = {id: part.title for part in state.paper.parts for id in part.questions}
    print_shares(say("exam.by-section"), state.results, lambda id: [titles[id]], screen)


def _print_outcome(outcome: Outcome, screen: Console, say: Wording) -> None:
    figures = {"earned": number(outcome.earned), "total": number(outcome.total), "mark": number(outcome.pass_mark)}
    style = {"passed": "bold green", "failed": "bold red", "open": "bold yellow"}[outcome.decision]
    screen.print(Text(say(f"exam.{outcome.decision}", **figures), style=style))
    if outcome.waiting:
        screen.print(hanging(say("exam.waiting", points=number(outcome.waiting)), screen.width, style="yellow"))


def _print_questions(state: State, times: ExamTimes, known: Mapping[str, About], screen: Console, say: Wording) -> None:
    """A line a question: number, mark, points, time, how it begins."""
    print_title(say("exam.by-question"), screen)
    for place, id in enumerate(state.order, 1):
        result = state.results.get(id)
        outcome = result.verdict if result else "blank"
        mark = MARKS[outcome] if result else "…"
        earned = number(result.fraction * result.worth) if result else "?"
        minutes, seconds = divmod(round(times.seconds.get(id, 0)), 60)
        head = f"{place:>3} {mark} {earned}/{number(state.paper.worth(id))}"
        head += " " * max(1, 15 - cell_len(head)) + f"{minutes:>2}:{seconds:02}  "
        line = Text(head, style=STYLES[outcome] if result else "yellow", no_wrap=True, overflow="ellipsis")
        line.append_text(single_line(known[id].headline if id in known else id))
        screen.print(line, no_wrap=True, overflow="ellipsis")
