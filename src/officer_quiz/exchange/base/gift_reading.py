"""What a question written in GIFT means: the neutral shape, and what is doubtful or lost in it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.gift_grammar import Broken, Gift, Marked
from officer_quiz.exchange.base.labels import from_tags, grounds
from officer_quiz.exchange.base.numbers import plain
from officer_quiz.exchange.base.texts import clean, from_html
from officer_quiz.exchange.base.understood import Understood, draft, essay
from officer_quiz.exchange.reading import Draft, Loss
from officer_quiz.kinds.base.portable import Blanks, Item, Number, Pairs, TrueFalse
from officer_quiz.messages.catalogue import Message, message

WHOLE = Decimal(100)


def drafted(found: Gift | Broken) -> Draft | Loss:
    """Return a question as it is understood, or why it is none."""
    place = message("formats.place-line", line=found.line)
    if isinstance(found, Broken):
        return Loss(place, message(f"formats.{found.why}"))
    if found.sort == "Description":
        return Loss(place, message("formats.description"))
    reading = _Reading(found)
    shape = reading.answer()
    general = reading.text(found.feedback)
    said = {**from_tags(found.tags, shape.kind), **grounds(general)}
    if reading.remarks:
        said["explain"] = "\n".join((*reading.remarks, *filter(None, (said["explain"],))))
    title = "" if found.title == found.id else found.title
    stem = reading.text(found.stem)
    fields: dict[str, Any] = {"id": found.id, "title": "" if title == stem else title, "prompt": stem, **said}
    if isinstance(shape.answer, Blanks):
        fields["prompt"] = "____".join(shape.answer.texts)
    return draft(fields, shape, place, reading.pictures)


class _Reading:
    """One question being read; `pictures`: whether anything in it is no text."""

    def __init__(self, found: Gift) -> None:
        self.found = found
        self.pictures = False
        self.remarks: list[str] = []

    def text(self, marked: Marked | None) -> str:
        """Return a text as it is read on a page."""
        if marked is None:
            return ""
        if marked.format == "plain":
            return clean(marked.text)
        text, pictures = from_html(marked.text) if marked.format == "html" else (clean(marked.text), False)
        self.pictures |= pictures
        return text

    def answer(self) -> Understood:
        """Return what is answered."""
        found = self.found
        match found.sort:
            case "TF":
                self.remarks = [said for each in found.remarks if (said := self.text(each))]
                return Understood(TrueFalse, TrueFalse(found.is_true))
            case "MC":
                return chosen([self._weighed(place) for place in range(len(found.answers))], several=self._several())
            case "Short":
                return self._blank()
            case "Numerical":
                return self._number()
            case "Matching":
                return self._pairs()
            case _:
                return essay("", ())

    def _several(self) -> bool:
        """Whether several choices can be ticked: none is right alone."""
        return not any(each.right for each in self.found.answers)

    def _weighed(self, place: int) -> Weighed:
        each = self.found.answers[place]
        weight = each.weight if each.weight is not None else WHOLE if each.right else Decimal(0)
        return Weighed(self.text(each.text), weight, self.text(each.feedback))

    def _blank(self) -> Understood:
        full = [each for each in self.found.answers if each.weight in {None, WHOLE}]
        accepted = tuple(dict.fromkeys(text for each in full if (text := self.text(each.text)) and text != "*"))
        lost: tuple[Message, ...] = (message("formats.part-answers"),) if len(full) < len(self.found.answers) else ()
        if any(each.feedback for each in self.found.answers):
            lost += (message("formats.remarks-dropped"),)
        usual = self.found.stem.format
        before, after = (self.text(Marked(usual, side)) for side in self.found.around)
        if usual in {"plain", "moodle"} and self.found.embedded:
            before, after = self.found.around
        texts = (before, after) if self.found.embedded else (before, "")
        return Understood(Blanks, Blanks(texts, (accepted,)) if accepted else None, losses=lost)

    def _number(self) -> Understood:
        full = [each for each in self.found.answers if each.interval and each.right and each.weight in {None, WHOLE}]
        lost = (message("formats.part-answers"),) if len(self.found.answers) > 1 else ()
        interval = full[0].interval if full else None
        if interval is None:
            return Understood(Number, None, losses=lost)
        value, tolerance = (interval.low + interval.high) / 2, (interval.high - interval.low) / 2
        return Understood(Number, Number(plain(value), plain(tolerance), ""), losses=lost)

    def _pairs(self) -> Understood:
        sides = [(self.text(left), clean(right)) for left, right in self.found.pairs]
        pairs = tuple((Item(left, left), Item(right, right)) for left, right in sides if left)
        return Understood(Pairs, Pairs(pairs, tuple(Item(right, right) for left, right in sides if not left)))
