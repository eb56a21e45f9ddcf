"""One question on screen: as a trainee reads it, then its key, explanation and marking for the trainer."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging
from officer_quiz.ui.feedback import print_note, print_reveal
from officer_quiz.ui.letters import column_labels, labels, row_labels
from officer_quiz.ui.question import print_head, print_turn, spoken
from officer_quiz.ui.walk import Step, walk


def print_question(
    question: Question, bank: str, rules: Rules, cite: Callable[[str], str], screen: Console, say: Wording
) -> None:
    """Print a question from both sides; choices stand in the author's order. `cite` adds versions to citations."""
    print_head(question, question.id, bank, screen, say)
    checked = question.checked.isoformat() if question.checked else say("screen.unchecked")
    status = say(f"screen.status.{question.status}")
    screen.print(hanging(say("screen.show.facts", status=status, checked=checked), screen.width, style="dim"))
    steps = list(walk(question, rules))
    _title(say("screen.show.as-trainee"), screen)
    for step in steps:
        print_turn(step.turn, step.shown, screen, say)
        print_options(step.turn.ask, screen, say)
        if step.replies:
            break
    _title(say("screen.show.key-side"), screen)
    for step in steps:
        if step.replies:
            _print_replies(step, cite, screen, say)
        elif step.reveal:
            print_reveal(step.reveal, cite, screen, say)


def _title(words: str, screen: Console) -> None:
    screen.print()
    screen.print(Text(f"══ {words} ══", style="cyan"))


def print_options(ask: Ask, screen: Console, say: Wording) -> None:
    """Print what can be chosen, placed or assigned, with the letters or numbers it has on screen."""
    match ask:
        case Choose(options=options):
            _lettered(options, labels(ask), screen, say)
        case Arrange(items=items):
            _lettered(items, labels(ask), screen, say)
        case Assign(rows=rows, columns=columns):
            _lettered(rows, row_labels(ask), screen, say)
            _lettered(columns, column_labels(ask), screen, say)
        case Blanks():
            pass


def _lettered(options: tuple[Option, ...], letters: dict[str, str], screen: Console, say: Wording) -> None:
    screen.print()
    for option in options:
        screen.print(hanging(spoken(option.text, say), screen.width, first=f"   {letters[option.key]}  "))


def _print_replies(step: Step, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    """A place in a conversation: what is said there, and every reply with its points and remark."""
    print_turn(step.turn, max(step.shown, len(step.turn.context) - 1), screen, say)
    for note in step.replies:
        print_note(note, cite, screen, say)
