"""Letters as they show: for formats in which they do not follow their choices through a shuffle."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from officer_quiz.kinds.base.following import authored, names_letters
from officer_quiz.kinds.base.portable import (
    Answer,
    BestWorst,
    Choice,
    ChooseMany,
    ChooseOne,
    Item,
    Order,
    Pairs,
    Parts,
    Portable,
    Rate,
    Rated,
)

LETTERED = (ChooseOne, ChooseMany, BestWorst, Rate)
"""The answers whose choices or items have letters; what is put in order or paired is shuffled all the same."""
Told = TypeVar("Told", Choice, Item, Rated)


def frozen(question: Portable) -> Portable:
    """Return a question with ``{C}`` in its texts as the letter that its author gave that choice.

    Where choices are called by their letters, or some keep their places, all stay in the author's order.
    """
    answer = _frozen(question.answer)
    called = answer != question.answer or names_letters(question.hint) or names_letters(question.explain)
    stays = isinstance(answer, LETTERED) and (called or bool(question.fixed))
    return replace(
        question,
        answer=answer,
        hint=authored(question.hint),
        explain=authored(question.explain),
        shuffle=question.shuffle and not stays,
        fixed=(),
    )


def _frozen(answer: Answer) -> Answer:
    match answer:
        case Parts(parts):
            return Parts(tuple(map(frozen, parts)))
        case ChooseOne(choices) | ChooseMany(choices):
            return replace(answer, choices=tuple(map(_as_told, choices)))
        case BestWorst(items) | Order(items):
            return replace(answer, items=tuple(map(_as_told, items)))
        case Rate(items):
            return replace(answer, items=tuple(map(_as_told, items)))
        case Pairs(pairs, distractors):
            both = tuple((_as_told(left), _as_told(right)) for left, right in pairs)
            return Pairs(both, tuple(map(_as_told, distractors)))
        case _:
            return answer


def _as_told(each: Told) -> Told:
    return replace(each, text=authored(each.text), feedback=authored(each.feedback))
