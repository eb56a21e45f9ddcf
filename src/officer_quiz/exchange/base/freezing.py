"""Letters as they show: for formats in which they do not follow their choices through a shuffle."""

from __future__ import annotations

from dataclasses import replace

from officer_quiz.kinds.base.following import authored, names_letters
from officer_quiz.kinds.base.portable import ChooseMany, ChooseOne, Parts, Portable


def frozen(question: Portable) -> Portable:
    """Return a question with ``{C}`` in its texts as the letter that its author gave that choice.

    Where choices are called by their letters, or some keep their places, all stay in the author's order.
    """
    own = replace(question, hint=authored(question.hint), explain=authored(question.explain), fixed=())
    match question.answer:
        case Parts(parts):
            return replace(own, answer=Parts(tuple(map(frozen, parts))))
        case ChooseOne(choices) | ChooseMany(choices) as answer:
            told = (question.hint, question.explain, *(text for each in choices for text in (each.text, each.feedback)))
            stays = bool(question.fixed) or any(map(names_letters, told))
            as_shown = tuple(
                replace(each, text=authored(each.text), feedback=authored(each.feedback)) for each in choices
            )
            return replace(own, answer=replace(answer, choices=as_shown), shuffle=own.shuffle and not stays)
        case _:
            return own
