"""What response processing makes of responses: the outcomes an item would have, as far as its rules are common ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.numbers import read_number

Value = tuple[Any, ...]
"""What a variable holds: texts, numbers or truths; nothing at all is an empty one."""
_NULL: Value = ()
_COMPARING = frozenset({"match", "stringMatch", "equal"})
_MOST_COMPARED = 20
HIGHEST = 1_000_000
"""The highest score that is one."""
MOST_STEPS = 1_000
"""The longest run of rules that is followed."""
_MATCH = """<responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
<setOutcomeValue identifier="SCORE">{score}</setOutcomeValue>{right}</responseIf><responseElse>{wrong}</responseElse>"""
_MAP = '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'
_SET = '<setOutcomeValue identifier="{0}"><baseValue baseType="identifier">{1}</baseValue></setOutcomeValue>'
_BASIC = {"right": _SET.format("FEEDBACKBASIC", "correct"), "wrong": _SET.format("FEEDBACKBASIC", "incorrect")}
_MOST = '<variable identifier="MAXSCORE"/>'
_ONE = '<baseValue baseType="float">1</baseValue>'
_CHOSEN = '<setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>'
_EVERY = "<responseProcessing>{0}<responseCondition>{1}</responseCondition></responseProcessing>"
_TEMPLATES = {
    "match_correct": _EVERY.format("", _MATCH.format(score=_ONE, right="", wrong="")),
    "map_response": f"<responseProcessing>{_MAP}</responseProcessing>",
    "CC2_match_basic": _EVERY.format("", _MATCH.format(score=_MOST, **_BASIC)),
    "CC2_match": _EVERY.format(_CHOSEN, _MATCH.format(score=_MOST, **_BASIC)),
    "CC2_map_response": _EVERY.format(
        _MAP,
        f'<responseIf><equal><variable identifier="SCORE"/>{_MOST}</equal>{_SET.format("FEEDBACK", "correct")}'
        f"</responseIf><responseElse>{_SET.format('FEEDBACK', 'incorrect')}</responseElse>",
    ),
}
"""The rules that stand outside of items, by the last part of their address."""


class NotUnderstood(Exception):
    """A rule that says something which is not read here; its text is the element."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What values earn: entries by value, what others earn, and the bounds of the sum."""

    entries: Mapping[str, Decimal]
    folded: frozenset[str]
    """Entries whose case does not matter."""
    usual: Decimal
    least: Decimal | None
    most: Decimal | None

    def earned(self, values: Value) -> Decimal:
        """Return what values earn together."""
        total = sum((self._one(str(each)) for each in dict.fromkeys(values)), Decimal(0))
        total = total if self.most is None else min(total, self.most)
        return total if self.least is None else max(total, self.least)

    def _one(self, value: str) -> Decimal:
        if value in self.entries:
            return self.entries[value]
        own = next((key for key in self.folded if key.casefold() == value.casefold()), None)
        return self.usual if own is None else self.entries[own]


@dataclass(frozen=True, slots=True)
class Declared:
    """A response as it is declared: its sort, its right values and what each value earns."""

    base: str
    cardinality: str
    correct: tuple[str, ...]
    mapping: Worth | None

    @property
    def best(self) -> tuple[str, ...]:
        """The right values; where none are declared those that earn most, empty where nothing earns anything."""
        if self.correct or self.mapping is None:
            return self.correct
        earning = {key: value for key, value in self.mapping.entries.items() if value > 0}
        if self.cardinality != "single":
            return tuple(earning)
        return tuple(key for key, value in earning.items() if value == max(earning.values()))[:1]


