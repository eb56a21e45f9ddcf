"""Elements of QTI as they are built: declarations, rules and texts, in the names of 2.x."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.texts import legal

EXACT = Decimal("0.0000001")
"""How exactly points are written; what is not said by it stands in a tag too."""
RESPONSE = "RESPONSE"
"""The name of the response of an item that has one."""


def element(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """Return an element with what is in it, texts first."""
    own = Element(tag, {name: legal(value) for name, value in attributes.items()})
    for each in inside:
        if isinstance(each, str):
            own.text = (own.text or "") + legal(each)
        else:
            own.append(each)
    return own


def identifier(id: str) -> str:
    """Return an id as QTI has them: they begin with a letter or an underscore."""
    plain = re.sub(r"[^A-Za-z0-9_.-]", "-", id)
    return plain if plain[:1].isalpha() else f"_{plain}"


def decimal(amount: Fraction) -> str:
    """Return an amount as a decimal number."""
    exact = (Decimal(amount.numerator) / amount.denominator).quantize(EXACT)
    return f"{exact:f}".rstrip("0").rstrip(".")


def response(name: str, cardinality: str, base: str, correct: Sequence[str]) -> Element:
    """Return the declaration of a response with its right values."""
    values = [element("correctResponse", *(element("value", each) for each in correct))] if correct else []
    return element("responseDeclaration", *values, identifier=name, cardinality=cardinality, baseType=base)


def outcome(name: str, base: str, value: str = "", cardinality: str = "single", **more: str) -> Element:
    """Return the declaration of an outcome."""
    usual = [element("defaultValue", element("value", value))] if value else []
    return element("outcomeDeclaration", *usual, identifier=name, cardinality=cardinality, baseType=base, **more)


def mapping(worth: dict[str, Fraction], most: Fraction | None, *, folded: bool = False) -> Element:
    """Return what values earn, at most `most` together; `folded`: whatever the case of their letters."""
    bounds = {} if most is None else {"lowerBound": "0", "upperBound": decimal(most)}
    case = {"caseSensitive": "false"} if folded else {}
    entries = [element("mapEntry", mapKey=key, mappedValue=decimal(value), **case) for key, value in worth.items()]
    return element("mapping", *entries, defaultValue="0", **bounds)


def variable(name: str) -> Element:
    """Return the value of a variable."""
    return element("variable", identifier=name)


def earned(name: str) -> Element:
    """Return what a response earns by its mapping."""
    return element("mapResponse", identifier=name)


def number_value(text: str) -> Element:
    """Return a number as an expression."""
    return element("baseValue", text, baseType="float")


def assigned(name: str, value: Element) -> Element:
    """Return the rule that gives an outcome a value."""
    return element("setOutcomeValue", value, identifier=name)


def when(condition: Element) -> Element:
    """Return the rule that gives all points where a condition holds."""
    return element("responseCondition", element("responseIf", condition, assigned("SCORE", variable("MAXSCORE"))))


def when_correct() -> Element:
    """Return the rule that gives all points for the right response."""
    return when(element("match", variable(RESPONSE), element("correct", identifier=RESPONSE)))


def paragraphs(text: str) -> list[Element]:
    """Return the lines of a text as paragraphs."""
    return [element("p", line) for line in text.split("\n") if line]


def lines(text: str) -> list[Element | str]:
    """Return a text with breaks between its lines."""
    first, *rest = text.split("\n")
    breaks = [element("br") for _ in rest]
    for own, line in zip(breaks, rest, strict=True):
        own.tail = legal(line)
    return [first, *breaks]


def append(sentence: Element, pieces: Sequence[Element | str]) -> None:
    """Add pieces to the end of a sentence."""
    for each in pieces:
        if not isinstance(each, str):
            sentence.append(each)
        elif len(sentence):
            sentence[-1].tail = (sentence[-1].tail or "") + legal(each)
        else:
            sentence.text = (sentence.text or "") + legal(each)
