"""What the checks are about: a list of them, and one explained with its examples."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from officer_quiz.bank.rule import Rule
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.codes import Problem
from officer_quiz.ui.console import hanging
from officer_quiz.ui.reports.diagnostics import COLOURS


def print_checks(rules: Iterable[Rule], screen: Console, say: Wording) -> None:
    """Print a line for each check: its code, its usual level, its name."""
    for rule in rules:
        line = Text(f"{rule.code}  ")
        line.append(say(f"check.{rule.level}"), style=COLOURS[rule.level])
        line.append(f"  {say(f'checks.{rule.code}.name')}")
        screen.print(line, overflow="fold")


def print_check(rule: Rule, bad: str, good: str, screen: Console, say: Wording) -> None:
    """Print what a check finds and why it matters, a bad and a good example, and how to silence it."""
    print_checks([rule], screen, say)
    for part in ("what", "why"):
        _title(say(f"check.explain-{part}"), screen)
        screen.print(hanging(say(f"checks.{rule.code}.{part}"), screen.width))
    _print_examples(bad, good, screen, say)
    screen.print()
    if rule.firm:
        screen.print(hanging(say("check.explain-firm"), screen.width))
    else:
        screen.print(hanging(say("check.explain-silence"), screen.width))
        screen.print(Text(f"  # check: ignore {rule.code} {say('check.explain-reason')}"))


def print_problem(problem: Problem, screen: Console, say: Wording) -> None:
    """Print a problem that is no check: its code, what is said of it, and where that is little, what it means."""
    screen.print(Text(problem.code, style="bold"))
    for sentence in problem.said:
        screen.print(hanging(sentence, screen.width, first="  "))
    if problem.meant:
        screen.print(hanging(say(problem.meant), screen.width, first="  "))
        _print_examples(problem.bad, problem.good, screen, say)


def _print_examples(bad: str, good: str, screen: Console, say: Wording) -> None:
    for part, example in (("bad", bad), ("good", good)):
        _title(say(f"check.explain-{part}"), screen)
        screen.print(Text(example.rstrip()), soft_wrap=True)


def _title(words: str, screen: Console) -> None:
    screen.print()
    screen.print(Text(words, style="bold"))
