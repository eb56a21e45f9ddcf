"""What a question of Moodle XML means: the neutral shape, and what is doubtful or lost in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.labels import from_tags, grounds
from officer_quiz.exchange.base.numbers import plain, read_number
from officer_quiz.exchange.base.texts import clean, from_html
from officer_quiz.exchange.base.understood import Understood, draft, essay
from officer_quiz.exchange.reading import Draft, Loss
from officer_quiz.kinds.base.portable import Blanks, Item, Number, Order, Pairs, TrueFalse
from officer_quiz.messages.catalogue import Message, message

WHOLE = Decimal("99.9")
_GAP = re.compile(r"\{(\d*):(\w+):((?:\\.|[^\\}])*)\}", re.DOTALL)
_SHORT = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
_POINTS = re.compile(r"<ul>(?:<li>.*</li>)</ul>\s*$", re.DOTALL)


def drafted(number: int, element: Element) -> Draft | Loss:
    """Return a question as it is understood, or why it is left out; `number` is its place from 1."""
    reading = _Reading(element)
    name = clean(element.findtext("name/text") or "")
    place = message("formats.place-named", number=number, name=name or "—")
    sort = element.get("type") or "—"
    if sort == "description":
        return Loss(place, message("formats.description"))
    shape = reading.answer(sort)
    if shape is None:
        return Loss(place, message("formats.no-such-kind", kind=sort))
    id = (element.findtext("idnumber") or "").strip()
    tags = [clean(each.text or "") for each in element.findall("tags/tag/text")]
    stem = reading.stem(shape)
    fields: dict[str, Any] = {
        "id": id,
        "title": "" if name in {id, stem} or stem.startswith(name.rstrip(".… ")) else name,
        "prompt": stem,
        "hint": reading.text(element.find("hint")),
        "points": _points(element),
        "shuffle": (element.findtext("shuffleanswers") or "true").strip() not in {"false", "0"},
        **from_tags([tag for tag in tags if tag], shape.kind),
        **grounds(reading.text(element.find("generalfeedback"))),
    }
    if reading.remarks:
        fields["explain"] = "\n".join((*reading.remarks, *filter(None, (fields["explain"],))))
    return draft(fields, shape, place, reading.pictures)


def _points(element: Element) -> Fraction:
    points = read_number(element.findtext("defaultgrade") or "1")
    return Fraction(points) if points is not None and points >= 0 else Fraction(1)


def _weight(element: Element) -> Decimal:
    weight = read_number(element.get("fraction") or "0")
    return weight if weight is not None else Decimal(0)


class _Reading:
    """One question being read; `pictures`: whether anything in it is no text."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.pictures = False
        self.remarks: list[str] = []

    def text(self, element: Element | None) -> str:
        """Return the text of an element as it is read on a page."""
        if element is None:
            return ""
        self.pictures |= element.find("file") is not None
        written = element.findtext("text")
        written = element.text or "" if written is None else written
        if element.get("format") in {"plain_text", "plain"}:
            return clean(written)
        text, pictures = from_html(written)
        self.pictures |= pictures
        return text

    def stem(self, shape: Understood) -> str:
        """Return the question, blanks shown in it."""
        if isinstance(shape.answer, Blanks):
            return "____".join(shape.answer.texts)
        return self.text(self.element.find("questiontext"))

    def answer(self, sort: str) -> Understood | None:
        """Return what is answered; None for a kind of question that has no place here."""
        readers = {
            "multichoice": self._chosen,
            "truefalse": self._judged,
            "shortanswer": self._blank,
            "cloze": self._cloze,
            "numerical": self._number,
            "matching": self._pairs,
            "ordering": self._order,
            "essay": self._essay,
        }
        return readers[sort]() if sort in readers else None

    def _answers(self) -> Iterator[tuple[Decimal, str, str]]:
        """Yield each answer: its weight, text and remark."""
        for each in self.element.findall("answer"):
            yield _weight(each), self.text(each), self.text(each.find("feedback"))

    def _chosen(self) -> Understood:
        several = (self.element.findtext("single") or "true").strip() in {"false", "0"}
        return chosen([Weighed(text, weight, remark) for weight, text, remark in self._answers()], several)

    def _judged(self) -> Understood:
        answers = list(self._answers())
        self.remarks = [remark for _, _, remark in answers if remark]
        right = next((text.casefold() for weight, text, _ in answers if weight >= WHOLE), "")
        answer = TrueFalse(right == "true") if right in {"true", "false"} else None
        return Understood(TrueFalse, answer)

    def _full(self) -> tuple[list[str], tuple[Message, ...]]:
        """Return the texts of answers that earn everything, and what is lost with the others."""
        answers = list(self._answers())
        full = [text for weight, text, _ in answers if weight >= WHOLE and text not in {"", "*"}]
        lost: tuple[Message, ...] = (
            (message("formats.part-answers"),) if any(0 < weight < WHOLE for weight, _, _ in answers) else ()
        )
        if any(remark for _, _, remark in answers):
            lost += (message("formats.remarks-dropped"),)
        return full, lost

    def _blank(self) -> Understood:
        full, lost = self._full()
        accepted = tuple(dict.fromkeys(text.replace("\\*", "*") for text in full))
        stem = self.text(self.element.find("questiontext"))
        before, gap, after = _parted(stem)
        texts = (before, after) if gap else (stem, "")
        return Understood(Blanks, Blanks(texts, (accepted,)) if accepted else None, losses=lost)

    def _cloze(self) -> Understood | None:
        stem = self.text(self.element.find("questiontext"))
        gaps = list(_GAP.finditer(stem))
        if not gaps or any(gap[2].upper() not in _SHORT for gap in gaps):
            return None
        accepted = [_gap_answers(gap[3]) for gap in gaps]
        ends = [0, *(gap.end() for gap in gaps)]
        starts = [*(gap.start() for gap in gaps), len(stem)]
        texts = tuple(re.sub(r"\\([{}])", r"\1", stem[a:b]) for a, b in zip(ends, starts, strict=True))
        return Understood(Blanks, Blanks(texts, tuple(accepted)) if all(accepted) else None)

    def _number(self) -> Understood:
        full, lost = self._full()
        own = next((each for each in self.element.findall("answer") if _weight(each) >= WHOLE), None)
        value = read_number(full[0]) if full else None
        if own is None or value is None:
            return Understood(Number, None, losses=lost)
        tolerance = read_number(own.findtext("tolerance") or "0") or Decimal(0)
        unit = clean(self.element.findtext("units/unit/unit_name") or "")
        lost += (message("formats.part-answers"),) if len(full) > 1 and not lost else ()
        return Understood(Number, Number(plain(value), plain(abs(tolerance)), unit), losses=lost)

    def _pairs(self) -> Understood:
        sides = [
            (self.text(each), clean(each.findtext("answer/text") or "")) for each in self.element.findall("subquestion")
        ]
        pairs = tuple((Item(left, left), Item(right, right)) for left, right in sides if left)
        others = tuple(Item(right, right) for left, right in sides if not left and right)
        return Understood(Pairs, Pairs(pairs, others) if pairs else None)

    def _order(self) -> Understood:
        placed = sorted(self._answers(), key=lambda answer: answer[0])
        items = tuple(Item(str(place), text) for place, (_, text, _) in enumerate(placed, 1))
        return Understood(Order, Order(items) if items else None)

    def _essay(self) -> Understood:
        told = self.element.findtext("graderinfo/text") or ""
        listed = _POINTS.search(told)
        model = from_html(told[: listed.start()] if listed else told)[0]
        points = re.findall(r"<li>(.*?)</li>", listed[0], re.DOTALL) if listed else []
        items = tuple(Item(str(place), from_html(each)[0]) for place, each in enumerate(points, 1))
        return essay(model, items)


def _parted(stem: str) -> tuple[str, str, str]:
    """Return what stands before and after the only blank of a sentence, with the blank."""
    gaps = list(re.finditer(r"_{3,}", stem))
    if len(gaps) != 1:
        return stem, "", ""
    return stem[: gaps[0].start()], gaps[0][0], stem[gaps[0].end() :]


def _gap_answers(written: str) -> tuple[str, ...]:
    """Return the answers of a blank that earn everything."""
    found = re.findall(r"(?:^|~)((?:\\.|[^\\~])*)", written, re.DOTALL)
    full = [re.sub(r"^(?:=|%100%)", "", each) for each in found if each.startswith(("=", "%100%"))]
    said = (re.split(r"(?<!\\)#", each)[0] for each in full)
    return tuple(dict.fromkeys(clean(re.sub(r"\\(.)", r"\1", each)) for each in said))
