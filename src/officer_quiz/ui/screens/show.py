"""One question on screen: as a trainee reads it, then its key, explanation and marking for the trainer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.following import on_screen, reveal_on_screen
from officer_quiz.answers.turns import Step, every_turn
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.layout import lay_out_ask
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.feedback import Cite, ending_label, print_note, print_reveal
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.screens.question import print_head, print_hint, print_part, print_passage, print_turn


def print_question(question: Question, bank: str, rules: Rules, cite: Cite, screen: Console, say: Wording) -> None:
    """Print a question from both sides; `cite` adds versions to citations.

    Choices stand in the author's order; steps and the columns of a matching, whose order is the key, do not.
    """
    print_head(question, question.id, bank, screen, say)
    checked = question.checked.isoformat() if question.checked else say("screen.unchecked")
    status = say(f"screen.status.{question.status}")
    screen.print(hanging(say("screen.show.facts", status=status, checked=checked), screen.width, style="dim"))
    _title(say("screen.show.as-trainee"), screen)
    parts = _parts(question, rules)
    _print_asked(parts, screen, say)
    _title(say("screen.show.key-side"), screen)
    for part in parts:
        print_part(part[0].turn, screen, say)
        _print_key_side(part, cite, screen, say)


def print_as_trainee(question: Question, bank: str, rules: Rules, screen: Console, say: Wording) -> None:
    """Print a question as a trainee reads it, without anything about its key."""
    print_head(question, question.id, bank, screen, say)
    _print_asked(_parts(question, rules), screen, say)


def answer(question: Question, data: Mapping[str, Any], rules: Rules) -> Any:
    """Return a question's answer as JSON data: as the author wrote it, else the response that earns full marks.

    A case has a list, one a part; null stands where there is no single such response.
    """
    if "answer" in data:
        return data["answer"]
    keys = [next((step.reveal.key for step in part if step.reveal), None) for part in _parts(question, rules)]
    return keys[0] if len(keys) == 1 else keys


def _parts(question: Question, rules: Rules) -> list[list[Step]]:
    """The steps of each part of a question, with nothing in an order that tells the key, the same on both sides."""
    parts: dict[int, list[Step]] = {}
    for step in every_turn(question, rules):
        turn, reveal = step.turn, step.reveal
        ask = _laid_out(turn.ask, question.id)
        laid = replace(
            step,
            turn=replace(turn, ask=ask, hint=on_screen(turn.hint, ask)),
            reveal=reveal and reveal_on_screen(replace(reveal, ask=_laid_out(reveal.ask, question.id))),
        )
        parts.setdefault(turn.part.number if turn.part else 0, []).append(laid)
    return [parts[number] for number in sorted(parts)]


def _laid_out(ask: Ask, id: str) -> Ask:
    """Lay an ask out, and not, by chance, so that the author's order, which is the key, can be seen."""
    orders = (lay_out_ask(ask, id, str(salt), shuffle=False) for salt in range(9))
    return next((order for order in orders if not _in_order(order, ask)), ask)


def _in_order(shown: Ask, ask: Ask) -> bool:
    """Whether steps, or the columns that are some row's, stand one after the other as the author wrote them."""
    if isinstance(shown, Arrange) and isinstance(ask, Arrange):
        return shown.items == ask.items
    if isinstance(shown, Assign) and isinstance(ask, Assign):
        keyed = ask.columns[: len(ask.rows)]
        return tuple(column for column in shown.columns if column in keyed) == keyed
    return False


def _print_asked(parts: Iterable[Sequence[Step]], screen: Console, say: Wording) -> None:
    """Each turn with its options; of a conversation, which goes where the replies lead, only the first."""
    for part in parts:
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
    roles = [passage.role for passage in step.turn.context]
    # Before what is met here stand the opening, told above, or the reply that led here.
    before = step.shown + 1 if number > 1 else roles.index("objective") + len(("objective", "scene"))
    for passage in step.turn.context[before:]:
        print_passage(passage, screen, say)
    for way in step.replies:
        print_note(replace(way.note, better=""), screen, say)
        if isinstance(way.to, int):
            leads = say("screen.show.to", number=way.to)
        else:
            leads = f"{ending_label(way.to, say)}  {way.to[0]}"
        screen.print(hanging(leads, screen.width, first="   → "))
