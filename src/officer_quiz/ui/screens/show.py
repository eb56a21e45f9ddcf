"""One question on screen: as a trainee reads it, then its key, explanation and marking for the trainer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.turns import Step
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.whole import met_before, parts
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.feedback import Cite, ending_label, print_note, print_reveal
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.screens.question import print_head, print_hint, print_part, print_passage, print_turn
from officer_quiz.ui.screens.standing import measured, standing


def print_question(question: Question, bank: str, rules: Rules, cite: Cite, screen: Console, say: Wording) -> None:
    """Print a question from both sides; `cite` adds versions to citations.

    Choices stand in the author's order; steps and the columns of a matching, whose order is the key, do not.
    """
    print_head(question, question.id, bank, screen, say)
    for line in (" · ".join(standing(question, say)), *measured(question, say)):
        screen.print(hanging(line, screen.width, style="dim"))
    _title(say("screen.show.as-trainee"), screen)
    shown = parts(question, rules)
    _print_asked(shown, screen, say)
    _title(say("screen.show.key-side"), screen)
    for part in shown:
        print_part(part[0].turn, screen, say)
        _print_key_side(part, cite, screen, say)


def print_as_trainee(question: Question, bank: str, rules: Rules, screen: Console, say: Wording) -> None:
    """Print a question as a trainee reads it, without anything about its key."""
    print_head(question, question.id, bank, screen, say)
    _print_asked(parts(question, rules), screen, say)


def answer(question: Question, data: Mapping[str, Any], rules: Rules) -> Any:
    """Return a question's answer as JSON data: as the author wrote it, else the response that earns full marks.

    A case has a list, one a part; null stands where there is no single such response.
    """
    if "answer" in data:
        return data["answer"]
    keys = [next((step.reveal.key for step in part if step.reveal), None) for part in parts(question, rules)]
    return keys[0] if len(keys) == 1 else keys


def _print_asked(shown: Iterable[Sequence[Step]], screen: Console, say: Wording) -> None:
    """Each turn with its options; of a conversation, which goes where the replies lead, only the first."""
    for part in shown:
        for step in part[:1] if part[0].replies else part:
            print_turn(step.turn, step.shown, screen, say)
            print_options(step.turn.ask, screen, say)
            if step.turn.hint:
                print_hint(step.turn, screen, say)


def _print_key_side(part: Sequence[Step], cite: Cite, screen: Console, say: Wording) -> None:
    """The key of a part and why; a conversation first, place by place."""
    talk = bool(part[0].replies)
    for number, step in enumerate(part if talk else (), 1):
        _print_replies(number, step, screen, say)
    for step in part[:1] if talk else part:
        if step.reveal:
            key_side = replace(step.reveal, response=None)
            if talk:  # told above, reply by reply
                broken = (citation for each in part for way in each.replies for citation in way.note.citations)
                key_side = replace(key_side, notes=(), ending=None, citations=(*key_side.citations, *broken))
            print_reveal(key_side, cite, screen, say, scored=False)


def _title(words: str, screen: Console) -> None:
    screen.print()
    screen.print(Text(f"══ {words} ══", style="cyan"))


def _print_replies(number: int, step: Step, screen: Console, say: Wording) -> None:
    """A place in a conversation: what is met there, and every reply with its points, its remark and where it leads."""
    screen.print()
    screen.print(Text(say("screen.show.place", number=number), style="cyan"))
    for passage in step.turn.context[met_before(step, number) :]:
        print_passage(passage, screen, say)
    for way in step.replies:
        print_note(replace(way.note, better=""), screen, say)
        if isinstance(way.to, int):
            leads = say("screen.show.to", number=way.to)
        else:
            leads = f"{ending_label(way.to, say)}  {way.to[0]}"
        screen.print(hanging(leads, screen.width, first="   → "))
