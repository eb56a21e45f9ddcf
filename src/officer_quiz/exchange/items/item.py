"""What an item means: the question in the neutral shape, what is doubtful or lost in it, or why it stays out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.labels import from_tags, grounds
from officer_quiz.exchange.base.numbers import read_number
from officer_quiz.exchange.base.understood import Understood, draft, essay
from officer_quiz.exchange.items.answers import MOST, Asked, EachApart, LeftOut, answered, told_with_choices
from officer_quiz.exchange.items.blanks import blanks
from officer_quiz.exchange.items.composite import Part, Reader, case, parted
from officer_quiz.exchange.items.content import GAP, INLINE, Content, mark, once
from officer_quiz.exchange.items.judgements import BEST_WORST, RATING, judged
from officer_quiz.exchange.items.remarks import remarks_of
from officer_quiz.exchange.items.scoring import HIGHEST, NotUnderstood, rules_of
from officer_quiz.exchange.reading import Draft, Loss
from officer_quiz.kinds.base.portable import ChooseMany, ChooseOne, Item, Order, Pairs, Parts, TrueFalse
from officer_quiz.messages.catalogue import Message, message

HINT, POINTS = "officer-quiz-hint", "officer-quiz-points"
"""Classes by which the hint and the scoring points of an item are known that was written here."""
_PICTURES = frozenset(
    [
        "hotspotInteraction", "graphicOrderInteraction", "graphicAssociateInteraction", "graphicGapMatchInteraction",
        "selectPointInteraction", "positionObjectInteraction", "drawingInteraction", "mediaInteraction",
    ]
)  # fmt: skip
_REMARKED = frozenset({"simpleChoice", "simpleAssociableChoice"})
_ASKING_MORE = "endAttemptInteraction"
_SUPPORTS = frozenset({"catalogInfo", "companionMaterialsInfo", "apipAccessibility"})

Finds = Callable[[str], Element | None]
"""Gives the document of another file of the package by its address, None where there is none."""


def drafted(item: Element, place: Message, tags: Sequence[str], finds: Finds) -> Draft | Loss:
    """Return a question as it is understood, or why it is left out; `item` in the names of 2.x."""
    try:
        return _Reading(item, place, tags, finds).draft()
    except LeftOut as error:
        return Loss(place, error.why)


class _Reading:
    """One item being read; `losses` are what could not be carried over so far."""

    def __init__(self, item: Element, place: Message, tags: Sequence[str], finds: Finds) -> None:
        self.item, self.place, self.tags = item, place, tags
        self.content = Content()
        self.rules = rules_of(item)
        self.losses: list[Message] = []
        self.always = ""
        self.remarks: Mapping[str, str] = {}
        self.before = self._read_first(finds)
        body = item.find("itemBody")
        if body is None:
            raise LeftOut(message("formats.description"))
        self.body = body
        self.interactions = [each for each in body.iter() if each.tag.endswith("Interaction")]

    def draft(self) -> Draft:
        """Return the question."""
        asked = self._asked()
        self.always, self.remarks = self._read_remarks(asked)
        if all(each.tag in INLINE for each in asked):
            text = self.content.text(self.body, {each: mark(number) for number, each in enumerate(asked)})
            prompt, shape = blanks(self._joined(text), asked, self.rules, self.content)
            return self._whole(prompt, shape, asked)
        if len(asked) > 1:
            reader = Reader(self.rules, self.content, self.marks, self.answer)
            return self._case(*reader.parts(self.body, asked), asked)
        prompt = self._joined(self.content.text(self.body, self.marks(asked[0])))
        try:
            shape = self.answer(asked[0])
        except EachApart as apart:
            self.losses += [message("formats.remarks-dropped")] if any(self.remarks.values()) else []
            return self._case(prompt, parted(apart), asked)
        return self._whole(told_with_choices(prompt, shape, asked[0], self.content), shape, asked)

    def _asked(self) -> list[Element]:
        """Return what is asked in the item; LeftOut where any of it has no place here."""
        if self.item.find("templateDeclaration") is not None:
            raise LeftOut(message("formats.qti-template"))
        asked = [each for each in self.interactions if each.tag != _ASKING_MORE]
        if not asked:
            raise LeftOut(message("formats.description"))
        if len(asked) > MOST:
            raise LeftOut(message("formats.qti-many", most=MOST))
        for each in asked:
            if each.tag in _PICTURES:
                raise LeftOut(message("formats.qti-in-picture", kind=each.tag))
            if each.tag in {"uploadInteraction", "customInteraction", "portableCustomInteraction"}:
                raise LeftOut(message("formats.no-such-kind", kind=each.tag))
        adaptive = (self.item.get("adaptive") or "false").strip() in {"true", "1"}
        if adaptive and len(asked) > 1:
            raise LeftOut(message("formats.qti-adaptive"))
        if adaptive or len(asked) < len(self.interactions):
            self.losses.append(message("formats.qti-attempts"))
        return asked

    def marks(self, element: Element) -> dict[Element, str]:
        """Return what stands in the text for the choices and gaps that are in it."""
        told = {each: f"[{self.content.text(each)}]" for each in element.iter("hottext")}
        own = {} if element.get("class") not in {RATING, BEST_WORST} else dict.fromkeys(element.iter("prompt"), "")
        gaps = {each: f"({place}){GAP}" for place, each in enumerate(element.iter("gap"), 1)}
        return {**told, **gaps, **own}

    def answer(self, element: Element) -> Understood:
        """Return what is answered in a block of its own."""
        if element.tag == "extendedTextInteraction":
            return self._essay(element)
        asked = Asked(element, self.rules, self.content, self.remarks)
        shape = judged(asked) or answered(asked)
        if shape is None:
            raise LeftOut(message("formats.no-such-kind", kind=element.tag))
        return shape

    def _essay(self, element: Element) -> Understood:
        rubric = next(
            (each for each in self.item.iter("rubricBlock") if "scorer" in (each.get("view") or "").split()), None
        )
        declared = self.rules.responses.get(element.get("responseIdentifier") or "")
        model = "\n".join(declared.correct) if declared else ""
        if rubric is None:
            return essay(model, ())
        listed = next((each for each in rubric.iter("ul") if each.get("class") == POINTS), None)
        points = [] if listed is None else [self.content.text(each) for each in listed]
        told = self.content.text(rubric, {} if listed is None else {listed: ""})
        items = tuple(Item(str(place), text) for place, text in enumerate(points, 1))
        return essay("\n".join(filter(None, (model, told))), items)

    def _read_remarks(self, asked: Sequence[Element]) -> tuple[str, Mapping[str, str]]:
        """Return what is always said after answering, and of single choices where one thing is asked."""
        one = asked[0] if len(asked) == 1 and len(self.interactions) == 1 else None
        choices = [] if one is None else [each for each in one.iter() if each.tag in _REMARKED]
        chosen = one is not None and one.tag == "choiceInteraction"
        response = (one.get("responseIdentifier") or "") if one is not None and chosen else ""
        remarks = remarks_of(self.item, self.rules, self.content, response, choices)
        if remarks.dropped:
            self.losses.append(message("formats.remarks-dropped"))
        return remarks.always, remarks.choices

    def _read_first(self, finds: Finds) -> str:
        """Return the texts in other files that are read before the item."""
        texts = []
        for each in self.item.findall("assessmentStimulusRef"):
            found = finds(each.get("href") or "")
            body = None if found is None else found.find("stimulusBody")
            if body is None:
                self.losses.append(message("formats.qti-stimulus", name=each.get("href") or "—"))
            else:
                texts.append(self.content.text(body))
        return "\n".join(filter(None, texts))

    def _joined(self, text: str) -> str:
        return "\n".join(filter(None, (self.before, text)))

    def _fields(self, prompt: str, shape: type, asked: Sequence[Element]) -> dict[str, Any]:
        id, title = ((self.item.get(name) or "").strip() for name in ("identifier", "title"))
        id = id.removeprefix("_")
        hint = next((each for each in self.item.iter("rubricBlock") if each.get("class") == HINT), None)
        told = grounds(self.always)
        if shape is TrueFalse:
            said = list(dict.fromkeys(each for each in self.remarks.values() if each))
            told["explain"] = "\n".join(filter(None, (*said, told["explain"])))
        return {
            "id": id,
            "title": "" if title == id or (prompt or title).startswith(title.rstrip(".… ")) else title,
            "prompt": prompt or title,
            "hint": self.content.text(hint),
            "points": self._points(len(asked) == 1),
            **from_tags(self.tags, shape),
            **told,
        }

    def _whole(self, prompt: str, shape: Understood, asked: Sequence[Element]) -> Draft:
        fields = self._fields(prompt, shape.kind, asked)
        if not fields["prompt"]:
            raise LeftOut(message("formats.no-stem"))
        shape = self._without_remarks(shape, fields.get("kind"))
        if shape.kind in {ChooseOne, ChooseMany} and asked[0].tag == "choiceInteraction":
            fields["shuffle"] = Asked(asked[0], self.rules, self.content, {}).shuffled
        return self._told(draft(fields, shape, self.place))

    def _without_remarks(self, shape: Understood, kind: str | None) -> Understood:
        """Return an answer without remarks that its kind has no place for; they are named."""
        placed = shape.kind in {Pairs, Order} and not (kind == "ranking" and shape.answer)
        if not placed or not any(self.remarks.values()):
            return shape
        self.losses.append(message("formats.remarks-dropped"))
        if not isinstance(shape.answer, Order):
            return shape
        return replace(shape, answer=Order(tuple(replace(each, feedback="") for each in shape.answer.items)))

    def _case(self, facts: str, parts: Sequence[Part], asked: Sequence[Element]) -> Draft:
        return self._told(case(self._fields(self._joined(facts), Parts, asked), parts, self.place))

    def _told(self, found: Draft) -> Draft:
        """Return a question with all that was lost in reading it."""
        self._other_losses()
        told = (*found.losses, *self.losses, *((message("formats.pictures"),) if self.content.lost else ()))
        return replace(found, doubts=once(found.doubts), losses=once(told))

    def _other_losses(self) -> None:
        tags = {each.tag for each in self.item.iter()}
        essay = "extendedTextInteraction" in tags
        views = [
            set((each.get("view") or "candidate").split())
            for each in self.item.iter("rubricBlock")
            if each.get("class") != HINT
        ]
        if any("candidate" not in each and not (essay and "scorer" in each) for each in views):
            self.losses.append(message("formats.qti-rubric"))
        if tags & _SUPPORTS:
            self.losses.append(message("formats.qti-supports"))
        shuffled = [each for each in self.interactions if (each.get("shuffle") or "") in {"true", "1"}]
        if any(choice.get("fixed") in {"true", "1"} for each in shuffled for choice in each.iter("simpleChoice")):
            self.losses.append(message("formats.qti-fixed"))

    def _points(self, one: bool) -> Fraction:
        """Return what the item gives for right answers: what it declares, else what its rules make of them."""
        best = {name: each.best for name, each in self.rules.responses.items()}
        score: Decimal | None = None
        try:
            score = next(
                (each for each in self.rules.outcomes(best).get("SCORE", ()) if isinstance(each, Decimal)), None
            )
        except NotUnderstood:
            self.losses.append(message("formats.qti-rules"))
        told = (self.rules.most, score, self.rules.normal)
        points = next((Fraction(each) for each in told if each is not None and 0 < each <= HIGHEST), Fraction(1))
        if one and any(0 < each < points for each in self._given()):
            self.losses.append(message("formats.part-answers"))
        return points

    def _given(self) -> list[Decimal]:
        """Return the amounts that rules give as they stand."""
        if self.rules.processing is None:
            return []
        steps = [each for each in self.rules.processing.iter("setOutcomeValue") if each.get("identifier") == "SCORE"]
        numbers = [step[0].text for step in steps if len(step) == 1 and step[0].tag == "baseValue"]
        return [found for text in numbers if (found := read_number(text or "")) is not None]
