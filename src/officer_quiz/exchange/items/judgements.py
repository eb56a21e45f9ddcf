"""Judgements written here as sides to match: ratings, and the best and the worst of several; known by their class."""

from __future__ import annotations

from collections.abc import Mapping

from officer_quiz.exchange.base.understood import Understood
from officer_quiz.exchange.items.answers import Asked, pairs_of
from officer_quiz.kinds.base.portable import BestWorst, Item, Rate, Rated

RATING, BEST_WORST = "officer-quiz-rating", "officer-quiz-best-worst"
"""Classes of the interactions."""
BEST, WORST = "BEST", "WORST"
"""What the best and the worst are matched with."""


def judged(asked: Asked) -> Understood | None:
    """Return a judgement that was written here; None for other interactions, and for one that was changed."""
    sets = asked.element.findall("simpleMatchSet")
    if asked.element.get("class") not in {RATING, BEST_WORST} or len(sets) != 2:
        return None
    lefts, rights = (asked.texts(each, "simpleAssociableChoice") for each in sets)
    keys = dict(pairs_of(asked))
    if asked.element.get("class") == RATING:
        return _rated(asked, lefts, rights, keys)
    items = tuple(Item(name, text, asked.remarks.get(name, "")) for name, text in rights.items())
    if keys.keys() != {BEST, WORST} or not set(keys.values()) <= rights.keys():
        return None
    return Understood(BestWorst, BestWorst(items, keys[BEST], keys[WORST]))


def _rated(
    asked: Asked, lefts: Mapping[str, str], rights: Mapping[str, str], keys: Mapping[str, str]
) -> Understood | None:
    values = {name: place for place, name in enumerate(rights, 1)}
    if keys.keys() != lefts.keys() or not set(keys.values()) <= values.keys():
        return None
    items = (Rated(name, text, values[keys[name]], asked.remarks.get(name, "")) for name, text in lefts.items())
    return Understood(Rate, Rate(tuple(items), len(values)))
