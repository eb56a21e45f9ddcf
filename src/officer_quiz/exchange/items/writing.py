"""Questions as items of QTI, built in the names of 2.x: declarations, what is read, rules, feedback."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.texts import legal
from officer_quiz.exchange.base.tongue import language
from officer_quiz.exchange.base.written import no_shape
from officer_quiz.exchange.items.item import HINT, POINTS
from officer_quiz.kinds.base.portable import (
    Blanks,
    Choice,
    ChooseMany,
    ChooseOne,
    Number,
    Order,
    Pairs,
    Portable,
    Text,
    TrueFalse,
)

EXACT = Decimal("0.0000001")
"""How exactly points are written; what is not said by it stands in a tag too."""
RESPONSE = "RESPONSE"
_JUDGED = {"zh": ("对", "错"), "en": ("True", "False")}


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


def item(question: Portable) -> Element:
    """Return a question as an item; CannotSay for a shape that QTI has not."""
    parts = _parts(question)
    explain = labels.feedback(question)
    told = any(each.tag == "feedbackInline" for inside in parts.body for each in inside.iter())
    several = "multiple" if isinstance(question.answer, ChooseMany) else "single"
    outcomes = [_outcome("SCORE", "float", "0", normalMaximum=decimal(question.points))]
    outcomes += [_outcome("MAXSCORE", "float", decimal(question.points))]
    outcomes += [_outcome("FEEDBACK", "identifier", cardinality=several)] if told else []
    outcomes += [_outcome("SOLUTION", "identifier")] if explain else []
    steps = [*parts.rules]
    steps += [_set("FEEDBACK", _variable(RESPONSE))] if told else []
    steps += [_set("SOLUTION", element("baseValue", "EXPLAIN", baseType="identifier"))] if explain else []
    whole = element(
        "assessmentItem",
        *parts.declared,
        *outcomes,
        element("itemBody", *parts.body, *_hint(question.hint)),
        identifier=identifier(question.id),
        title=question.title or question.id,
        adaptive="false",
        timeDependent="false",
    )
    whole.extend([element("responseProcessing", *steps)] if steps else [])
    whole.extend(_explained(explain))
    return whole


def _hint(hint: str) -> list[Element]:
    return [element("rubricBlock", *_paragraphs(hint), view="tutor", **{"class": HINT})] if hint else []


def _explained(explain: str) -> list[Element]:
    if not explain:
        return []
    own = {"outcomeIdentifier": "SOLUTION", "identifier": "EXPLAIN", "showHide": "show"}
    return [element("modalFeedback", *_paragraphs(explain), **own)]


class _Parts:
    """The parts of an item that depend on what is answered: declarations of responses, body and rules."""

    def __init__(self, declared: Sequence[Element], body: Sequence[Element], rules: Sequence[Element]) -> None:
        self.declared, self.body, self.rules = declared, body, rules


def _parts(question: Portable) -> _Parts:
    stem = _paragraphs(labels.stem(question))
    match question.answer:
        case ChooseOne(choices=choices):
            return _one(question, stem, choices)
        case ChooseMany(choices=choices) as many:
            return _many(question, stem, many)
        case TrueFalse(right=right):
            names = zip(("true", "false"), _JUDGED[language([question])], (right, not right), strict=True)
            choices = tuple(Choice(name, text, key) for name, text, key in names)
            return _one(question, stem, choices, shuffle=False)
        case Blanks() as blanks:
            return _blanks(question, blanks)
        case Number() as number:
            return _number(stem, number)
        case Order(items=items):
            return _order(stem, [each.text for each in items])
        case Pairs() as pairs:
            return _pairs(question, stem, pairs)
        case Text() as text:
            return _essay(stem, text)
        case _:
            raise no_shape(question)


def _one(question: Portable, stem: Sequence[Element], choices: Sequence[Choice], shuffle: bool | None = None) -> _Parts:
    keys = [each.id for each in choices if each.right]
    shuffled = question.shuffle if shuffle is None else shuffle
    body = [*stem, _choices(choices, "1", shuffled)]
    return _Parts([_response(RESPONSE, "single", "identifier", keys)], body, [_when_correct()])


def _many(question: Portable, stem: Sequence[Element], answer: ChooseMany) -> _Parts:
    keys = [each.id for each in answer.choices if each.right]
    worth = {each.id: question.points / len(keys) if each.right else -question.points for each in answer.choices}
    declared = _response(RESPONSE, "multiple", "identifier", keys)
    declared.append(_mapping(worth, question.points))
    return _Parts(
        [declared], [*stem, _choices(answer.choices, "0", question.shuffle)], [_set("SCORE", _earned(RESPONSE))]
    )


def _choices(choices: Sequence[Choice], most: str, shuffle: bool) -> Element:
    listed = [element("simpleChoice", *_lines(each.text), *_remark(each), identifier=each.id) for each in choices]
    flags = {"shuffle": "true" if shuffle else "false", "maxChoices": most}
    return element("choiceInteraction", *listed, responseIdentifier=RESPONSE, **flags)


def _remark(choice: Choice) -> list[Element]:
    if not choice.feedback:
        return []
    own = {"outcomeIdentifier": "FEEDBACK", "identifier": choice.id, "showHide": "show"}
    return [element("feedbackInline", *_lines(choice.feedback), **own)]


def _blanks(question: Portable, answer: Blanks) -> _Parts:
    names = [RESPONSE if len(answer.accepted) == 1 else f"{RESPONSE}{n}" for n in range(1, len(answer.accepted) + 1)]
    declared = []
    for name, accepted in zip(names, answer.accepted, strict=True):
        declared.append(_response(name, "single", "string", accepted[:1]))
        declared[-1].append(_mapping(dict.fromkeys(accepted, Fraction(1)), None, folded=True))
    sentence = element("p")
    for text, name in zip(answer.texts, [*names, ""], strict=True):
        _append(sentence, _lines(text))
        if name:
            sentence.append(element("textEntryInteraction", responseIdentifier=name))
    facts = _paragraphs("\n".join(each.text for each in question.context))
    share = element("divide", element("sum", *map(_earned, names)), _number_value(str(len(names))))
    return _Parts(declared, [*facts, sentence], [_set("SCORE", element("product", _variable("MAXSCORE"), share))])


def _number(stem: Sequence[Element], answer: Number) -> _Parts:
    declared = _response(RESPONSE, "single", "float", [f"{answer.value:f}"])
    asked = element("p", element("textEntryInteraction", responseIdentifier=RESPONSE))
    if answer.unit:
        asked.append(element("span", f" {answer.unit}"))
    tolerance = f"{answer.tolerance:f}"
    mode = (
        {"toleranceMode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
        if answer.tolerance
        else {"toleranceMode": "exact"}
    )
    same = element("equal", _variable(RESPONSE), element("correct", identifier=RESPONSE), **mode)
    return _Parts([declared], [*stem, asked], [_when(same)])


def _order(stem: Sequence[Element], texts: Sequence[str]) -> _Parts:
    """Return steps to order; they stand by their texts, so that their order tells nothing."""
    names = {text: f"S{place}" for place, text in enumerate(sorted(texts), 1)}
    declared = _response(RESPONSE, "ordered", "identifier", [names[text] for text in texts])
    listed = [element("simpleChoice", *_lines(text), identifier=name) for text, name in names.items()]
    asked = element("orderInteraction", *listed, responseIdentifier=RESPONSE, shuffle="true")
    return _Parts([declared], [*stem, asked], [_when_correct()])


def _pairs(question: Portable, stem: Sequence[Element], answer: Pairs) -> _Parts:
    lefts = [left.text for left, _ in answer.pairs]
    rights = [right.text for _, right in answer.pairs]
    names = {text: f"R{place}" for place, text in enumerate(sorted(rights), 1)}
    keys = [f"L{place} {names[right]}" for place, right in enumerate(rights, 1)]
    declared = _response(RESPONSE, "multiple", "directedPair", keys)
    declared.append(_mapping(dict.fromkeys(keys, question.points / len(keys)), question.points))
    others = {each.text: f"D{place}" for place, each in enumerate(answer.distractors, 1)}
    sets = [
        _set_of((text, f"L{place}") for place, text in enumerate(lefts, 1)),
        _set_of((*others.items(), *names.items())),
    ]
    flags = {"shuffle": "true", "maxAssociations": str(len(keys))}
    asked = element("matchInteraction", *sets, responseIdentifier=RESPONSE, **flags)
    return _Parts([declared], [*stem, asked], [_set("SCORE", _earned(RESPONSE))])


def _set_of(sides: Iterable[tuple[str, str]]) -> Element:
    listed = [element("simpleAssociableChoice", *_lines(text), identifier=name, matchMax="1") for text, name in sides]
    return element("simpleMatchSet", *listed)


def _essay(stem: Sequence[Element], answer: Text) -> _Parts:
    points = element("ul", *(element("li", *_lines(each.text)) for each in answer.items), **{"class": POINTS})
    told = [*_paragraphs(answer.model), *([points] if answer.items else [])]
    rubric = [element("rubricBlock", *told, view="scorer")] if told else []
    asked = element("extendedTextInteraction", responseIdentifier=RESPONSE)
    return _Parts([_response(RESPONSE, "single", "string", ())], [*stem, asked, *rubric], [])


def _response(name: str, cardinality: str, base: str, correct: Sequence[str]) -> Element:
    values = [element("correctResponse", *(element("value", each) for each in correct))] if correct else []
    return element("responseDeclaration", *values, identifier=name, cardinality=cardinality, baseType=base)


def _outcome(name: str, base: str, value: str = "", cardinality: str = "single", **more: str) -> Element:
    usual = [element("defaultValue", element("value", value))] if value else []
    return element("outcomeDeclaration", *usual, identifier=name, cardinality=cardinality, baseType=base, **more)


def _mapping(worth: dict[str, Fraction], most: Fraction | None, *, folded: bool = False) -> Element:
    bounds = {} if most is None else {"lowerBound": "0", "upperBound": decimal(most)}
    case = {"caseSensitive": "false"} if folded else {}
    entries = [element("mapEntry", mapKey=key, mappedValue=decimal(value), **case) for key, value in worth.items()]
    return element("mapping", *entries, defaultValue="0", **bounds)


def _variable(name: str) -> Element:
    return element("variable", identifier=name)


def _earned(name: str) -> Element:
    return element("mapResponse", identifier=name)


def _number_value(text: str) -> Element:
    return element("baseValue", text, baseType="float")


def _set(name: str, value: Element) -> Element:
    return element("setOutcomeValue", value, identifier=name)


def _when(condition: Element) -> Element:
    return element("responseCondition", element("responseIf", condition, _set("SCORE", _variable("MAXSCORE"))))


def _when_correct() -> Element:
    return _when(element("match", _variable(RESPONSE), element("correct", identifier=RESPONSE)))


def _paragraphs(text: str) -> list[Element]:
    return [element("p", line) for line in text.split("\n") if line]


def _lines(text: str) -> list[Element | str]:
    """Return a text with breaks between its lines."""
    first, *rest = text.split("\n")
    breaks = [element("br") for _ in rest]
    for own, line in zip(breaks, rest, strict=True):
        own.tail = legal(line)
    return [first, *breaks]


def _append(sentence: Element, pieces: Sequence[Element | str]) -> None:
    """Add pieces to the end of a sentence."""
    for each in pieces:
        if not isinstance(each, str):
            sentence.append(each)
        elif len(sentence):
            sentence[-1].tail = (sentence[-1].tail or "") + legal(each)
        else:
            sentence.text = (sentence.text or "") + legal(each)
