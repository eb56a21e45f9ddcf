"""Questions as items of QTI, built in the names of 2.x: declarations, what is read, rules, feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.tongue import language, wording
from officer_quiz.exchange.base.written import no_shape
from officer_quiz.exchange.items.building import (
    RESPONSE,
    append,
    assigned,
    decimal,
    earned,
    element,
    identifier,
    lines,
    mapping,
    number_value,
    outcome,
    paragraphs,
    response,
    variable,
    when,
    when_correct,
)
from officer_quiz.exchange.items.item import HINT, POINTS
from officer_quiz.exchange.items.judgements import BEST, BEST_WORST, RATING, WORST
from officer_quiz.kinds.base.portable import (
    BestWorst,
    Blanks,
    Choice,
    ChooseMany,
    ChooseOne,
    Item,
    Number,
    Order,
    Pairs,
    Portable,
    Rate,
    Text,
    TrueFalse,
)

_JUDGED = {"zh": ("对", "错"), "en": ("True", "False")}


def item(question: Portable) -> Element:
    """Return a question as an item; CannotSay for a shape that QTI has not."""
    parts = _parts(question)
    explain = labels.feedback(question)
    told = [each for inside in parts.body for each in inside.iter("feedbackInline")]
    single = isinstance(question.answer, (ChooseOne, TrueFalse))
    outcomes = [outcome("SCORE", "float", "0", normalMaximum=decimal(question.points))]
    outcomes += [outcome("MAXSCORE", "float", decimal(question.points))]
    outcomes += [outcome("FEEDBACK", "identifier", cardinality="single" if single else "multiple")] if told else []
    outcomes += [outcome("SOLUTION", "identifier")] if explain else []
    steps = [*parts.rules]
    steps += [assigned("FEEDBACK", _remarked(question, told))] if told else []
    steps += [assigned("SOLUTION", element("baseValue", "EXPLAIN", baseType="identifier"))] if explain else []
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


def _remarked(question: Portable, told: Sequence[Element]) -> Element:
    """Return which remarks are shown: those on what is chosen, of what is placed all."""
    if isinstance(question.answer, (ChooseOne, ChooseMany)):
        return variable(RESPONSE)
    names = (element("baseValue", each.get("identifier") or "", baseType="identifier") for each in told)
    return element("multiple", *names)


def _hint(hint: str) -> list[Element]:
    return [element("rubricBlock", *paragraphs(hint), view="tutor", **{"class": HINT})] if hint else []


def _explained(explain: str) -> list[Element]:
    if not explain:
        return []
    own = {"outcomeIdentifier": "SOLUTION", "identifier": "EXPLAIN", "showHide": "show"}
    return [element("modalFeedback", *paragraphs(explain), **own)]


class _Parts:
    """The parts of an item that depend on what is answered: declarations of responses, body and rules."""

    def __init__(self, declared: Sequence[Element], body: Sequence[Element], rules: Sequence[Element]) -> None:
        self.declared, self.body, self.rules = declared, body, rules


def _parts(question: Portable) -> _Parts:
    stem = paragraphs(labels.stem(question))
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
            return _order(stem, items)
        case Pairs() as pairs:
            return _pairs(question, stem, pairs)
        case Rate() as rate:
            return _rate(question, stem, rate)
        case BestWorst() as judged:
            return _best_worst(question, stem, judged)
        case Text() as text:
            return _essay(stem, text)
        case _:
            raise no_shape(question)


def _one(question: Portable, stem: Sequence[Element], choices: Sequence[Choice], shuffle: bool | None = None) -> _Parts:
    keys = [each.id for each in choices if each.right]
    shuffled = question.shuffle if shuffle is None else shuffle
    body = [*stem, _choices(choices, "1", shuffled)]
    return _Parts([response(RESPONSE, "single", "identifier", keys)], body, [when_correct()])


def _many(question: Portable, stem: Sequence[Element], answer: ChooseMany) -> _Parts:
    keys = [each.id for each in answer.choices if each.right]
    worth = {each.id: question.points / len(keys) if each.right else -question.points for each in answer.choices}
    declared = response(RESPONSE, "multiple", "identifier", keys)
    declared.append(mapping(worth, question.points))
    return _Parts(
        [declared], [*stem, _choices(answer.choices, "0", question.shuffle)], [assigned("SCORE", earned(RESPONSE))]
    )


def _choices(choices: Sequence[Choice], most: str, shuffle: bool) -> Element:
    listed = [_choice("simpleChoice", each.id, each.text, each.feedback) for each in choices]
    flags = {"shuffle": "true" if shuffle else "false", "maxChoices": most}
    return element("choiceInteraction", *listed, responseIdentifier=RESPONSE, **flags)


def _choice(tag: str, name: str, text: str, feedback: str = "", **more: str) -> Element:
    """Return something to choose, to order or to pair, with the remark on it."""
    own = {"outcomeIdentifier": "FEEDBACK", "identifier": name, "showHide": "show"}
    remark = [element("feedbackInline", *lines(feedback), **own)] if feedback else []
    return element(tag, *lines(text), *remark, identifier=name, **more)


def _blanks(question: Portable, answer: Blanks) -> _Parts:
    names = [RESPONSE if len(answer.accepted) == 1 else f"{RESPONSE}{n}" for n in range(1, len(answer.accepted) + 1)]
    declared = []
    for name, accepted in zip(names, answer.accepted, strict=True):
        declared.append(response(name, "single", "string", accepted[:1]))
        declared[-1].append(mapping(dict.fromkeys(accepted, Fraction(1)), None, folded=True))
    sentence = element("p")
    for text, name in zip(answer.texts, [*names, ""], strict=True):
        append(sentence, lines(text))
        if name:
            sentence.append(element("textEntryInteraction", responseIdentifier=name))
    facts = paragraphs("\n".join(each.text for each in question.context))
    share = element("divide", element("sum", *map(earned, names)), number_value(str(len(names))))
    return _Parts(declared, [*facts, sentence], [assigned("SCORE", element("product", variable("MAXSCORE"), share))])


def _number(stem: Sequence[Element], answer: Number) -> _Parts:
    declared = response(RESPONSE, "single", "float", [f"{answer.value:f}"])
    asked = element("p", element("textEntryInteraction", responseIdentifier=RESPONSE))
    if answer.unit:
        asked.append(element("span", f" {answer.unit}"))
    tolerance = f"{answer.tolerance:f}"
    mode = (
        {"toleranceMode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
        if answer.tolerance
        else {"toleranceMode": "exact"}
    )
    same = element("equal", variable(RESPONSE), element("correct", identifier=RESPONSE), **mode)
    return _Parts([declared], [*stem, asked], [when(same)])


def _order(stem: Sequence[Element], items: Sequence[Item]) -> _Parts:
    """Return steps to order; they stand by their texts, so that their order tells nothing."""
    names = {each: f"S{place}" for place, each in enumerate(sorted(items, key=lambda item: item.text), 1)}
    declared = response(RESPONSE, "ordered", "identifier", [names[each] for each in items])
    listed = [_choice("simpleChoice", name, each.text, each.feedback) for each, name in names.items()]
    asked = element("orderInteraction", *listed, responseIdentifier=RESPONSE, shuffle="true")
    return _Parts([declared], [*stem, asked], [when_correct()])


def _pairs(question: Portable, stem: Sequence[Element], answer: Pairs) -> _Parts:
    """Return sides to match; the right ones stand by their texts, those first that match nothing."""
    rights = sorted((right for _, right in answer.pairs), key=lambda item: item.text)
    names = {each: f"R{place}" for place, each in enumerate(rights, 1)}
    others = [Item(f"D{place}", each.text) for place, each in enumerate(answer.distractors, 1)]
    lefts = [Item(f"L{place}", left.text) for place, (left, _) in enumerate(answer.pairs, 1)]
    asked = _match(lefts, [*others, *(Item(name, each.text) for each, name in names.items())], 1, shuffle="true")
    keys = [f"{left.id} {names[right]}" for left, (_, right) in zip(lefts, answer.pairs, strict=True)]
    return _paired(question, keys, [*stem, asked])


def _paired(question: Portable, keys: Sequence[str], body: Sequence[Element]) -> _Parts:
    """Return what is matched: the right pairs share the points."""
    declared = response(RESPONSE, "multiple", "directedPair", keys)
    declared.append(mapping(dict.fromkeys(keys, question.points / len(keys)), question.points))
    return _Parts([declared], body, [assigned("SCORE", earned(RESPONSE))])


def _match(lefts: Iterable[Item], rights: Iterable[Item], often: int, **more: str) -> Element:
    """Return sides to match, each left side once, each right side as often as `often` says."""
    left_set = [_choice("simpleAssociableChoice", each.id, each.text, each.feedback, matchMax="1") for each in lefts]
    right_set = [
        _choice("simpleAssociableChoice", each.id, each.text, each.feedback, matchMax=str(often)) for each in rights
    ]
    sets = [element("simpleMatchSet", *listed) for listed in (left_set, right_set)]
    most = str(len(left_set))
    return element("matchInteraction", *sets, responseIdentifier=RESPONSE, maxAssociations=most, **more)


def _rate(question: Portable, stem: Sequence[Element], answer: Rate) -> _Parts:
    """Return items to match with the values of the scale."""
    values = [Item(f"V{value}", str(value)) for value in range(1, answer.scale + 1)]
    rated = [Item(each.id, each.text, each.feedback) for each in answer.items]
    asked = _match(rated, values, len(rated), shuffle="false", **{"class": RATING})
    asked.insert(0, element("prompt", wording([question])("kinds.rating.ask", scale=answer.scale)))
    return _paired(question, [f"{each.id} V{each.value}" for each in answer.items], [*stem, asked])


def _best_worst(question: Portable, stem: Sequence[Element], answer: BestWorst) -> _Parts:
    """Return the best and the worst to match with two of the items."""
    say = wording([question])
    ends = [Item(BEST, say("kinds.best_worst.best")), Item(WORST, say("kinds.best_worst.worst"))]
    asked = _match(ends, answer.items, 1, shuffle="false", **{"class": BEST_WORST})
    asked.insert(0, element("prompt", say("kinds.best_worst.ask")))
    return _paired(question, [f"{BEST} {answer.best}", f"{WORST} {answer.worst}"], [*stem, asked])


def _essay(stem: Sequence[Element], answer: Text) -> _Parts:
    points = element("ul", *(element("li", *lines(each.text)) for each in answer.items), **{"class": POINTS})
    told = [*paragraphs(answer.model), *([points] if answer.items else [])]
    rubric = [element("rubricBlock", *told, view="scorer")] if told else []
    asked = element("extendedTextInteraction", responseIdentifier=RESPONSE)
    return _Parts([response(RESPONSE, "single", "string", ())], [*stem, asked, *rubric], [])
