"""L34: a reviewed question says who wrote it, who reviewed it (someone else), and when it was checked."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault

CODE = "L34"


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each reviewed question whose trail is incomplete or ends in the future."""
    for entry in bank.entries:
        question = entry.question
        path = ("questions", entry.index)
        if question.checked and question.checked > context.today:
            yield Fault(CODE, (*path, "checked"), message("bank.checked-later", day=question.checked.isoformat()))
        if question.status != "reviewed":
            continue
        missing = [name for name in ("author", "reviewer", "checked") if not getattr(question, name)]
        if missing:
            yield Fault(CODE, path, message("bank.trail-missing", names=", ".join(missing)))
        elif question.author == question.reviewer:
            yield Fault(CODE, path, message("bank.same-hand", name=question.author))
