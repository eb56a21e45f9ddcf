"""What is answered in an item, and what is right: an interaction with its declaration in the neutral shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.cells import FALSE, TRUE
from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.numbers import plain, read_number
from officer_quiz.exchange.base.understood import Understood
from officer_quiz.exchange.items.content import Content
from officer_quiz.exchange.items.scoring import Declared, Rules
from officer_quiz.kinds.base.portable import Item, Number, Order, Pairs, TrueFalse
from officer_quiz.messages.catalogue import Message, message

Accepted = tuple[tuple[str, ...], tuple[Message, ...]]
"""Texts that a blank takes, and what is lost with others."""
WHOLE, NOTHING = Decimal(100), Decimal(0)
MOST = 100
"""Choices, and things asked in one item, that are read."""
_BOUNDS = frozenset({"lt", "gt", "lte", "gte", "equalRounded"})
"""Rules for numbers other than being near one."""
_PLACED = frozenset({"simpleChoice", "simpleAssociableChoice", "gapText"})
NONE = Declared("", "single", (), None)
_JUDGED = (TRUE - {"1", "v", "y", "yes"} | {"correct"}, FALSE - {"0", "x", "n", "no"} | {"incorrect"})


class LeftOut(Exception):
    """A question that has no place here; `why` says the reason."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.key)
        self.why = why


@dataclass(frozen=True, slots=True)
class Asked:
    """An interaction of an item: the element, its declaration, and the remarks on its choices by their identifiers."""

    element: Element
    rules: Rules
    content: Content
    remarks: Mapping[str, str]

    @property
    def declared(self) -> Declared:
        """How the response is declared."""
        return self.rules.responses.get(self.element.get("responseIdentifier") or "", NONE)

    @property
    def most(self) -> int:
        """How many may be chosen; 0 for any number."""
        number = read_number(self.element.get("maxChoices") or "1")
        return int(number) if number is not None and 0 <= number < 1000 else 1

    @property
    def shuffled(self) -> bool:
        """Whether choices may be shown in any order."""
        return (self.element.get("shuffle") or "false").strip() in {"true", "1"}

    def texts(self, within: Element, tag: str) -> dict[str, str]:
        """Return the text of each choice by its identifier; LeftOut for one that has none, or none of its own."""
        found: dict[str, str] = {}
        for each in within.iter(tag):
            if len(found) == MOST:
                raise LeftOut(message("formats.qti-many", most=MOST))
            text = " ".join(self.content.text(each).split("\n")) if tag == "inlineChoice" else self.content.text(each)
            name = each.get("identifier") or ""
            if not text or not name or name in found:
                raise LeftOut(message("formats.qti-empty-choice"))
            found[name] = text
        return found


def answered(asked: Asked) -> Understood | None:
    """Return what is answered in a block of its own; None for an interaction that has no place here."""
    readers: dict[str, Callable[[Asked], Understood]] = {
        "choiceInteraction": lambda each: _chosen(each, "simpleChoice"),
        "hottextInteraction": lambda each: _chosen(each, "hottext"),
        "orderInteraction": _ordered,
        "associateInteraction": _associated,
        "matchInteraction": _matched,
        "gapMatchInteraction": _filled_in,
        "sliderInteraction": _slid,
    }
    reader = readers.get(asked.element.tag)
    return reader(asked) if reader else None


def _chosen(asked: Asked, tag: str) -> Understood:
    texts = asked.texts(asked.element, tag)
    if len(texts) < 2:
        raise LeftOut(message("formats.qti-empty-choice"))
    declared = asked.declared
    several = declared.cardinality == "multiple" and asked.most != 1
    judged = [
        next((side for side, words in enumerate(_JUDGED) if text.casefold() in words), -1) for text in texts.values()
    ]
    if not several and sorted(judged) == [0, 1]:
        right = next((side for name, side in zip(texts, judged, strict=True) if name in declared.best), None)
        return Understood(TrueFalse, None if right is None else TrueFalse(right == 0))
    keys = set(declared.best) if set(declared.best) <= texts.keys() else set()
    choices = [
        Weighed(text, WHOLE if name in keys else NOTHING, asked.remarks.get(name, "")) for name, text in texts.items()
    ]
    return _with_losses(chosen(choices, several), _partial(declared))


