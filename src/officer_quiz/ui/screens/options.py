"""Prints what can be chosen, placed or assigned, with its labels, where there is no live area to show it."""

from __future__ import annotations

from rich.console import Console

from officer_quiz.answers.labels import column_labels, is_scale, labels, row_labels
from officer_quiz.answers.words import spoken
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging


def print_options(ask: Ask, screen: Console, say: Wording) -> None:
    """Print what can be chosen, placed or assigned, with the letters or numbers it has on screen."""
    match ask:
        case Choose(options=options):
            _lettered(options, labels(ask), screen, say)
        case Arrange(items=items):
            _lettered(items, labels(ask), screen, say)
        case Assign(rows=rows, columns=columns):
            _lettered(rows, row_labels(ask), screen, say)
            if not is_scale(ask):
                _lettered(columns, column_labels(ask), screen, say)
        case Blanks():
            pass


def _lettered(options: tuple[Option, ...], letters: dict[str, str], screen: Console, say: Wording) -> None:
    screen.print()
    for option in options:
        screen.print(
            hanging(
                spoken(option.text, say),
                screen.width,
                first=f"   {letters[option.key]}  ".replace("     ", "   "),
            )
        )
