"""Prints a question as the trainee reads it: a head line, what to read, and what is asked. Stays in the scrollback."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import number, spoken
from officer_quiz.kinds.base.ask import Passage, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.moods import mood_lines

SEPARATOR = " · "
SPEECH = ("other", "self")


def print_head(
    question: Question, place: str, bank: str, screen: Console, say: Wording, worth: Fraction | None = None
) -> None:
    """Print the line above a question: its place in the session, kind, level, bank and points (`worth` in a paper)."""
    before = (place, say(f"kinds.{question.type}.name"), say(f"screen.level.{question.level}"))
    points = say("screen.points", points=number(question.worth if worth is None else worth))
    head = head_line(before, bank, points, screen.width)
    screen.print()
    screen.print(Text(head, style="cyan", no_wrap=True, overflow="crop"))
    if question.title:
        screen.print(hanging(question.title, screen.width, style="bold"))


def head_line(before: Sequence[str], bank: str, points: str, width: int) -> str:
    """Return the line above a question in `width` cells: where there is no room for all, the bank's title is cut."""
    fixed = SEPARATOR.join((*before, points))
    title = Text(one_line(bank))
    title.truncate(max(width - cell_len(one_line(fixed)) - len(SEPARATOR) - 4, 1), overflow="ellipsis")
    facts = (*before, title.plain if len(title) > 1 else "", points)
    line = f"── {one_line(SEPARATOR.join(fact for fact in facts if fact))} "
    return line + "─" * max(0, width - cell_len(line))


def print_turn(turn: Turn, already: int, screen: Console, say: Wording) -> None:
    """Print a turn: the passages not yet shown (`already` were) and those kept in view, the part, what is asked."""
    for place, passage in enumerate(turn.context):
        if place >= already or passage.keep:
            print_passage(passage, screen, say)
    for line in mood_lines(turn.meters, screen.width):
        screen.print(line)
    print_part(turn, screen, say)
    prompt = spoken(turn.prompt, say)
    if prompt:
        screen.print()
        screen.print(hanging(prompt, screen.width, style="bold"))


def print_part(turn: Turn, screen: Console, say: Wording) -> None:
    """Print which question of a case a turn belongs to, if it does."""
    if part := turn.part:
        kind = say(f"kinds.{part.kind}.name")
        screen.print()
        screen.print(Text(say("screen.part", number=part.number, of=part.of, kind=kind), style="cyan"))


def print_hint(turn: Turn, screen: Console, say: Wording) -> None:
    """Print the hint of a turn."""
    screen.print(hanging(turn.hint, screen.width, first=f"{say('screen.hint')}  ", style="dim"))


def print_passage(passage: Passage, screen: Console, say: Wording) -> None:
    """Print one thing to read, labelled with what it is or who says it."""
    label = one_line(passage.by) or say(f"screen.role.{passage.role}")
    if passage.role not in SPEECH:
        screen.print()
    style = "italic" if passage.role == "other" else ""
    screen.print(hanging(passage.text, screen.width, first=f"{label}  ", style=style))
