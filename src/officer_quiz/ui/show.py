"""One question on screen: as a trainee reads it, then its key, explanation and marking for the trainer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.layout import lay_out, lay_out_ask
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.feedback import print_ending, print_note, print_reveal
from officer_quiz.ui.options import print_options
from officer_quiz.ui.question import print_head, print_hint, print_part, print_turn
from officer_quiz.ui.walk import Step, walk


def print_question(
    question: Question, bank: str, rules: Rules, cite: Callable[[str], str], screen: Console, say: Wording
) -> None:
    """Print a question from both sides; `cite` adds versions to citations.

    Choices stand in the author's order; steps and the columns of a matching, whose order is the key, do not.
    """
    print_head(question, question.id, bank, screen, say)
    checked = question.checked.isoformat() if question.checked else say("screen.unchecked")
    status = say(f"screen.status.{question.status}")
    screen.print(hanging(say("screen.show.facts", status=status, checked=checked), screen.width, style="dim"))
    _title(say("screen.show.as-trainee"), screen)
    steps = _laid_out(question, rules)
    _print_asked(steps, screen, say)
    _title(say("screen.show.key-side"), screen)
    for place, step in enumerate(steps, 1):
        if step.replies:
            _print_replies(place, step, cite, screen, say)
    for step in steps:
        print_part(step.turn, screen, say)
        if step.reveal:
            key_side = replace(step.reveal, response=None)
            if step.replies:  # told above, reply by reply
                key_side = replace(key_side, notes=(), ending=None)
            print_reveal(key_side, cite, screen, say, scored=False)
        if step.replies:
            break


def print_as_trainee(question: Question, bank: str, rules: Rules, screen: Console, say: Wording) -> None:
    """Print a question as a trainee reads it, without anything about its key."""
    print_head(question, question.id, bank, screen, say)
    _print_asked(_laid_out(question, rules), screen, say)


def _laid_out(question: Question, rules: Rules) -> list[Step]:
    """The steps of a question with nothing in an order that tells the key, the same on both sides."""

    def laid(step: Step) -> Step:
        turn = lay_out(step.turn, question.id, "", shuffle=False)
        reveal = step.reveal and replace(step.reveal, ask=lay_out_ask(step.reveal.ask, question.id, "", shuffle=False))
        return replace(step, turn=turn, reveal=reveal)

    return [laid(step) for step in walk(question, rules)]


def _print_asked(steps: Iterable[Step], screen: Console, say: Wording) -> None:
    """Each turn with its options; of a conversation, which goes where the replies lead, only the first."""
    for step in steps:
        print_turn(step.turn, step.shown, screen, say)
        print_options(step.turn.ask, screen, say)
        if step.turn.hint:
            print_hint(step.turn, screen, say)
        if step.replies:
            break


def answer(question: Question, data: Mapping[str, Any], rules: Rules) -> Any:
    """Return a question's answer as JSON data: as the author wrote it, else the responses that earn full marks."""
    if "answer" in data:
        return data["answer"]
    keys = [step.reveal.key for step in walk(question, rules) if step.reveal]
    return keys[0] if len(keys) == 1 else keys


def _title(words: str, screen: Console) -> None:
    screen.print()
    screen.print(Text(f"══ {words} ══", style="cyan"))


def _print_replies(place: int, step: Step, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    """A place in a conversation: what is met there, and every reply with its points, its remark and where it leads."""
    screen.print()
    screen.print(Text(say("screen.show.place", number=place), style="cyan"))
    before = step.shown + 1 if step.shown else len(step.turn.context) - 1  # the reply that led here, or the opening
    print_turn(step.turn, before, screen, say)
    for way in step.replies:
        print_note(way.note, cite, screen, say)
        if way.ending:
            print_ending(way.ending, screen, say, before="   → ")
        else:
            print_line(f"   {say('screen.show.to', number=way.to)}", screen)