@dataclass(frozen=True, slots=True)
class Rules:
    """The declarations of an item and its response processing, None where people score it."""

    responses: Mapping[str, Declared]
    defaults: Mapping[str, Value]
    processing: Element | None
    most: Decimal | None
    """What the item declares to be its highest score."""
    normal: Decimal | None
    """What it declares to be the highest score for comparing it with others."""

    def outcomes(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """Return the outcomes of responses; NotUnderstood for rules that are none of the common ones."""
        run = _Run(self, given, dict(self.defaults))
        run.block(() if self.processing is None else self.processing)
        return run.outcomes

    def compared(self, response: str) -> dict[str, Decimal]:
        """Return what the right text and those earn alone that the rules compare a response with, as far as known."""
        steps = [] if self.processing is None else list(self.processing.iter())
        right = self.responses[response].best[:1] if response in self.responses else ()
        texts = [
            str(_value(side.text or "", "string"))
            for each in steps
            if each.tag in _COMPARING and any(side.get("identifier") == response for side in each)
            for side in each
            if side.tag == "baseValue"
        ]
        scores = {text: self.score({response: (text,)}) for text in (*right, *texts[:_MOST_COMPARED])}
        return {text: score for text, score in scores.items() if score is not None}

    def score(self, given: Mapping[str, Value]) -> Decimal | None:
        """Return the score of responses, None where the rules give none or are not understood."""
        try:
            found = self.outcomes(given).get("SCORE", _NULL)
        except NotUnderstood:
            return None
        return next((each for each in found if isinstance(each, Decimal)), None)


def rules_of(item: Element) -> Rules:
    """Return the rules of an item."""
    declared = {each.get("identifier") or "": _declared(each) for each in item.findall("responseDeclaration")}
    outcomes = {each.get("identifier") or "": each for each in item.findall("outcomeDeclaration")}
    defaults = {name: _values(each.find("defaultValue"), each.get("baseType") or "") for name, each in outcomes.items()}
    most = next((each for each in defaults.get("MAXSCORE", ()) if isinstance(each, Decimal)), None)
    score = outcomes.get("SCORE")
    normal = read_number(score.get("normalMaximum") or "") if score is not None else None
    return Rules(declared, defaults, _processing(item), most, normal)


def _processing(item: Element) -> Element | None:
    own = item.find("responseProcessing")
    if own is None:
        return None
    if len(own):
        return own
    address = own.get("template") or own.get("templateLocation") or ""
    name = address.rpartition("/")[2].removesuffix(".xml")
    if name in _TEMPLATES:
        return ElementTree.fromstring(_TEMPLATES[name])
    unknown = Element("responseProcessing")
    ElementTree.SubElement(unknown, name or "template")
    return unknown


def _declared(element: Element) -> Declared:
    base = element.get("baseType") or ""
    values = tuple(str(each) for each in _values(element.find("correctResponse"), "text"))
    mapping = element.find("mapping")
    return Declared(
        base, element.get("cardinality") or "single", values, None if mapping is None else _mapping(mapping)
    )


def _mapping(element: Element) -> Worth:
    entries: dict[str, Decimal] = {}
    folded = set()
    for each in element.findall("mapEntry"):
        key = " ".join((each.get("mapKey") or "").split())
        entries[key] = read_number(each.get("mappedValue") or "") or Decimal(0)
        if (each.get("caseSensitive") or "true").strip() in {"false", "0"}:
            folded.add(key)
    least, most = (read_number(element.get(name) or "") for name in ("lowerBound", "upperBound"))
    return Worth(entries, frozenset(folded), read_number(element.get("defaultValue") or "") or Decimal(0), least, most)


def _values(element: Element | None, base: str) -> Value:
    found = [] if element is None else element.findall("value")
    return tuple(_value(each.text or "", base) for each in found)


def _value(text: str, base: str) -> Any:
    plain = " ".join(text.split())
    if base == "boolean":
        return plain in {"true", "1"}
    if base in {"float", "integer"}:
        number = read_number(plain)
        return plain if number is None else number
    return plain


@dataclass
class _Run:
    """One run of response processing."""

    rules: Rules
    given: Mapping[str, Value]
    outcomes: dict[str, Value]
    left: int = field(default=MOST_STEPS)
    """Steps that are still allowed."""

    def block(self, element: Iterable[Element]) -> None:
        for each in element:
            self._step(each)

    def _spend(self) -> None:
        """Count a step; NotUnderstood for rules that take too many."""
        self.left -= 1
        if self.left < 0:
            raise NotUnderstood("length")

    def _step(self, each: Element) -> None:
        self._spend()
        match each.tag:
            case "responseCondition":
                self._condition(each)
            case "setOutcomeValue":
                self.outcomes[each.get("identifier") or ""] = _sound(self.value(_only(each)))
            case "responseProcessingFragment":
                self.block(each)
            case _:
                raise NotUnderstood(each.tag)

    def _condition(self, element: Element) -> None:
        for branch in element:
            steps = list(branch)
            if branch.tag != "responseElse":
                if not steps or self.value(steps[0]) != (True,):
                    continue
                steps = steps[1:]
            for each in steps:
                self._step(each)
            return

    def value(self, element: Element) -> Value:
        """Return the value of an expression."""
        self._spend()
        name = element.get("identifier") or ""
        match element.tag:
            case "baseValue":
                return (_value(element.text or "", element.get("baseType") or ""),)
            case "null":
                return _NULL
            case "variable":
                return self.outcomes[name] if name in self.outcomes else self._given(name)
            case "correct":
                declared = self.rules.responses.get(name)
                return () if declared is None else _typed(declared.best, declared.base)
            case "default":
                return self.rules.defaults.get(name, _NULL)
            case "mapResponse":
                declared = self.rules.responses.get(name)
                return (
                    Decimal(0)
                    if declared is None or not declared.mapping
                    else declared.mapping.earned(self.given.get(name, _NULL)),
                )
            case _:
                return self._operated(element)

    def _given(self, name: str) -> Value:
        declared = self.rules.responses.get(name)
        return _typed(self.given.get(name, _NULL), declared.base if declared else "")

    def _operated(self, element: Element) -> Value:
        sides = [self.value(each) for each in element]
        match element.tag:
            case "isNull":
                return (not sides[0] if sides else True,)
            case "not":
                return (sides[:1] != [(True,)],)
            case "and":
                return (all(each == (True,) for each in sides),)
            case "or":
                return (any(each == (True,) for each in sides),)
            case "multiple" | "ordered":
                return tuple(each for side in sides for each in side)
            case "match" | "equal" | "equalRounded" | "stringMatch" if len(sides) == 2:
                return (self._same(element, *sides),)
            case "member" | "contains" if len(sides) == 2:
                inner, outer = sides if element.tag == "member" else (sides[1], sides[0])
                return (bool(inner) and set(inner) <= set(outer),)
            case "containerSize":
                return (Decimal(len(sides[0]) if sides else 0),)
            case _:
                return self._calculated(element.tag, [each for side in sides for each in side])

    def _same(self, element: Element, one: Value, other: Value) -> bool:
        if not one or not other:
            return False
        names = {each.get("identifier") for each in element.iter() if each.tag in {"variable", "correct"}}
        ordered = any(
            self.rules.responses[each].cardinality == "ordered" for each in names & self.rules.responses.keys() if each
        )
        if element.tag == "stringMatch" and (element.get("caseSensitive") or "true") == "false":
            one, other = (tuple(str(each).casefold() for each in side) for side in (one, other))
        return one == other if ordered else sorted(map(str, one)) == sorted(map(str, other)) or one == other

    def _calculated(self, tag: str, numbers: list[Any]) -> Value:
        if not all(isinstance(each, Decimal) for each in numbers) or not numbers:
            raise NotUnderstood(tag)
        first, *rest = numbers
        match tag:
            case "sum":
                return (sum(numbers, Decimal(0)),)
            case "product":
                total = Decimal(1)
                for each in numbers:
                    total *= each
                return (total,)
            case "subtract" if len(rest) == 1:
                return (first - rest[0],)
            case "divide" if len(rest) == 1 and rest[0]:
                return (first / rest[0],)
            case "lt" | "gt" | "lte" | "gte" if len(rest) == 1:
                return (
                    {"lt": first < rest[0], "gt": first > rest[0], "lte": first <= rest[0]}.get(tag, first >= rest[0]),
                )
            case "max" | "min":
                return ((max if tag == "max" else min)(numbers),)
            case _:
                raise NotUnderstood(tag)


def _sound(values: Value) -> Value:
    """Return values of an outcome; NotUnderstood for numbers that nobody scores with."""
    if any(isinstance(each, Decimal) and abs(each) > HIGHEST for each in values):
        raise NotUnderstood("number")
    return values


def _typed(values: Value, base: str) -> Value:
    return tuple(_value(each, base) if isinstance(each, str) else each for each in values)


def _only(element: Element) -> Element:
    if len(element) != 1:
        raise NotUnderstood(element.tag)
    return element[0]
