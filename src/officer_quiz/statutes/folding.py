"""Folds citations: those of one statute become one line, as in 第97、100、103条."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from officer_quiz.statutes.citation import Citation, Unreadable, parse

_RANGE = re.compile(r"[至到](?![^《]*》)")
"""Says that a citation means all between its ends, which its places alone do not tell."""


def folded(texts: Iterable[str]) -> list[str]:
    """Return citations with those of one statute in one line, in the order in which the statutes are first cited.

    One that stands alone for its statute stays as written; so does one with a range, or in no legal notation.
    """
    groups: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        groups.setdefault(_statute(text) or text, []).append(text)
    return [group[0] if len(group) == 1 else _together(name, group) for name, group in groups.items()]


def _statute(text: str) -> str:
    """Return the one statute a citation is of, empty where it cannot be folded."""
    places = parse(text)
    if isinstance(places, Unreadable) or _RANGE.search(text) or any(place.appendix for place in places):
        return ""
    names = {place.statute for place in places}
    return f"《{names.pop()}》" if len(names) == 1 else ""


def _together(statute: str, texts: Sequence[str]) -> str:
    places = {place for text in texts if not isinstance(found := parse(text), Unreadable) for place in found}
    ordered = sorted(places, key=lambda place: (place.article, place.sub, place.paragraph, place.item))
    whole = [str(place.article) for place in ordered if not (place.sub or place.paragraph or place.item)]
    exact = [_exactly(place) for place in ordered if place.sub or place.paragraph or place.item]
    return statute + "、".join([*([f"第{'、'.join(whole)}条"] if whole else []), *exact])


def _exactly(place: Citation) -> str:
    sub = f"之{place.sub}" if place.sub else ""
    paragraph = f"第{place.paragraph}款" if place.paragraph else ""
    item = f"第{place.item}项" if place.item else ""
    return f"第{place.article}条{sub}{paragraph}{item}"
