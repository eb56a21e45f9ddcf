"""Choices as platforms weigh them, in percent, and which of them are keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from officer_quiz.exchange.base.understood import Understood
from officer_quiz.kinds.base.portable import Choice, ChooseMany, ChooseOne
from officer_quiz.messages.catalogue import message

WHOLE = Decimal("99.9")
"""From here on a choice earns everything: thirds are rounded."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A choice, what it earns in percent, and the remark on it."""

    text: str
    weight: Decimal
    feedback: str = ""


def chosen(choices: Sequence[Weighed], several: bool) -> Understood:
    """Return what is chosen: the choices that earn something where several can be ticked, else the one that earns all.

    A choice that earns a part of the points is no key where one is chosen: that part is lost.
    """
    best = [each.weight >= WHOLE for each in choices]
    many = several or sum(best) > 1
    keys = [each.weight > 0 for each in choices] if many else best
    doubts = (message("formats.several-keys"),) if many and not several else ()
    partial = not many and any(0 < each.weight < WHOLE for each in choices)
    losses = (message("formats.part-answers"),) if partial else ()
    shape = ChooseMany if many else ChooseOne
    lettered = list(zip(_letters(len(choices)), choices, keys, strict=True))
    if not any(keys):
        data = {
            "choices": {letter: each.text for letter, each, _ in lettered},
            "why": {letter: each.feedback for letter, each, _ in lettered if each.feedback},
        }
        return Understood(shape, None, data, doubts, losses)
    found = tuple(Choice(letter, each.text, key, each.feedback) for letter, each, key in lettered)
    return Understood(shape, shape(found), doubts=doubts, losses=losses)


def _letters(count: int) -> list[str]:
    """Return A, B, … and AA, AB, … where there are not enough."""
    ones = list(ascii_uppercase)
    return (ones + [first + second for first in ones for second in ones])[:count] + [
        f"Z{place}" for place in range(26 * 27, count)
    ]
