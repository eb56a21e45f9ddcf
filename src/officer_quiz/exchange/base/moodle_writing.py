"""Questions as elements of Moodle XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.texts import legal, to_html
from officer_quiz.exchange.base.written import no_shape
from officer_quiz.kinds.base.portable import (
    Blanks,
    ChooseMany,
    ChooseOne,
    Number,
    Order,
    Pairs,
    Portable,
    Text,
    TrueFalse,
)

GRADE = Decimal("0.0000001")
"""How exactly points are written; what is not said by it stands in a tag too."""


def quiz(elements: Iterable[str]) -> bytes:
    """Return a document of elements that are written already."""
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *elements, "</quiz>", "")).encode()


def category(title: str) -> str:
    """Return the entry that puts what follows into a category of its own."""
    element = Element("question", type="category")
    _text(element, "category", f"$course$/top/{title.replace('/', '//')}")
    return _written(element)


def question(asked: Portable) -> str:
    """Return a question; CannotSay for a shape that Moodle has not."""
    sort = _sort(asked)
    element = Element("question", type=sort)
    _text(element, "name", asked.title or asked.id)
    _html(element, "questiontext", _cloze(asked) if sort == "cloze" else to_html(labels.stem(asked)))
    _html(element, "generalfeedback", to_html(labels.feedback(asked)))
    if sort != "cloze":
        SubElement(element, "defaultgrade").text = _grade(asked.points)
    SubElement(element, "penalty").text = "0"
    SubElement(element, "hidden").text = "0"
    SubElement(element, "idnumber").text = legal(asked.id)
    _add_answers(element, asked)
    if asked.hint:
        _html(element, "hint", to_html(asked.hint))
    tags = labels.tags(asked, points=sort == "cloze" or Fraction(_grade(asked.points)) != asked.points)
    if tags:
        group = SubElement(element, "tags")
        for tag in tags:
            _text(group, "tag", tag)
    return _written(element)


def _written(element: Element) -> str:
    ElementTree.indent(element)
    return ElementTree.tostring(element, encoding="unicode")


def _sort(asked: Portable) -> str:
    match asked.answer:
        case ChooseOne() | ChooseMany():
            return "multichoice"
        case TrueFalse():
            return "truefalse"
        case Blanks(texts=texts, accepted=accepted):
            return "shortanswer" if len(accepted) == 1 and not texts[1] else "cloze"
        case Number():
            return "numerical"
        case Pairs():
            return "matching"
        case Order():
            return "ordering"
        case Text():
            return "essay"
        case _:
            raise no_shape(asked)


def _add_answers(element: Element, asked: Portable) -> None:
    """Add what is answered, and what is right."""
    match asked.answer:
        case ChooseOne() | ChooseMany() as chosen:
            _add_choices(element, asked, chosen)
        case TrueFalse(right=right):
            _answer(element, "100" if right else "0", "true", plain=True)
            _answer(element, "0" if right else "100", "false", plain=True)
        case Blanks(accepted=accepted) if element.get("type") == "shortanswer":
            SubElement(element, "usecase").text = "0"
            for text in accepted[0]:
                _answer(element, "100", text.replace("*", "\\*"), plain=True)
        case Number() as number:
            _add_number(element, number)
        case Pairs() as pairs:
            _add_pairs(element, pairs)
        case Order(items=items):
            for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0")):
                SubElement(element, name).text = value
            for place, each in enumerate(items, 1):
                _answer(element, str(place), to_html(each.text))
        case Text() as essay:
            _add_essay(element, essay)


def _add_choices(element: Element, asked: Portable, answer: ChooseOne | ChooseMany) -> None:
    one = isinstance(answer, ChooseOne)
    SubElement(element, "single").text = "true" if one else "false"
    SubElement(element, "shuffleanswers").text = "true" if asked.shuffle else "false"
    SubElement(element, "answernumbering").text = "ABCD"
    shares = ["100" if each.right else "0" for each in answer.choices] if one else labels.weights(answer)
    for share, each in zip(shares, answer.choices, strict=True):
        _answer(element, share, to_html(each.text), each.feedback)


def _add_number(element: Element, number: Number) -> None:
    own = _answer(element, "100", f"{number.value:f}", plain=True)
    SubElement(own, "tolerance").text = f"{number.tolerance:f}"
    if number.unit:
        _add_unit(element, number.unit)


def _add_pairs(element: Element, answer: Pairs) -> None:
    SubElement(element, "shuffleanswers").text = "true"
    sides = [(left.text, right.text) for left, right in answer.pairs]
    for left_side, right_side in (*sides, *(("", each.text) for each in answer.distractors)):
        own = _html(element, "subquestion", to_html(left_side) if left_side else "")
        _text(own, "answer", right_side)


def _add_essay(element: Element, answer: Text) -> None:
    SubElement(element, "responseformat").text = "editor"
    listed = "".join(f"<li>{to_html(each.text)}</li>" for each in answer.items)
    _html(element, "graderinfo", to_html(answer.model) + (f"<ul>{listed}</ul>" if listed else ""))


def _cloze(asked: Portable) -> str:
    """Return a sentence with its blanks, each with its answers in it, as Moodle has them."""
    assert isinstance(asked.answer, Blanks)
    pieces = [*(f"{passage.text}\n" for passage in asked.context)]
    for place, text in enumerate(asked.answer.texts):
        pieces.append(re.sub(r"([{}])", r"\\\1", text))
        if place < len(asked.answer.accepted):
            answers = (re.sub(r"([\\}#~/\"])", r"\\\1", each) for each in asked.answer.accepted[place])
            pieces.append("{1:SHORTANSWER:=" + "~=".join(answers) + "}")
    return to_html("".join(pieces))


def _add_unit(element: Element, unit: str) -> None:
    group = SubElement(SubElement(element, "units"), "unit")
    SubElement(group, "multiplier").text = "1"
    SubElement(group, "unit_name").text = legal(unit)
    SubElement(element, "unitgradingtype").text = "0"
    SubElement(element, "showunits").text = "1"


def _answer(element: Element, fraction: str, text: str, feedback: str = "", *, plain: bool = False) -> Element:
    own = SubElement(element, "answer", fraction=fraction, format="plain_text" if plain else "html")
    SubElement(own, "text").text = legal(text)
    _html(own, "feedback", to_html(feedback) if feedback else "")
    return own


def _html(element: Element, name: str, markup: str) -> Element:
    own = SubElement(element, name, format="html")
    SubElement(own, "text").text = legal(markup)
    return own


def _text(element: Element, name: str, text: str) -> Element:
    own = SubElement(element, name)
    SubElement(own, "text").text = legal(text)
    return own


def _grade(points: Fraction) -> str:
    exact = (Decimal(points.numerator) / points.denominator).quantize(GRADE)
    return f"{exact:f}"