def _partial(declared: Declared) -> tuple[Message, ...]:
    """Return what is lost where keys earn differently, or something else earns a part."""
    if not declared.mapping:
        return ()
    worth = {key: value for key, value in declared.mapping.entries.items() if value > 0}
    uneven = len({worth.get(key, NOTHING) for key in declared.best}) > 1
    return (message("formats.part-answers"),) if uneven or worth.keys() - set(declared.best) else ()


def _with_losses(shape: Understood, losses: Sequence[Message]) -> Understood:
    return Understood(shape.kind, shape.answer, shape.data, shape.doubts, (*shape.losses, *losses))


def _ordered(asked: Asked) -> Understood:
    texts = asked.texts(asked.element, "simpleChoice")
    right = asked.declared.correct
    if sorted(right) != sorted(texts):
        if right and set(right) < texts.keys():
            raise LeftOut(message("formats.qti-some-ordered"))
        return Understood(Order, None)
    told = asked.remarks
    items = tuple(Item(str(place), texts[name], told.get(name, "")) for place, name in enumerate(right, 1))
    return Understood(Order, Order(items))


def _associated(asked: Asked) -> Understood:
    texts = asked.texts(asked.element, "simpleAssociableChoice")
    pairs = pairs_of(asked)
    used = {name for pair in pairs for name in pair}
    if len(used) < 2 * len(pairs):
        raise LeftOut(message("formats.qti-used-twice"))
    others = {name: text for name, text in texts.items() if name not in used}
    return _paired(asked, pairs, texts, texts, others)


def _matched(asked: Asked) -> Understood:
    sets = asked.element.findall("simpleMatchSet")
    if len(sets) != 2:
        raise LeftOut(message("formats.qti-empty-choice"))
    lefts, rights = (asked.texts(each, "simpleAssociableChoice") for each in sets)
    return _sided(asked, lefts, rights)


def _filled_in(asked: Asked) -> Understood:
    words = asked.texts(asked.element, "gapText")
    if asked.element.find("gapImg") is not None:
        raise LeftOut(message("formats.qti-empty-choice"))
    gaps = {each.get("identifier") or "": f"({place})" for place, each in enumerate(asked.element.iter("gap"), 1)}
    return _sided(asked, gaps, words, turned=True)


def _sided(asked: Asked, lefts: Mapping[str, str], rights: Mapping[str, str], *, turned: bool = False) -> Understood:
    """Return pairs of two sides, each right side of one left side; what is used twice stands for a choice each."""
    pairs = [pair[::-1] if turned else pair for pair in pairs_of(asked)]
    left_used, right_used = ({pair[side] for pair in pairs} for side in (0, 1))
    once = len(left_used) == len(pairs) == len(right_used)
    if not pairs or (once and left_used == lefts.keys()):
        return _paired(
            asked, pairs, lefts, rights, {name: text for name, text in rights.items() if name not in right_used}
        )
    if once and right_used == rights.keys() and not turned:
        others = {name: text for name, text in lefts.items() if name not in left_used}
        return _paired(asked, [pair[::-1] for pair in pairs], rights, lefts, others)
    entries = asked.declared.mapping.entries if asked.declared.mapping else {}
    worth = [entries.get(" ".join(pair[::-1] if turned else pair), Decimal(1)) for pair in pairs]
    raise EachApart(lefts, rights, [(*pair, own) for pair, own in zip(pairs, worth, strict=True)])


class EachApart(Exception):
    """Sides that do not pair one to one: each left side is a question of its own, with the right sides as choices."""

    def __init__(
        self, lefts: Mapping[str, str], rights: Mapping[str, str], pairs: Sequence[tuple[str, str, Decimal]]
    ) -> None:
        super().__init__()
        self.lefts, self.rights, self.pairs = lefts, rights, pairs

    def parts(self) -> list[tuple[str, Understood, Decimal]]:
        """Return each left side with what is chosen for it, and what that earns."""
        return [(text, *self._part(name)) for name, text in self.lefts.items()]

    def _part(self, left: str) -> tuple[Understood, Decimal]:
        keys = {right: worth for own, right, worth in self.pairs if own == left}
        choices = [Weighed(text, WHOLE if name in keys else NOTHING) for name, text in self.rights.items()]
        return chosen(choices, several=len(keys) > 1), sum(keys.values(), NOTHING)


def pairs_of(asked: Asked) -> list[tuple[str, str]]:
    """Return the right pairs by their identifiers."""
    found = [tuple(each.split(" ")) for each in asked.declared.best]
    return [(each[0], each[1]) for each in found if len(each) == 2]


