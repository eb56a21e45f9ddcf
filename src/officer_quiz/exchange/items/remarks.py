"""Feedback of an item: what a candidate would see after choosing something, found by trying it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from officer_quiz.exchange.items.content import FEEDBACK, Content
from officer_quiz.exchange.items.scoring import NotUnderstood, Rules, Value

_RIGHT, _NOTHING = " right", " nothing"
"""Names of what may be answered beside single choices; no identifier has a space."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said after answering: always, and of single choices; `dropped` where something else is said as well."""

    always: str
    choices: Mapping[str, str]
    dropped: bool


def remarks_of(item: Element, rules: Rules, content: Content, response: str, choices: Sequence[Element]) -> Remarks:
    """Return the remarks of an item; `choices` are those of the only thing that is asked, none where there are several.

    They are chosen for `response`, or placed where it is empty. A remark that stands in a choice belongs to it, one
    that is seen whatever is answered is said always.
    """
    named = {each.get("identifier") or "": each for each in choices}
    places = {inner: name for name, choice in named.items() for inner in choice.iter() if inner.tag in FEEDBACK}
    one = bool(named) and rules.responses[response].cardinality == "single" if response in rules.responses else False
    tries = _tries(rules, response, list(named) if response else (), one)
    always: list[str] = []
    told: dict[str, list[str]] = {name: [] for name in named}
    dropped = False
    for each in item.iter():
        text = content.text(each) if each.tag in FEEDBACK else ""
        if not text:
            continue
        seen = {name for name, outcomes in tries.items() if _shown(each, outcomes, name)}
        if each in places:
            own = {places[each]} if seen & {places[each], _RIGHT} else set()
        elif seen == tries.keys():
            always.append(text)
            continue
        else:
            own = seen & named.keys() if one or len(seen) == 1 else set()
        for name in own:
            told[name].append(text)
        dropped |= not own
    return Remarks("\n".join(always), {name: "\n".join(texts) for name, texts in told.items()}, dropped)


def _tries(rules: Rules, response: str, names: Sequence[str], one: bool) -> dict[str, Mapping[str, Value] | None]:
    """Return the outcomes of choosing each by itself, and of answering right and not at all where more is possible."""
    given: dict[str, Mapping[str, Value]] = {name: {response: (name,)} for name in names}
    if not one:
        given[_RIGHT] = {name: each.best for name, each in rules.responses.items()}
    if not names:
        given[_NOTHING] = {}
    return {name: _outcomes(rules, each) for name, each in given.items()}


def _outcomes(rules: Rules, given: Mapping[str, Value]) -> Mapping[str, Value] | None:
    """Return the outcomes of responses, None where the rules are not understood."""
    try:
        return rules.outcomes(given)
    except NotUnderstood:
        return None


def _shown(element: Element, outcomes: Mapping[str, Value] | None, chosen: str) -> bool:
    """Whether a remark is seen; where rules are not understood, one is that has the name of what is chosen."""
    name = element.get("identifier") or ""
    if outcomes is None:
        return name == chosen
    there = name in outcomes.get(element.get("outcomeIdentifier") or "", ())
    return there != (element.get("showHide") == "hide")
