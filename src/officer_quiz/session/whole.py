"""A question shown whole: every turn of it, laid out so that no order tells the key, the same on both of its sides."""

from __future__ import annotations

from dataclasses import replace

from officer_quiz.answers.following import on_screen, reveal_on_screen
from officer_quiz.answers.turns import Step, every_turn
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.session.layout import lay_out_ask


def parts(question: Question, rules: Rules) -> list[list[Step]]:
    """Return the steps of each part of a question, choices in the author's order.

    Steps and the columns of a matching, whose order is the key, do not stand in it.
    """
    found: dict[int, list[Step]] = {}
    for step in every_turn(question, rules):
        turn, reveal = step.turn, step.reveal
        ask = _laid_out(turn.ask, question.id)
        laid = replace(
            step,
            turn=replace(turn, ask=ask, hint=on_screen(turn.hint, ask)),
            reveal=reveal and reveal_on_screen(replace(reveal, ask=_laid_out(reveal.ask, question.id))),
        )
        found.setdefault(turn.part.number if turn.part else 0, []).append(laid)
    return [found[number] for number in sorted(found)]


def met_before(step: Step, number: int) -> int:
    """Return how many passages of a conversation's place, counted from 1, were told before what is met there.

    Before it stand the opening, or the reply that led here.
    """
    roles = [passage.role for passage in step.turn.context]
    return step.shown + 1 if number > 1 else roles.index("objective") + len(("objective", "scene"))


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