def _paired(
    asked: Asked,
    pairs: Sequence[tuple[str, str]],
    lefts: Mapping[str, str],
    rights: Mapping[str, str],
    others: Mapping[str, str],
) -> Understood:
    losses = _partial(asked.declared)
    if not pairs or not all(left in lefts and right in rights for left, right in pairs):
        return Understood(Pairs, None, losses=losses)
    if len({lefts[left] for left, _ in pairs}) < len(pairs):
        raise LeftOut(message("formats.qti-used-twice"))
    sides = [(Item(lefts[left], lefts[left]), Item(rights[right], rights[right])) for left, right in pairs]
    distractors = tuple(Item(text, text) for text in others.values())
    return Understood(Pairs, Pairs(tuple(sides), distractors), losses=losses)


def _slid(asked: Asked) -> Understood:
    """Return the number of a slider, with those beside it that earn everything as tolerance."""
    declared, low, high = asked.declared, asked.element.get("lowerBound"), asked.element.get("upperBound")
    losses = (message("formats.qti-scale", low=low or "—", high=high or "—"),)
    value = read_number(declared.best[0]) if declared.best else None
    if value is None:
        return Understood(Number, None, losses=losses)
    full = sorted(_full_numbers(declared, value))
    even = len({after - before for before, after in pairwise(full)}) <= 1
    around = even and value - full[0] == full[-1] - value
    _, partial = accepted(declared)
    if not around and not partial:
        partial = (message("formats.part-answers"),)
    answer = Number(plain(value), plain(full[-1] - value if around else NOTHING), "")
    return Understood(Number, answer, losses=(*losses, *partial))


def _full_numbers(declared: Declared, value: Decimal) -> set[Decimal]:
    entries = declared.mapping.entries if declared.mapping else {}
    most = max(entries.values(), default=NOTHING)
    numbers = (read_number(key) for key, worth in entries.items() if worth == most and most > 0)
    return {value, *(each for each in numbers if each is not None)}


def accepted(declared: Declared, compared: Mapping[str, Decimal] | None = None) -> Accepted:
    """Return the texts that earn everything in a blank, the one to show first, and what is lost with others.

    `compared`: what texts earn that rules compare an answer with, where no mapping says what texts earn.
    """
    entries = declared.mapping.entries if declared.mapping else compared or {}
    most = max(entries.values(), default=NOTHING)
    full = [key for key, worth in entries.items() if worth == most and most > 0]
    texts = tuple(dict.fromkeys(each for each in (*declared.best[:1], *full) if each))
    part = any(0 < worth < most for worth in entries.values())
    return texts, (message("formats.part-answers"),) if part else ()


def number(declared: Declared, rules: Rules, name: str, unit: str) -> Understood:
    """Return the number that is written, within the tolerance that response processing has for it."""
    value = read_number(declared.best[0]) if declared.best else None
    if value is None:
        return Understood(Number, None)
    _, losses = accepted(declared)
    below, above = _tolerance(rules, name, value)
    steps = () if rules.processing is None else rules.processing.iter()
    if below != above or any(each.tag in _BOUNDS for each in steps):
        losses += (message("formats.qti-bounds"),)
    return Understood(Number, Number(plain(value), plain(min(below, above)), unit), losses=losses)


def _tolerance(rules: Rules, name: str, value: Decimal) -> tuple[Decimal, Decimal]:
    """Return how far below and above a number may be."""
    for each in rules.processing.iter("equal") if rules.processing is not None else ():
        if any(own.get("identifier") == name for own in each.iter("variable")):
            found = [abs(read_number(text) or NOTHING) for text in (each.get("tolerance") or "0").split()] or [NOTHING]
            share = {"absolute": Decimal(1), "relative": abs(value) / 100}.get(each.get("toleranceMode") or "", NOTHING)
            return found[0] * share, found[-1] * share
    return NOTHING, NOTHING


def told_with_choices(prompt: str, shape: Understood, element: Element, content: Content) -> str:
    """Return a prompt, with what is to be ordered or paired in it where nothing says how."""
    if shape.answer is not None or shape.kind not in {Order, Pairs}:
        return prompt
    listed = [content.text(each) for each in element.iter() if each.tag in _PLACED]
    return "\n".join(filter(None, (prompt, *listed)))
