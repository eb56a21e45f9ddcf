"""Items that ask several things: cases, with what is read first as the facts and a question for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.understood import Understood, draft
from officer_quiz.exchange.items.answers import Asked, EachApart, LeftOut, told_with_choices
from officer_quiz.exchange.items.blanks import blanks
from officer_quiz.exchange.items.content import INLINE, Content, mark, marked
from officer_quiz.exchange.items.scoring import Rules
from officer_quiz.exchange.reading import Draft
from officer_quiz.kinds.base.ask import Passage
from officer_quiz.kinds.base.portable import Parts, Portable
from officer_quiz.messages.catalogue import Message, message

Part = tuple[str, Understood, Mapping[str, Any]]
"""What is asked, what is answered, and further fields of the question."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How parts are read: the rules and the text of the item, what stands for gaps in an element, and its answer."""

    rules: Rules
    content: Content
    marks: Callable[[Element], Mapping[Element, str]]
    answer: Callable[[Element], Understood]

    def parts(self, body: Element, asked: Sequence[Element]) -> tuple[str, list[Part]]:
        """Return what is read before all, and each question in the order of the text."""
        instead = {each: mark(number, apart=each.tag not in INLINE) for number, each in enumerate(asked)}
        waiting: list[str] = []
        facts: list[str] = []
        parts: list[Part] = []
        for sort, lines in groupby(self.content.text(body, instead).split("\n"), lambda line: _sort(line, asked)):
            if sort == "text":
                waiting += lines
                continue
            for text in lines if sort == "block" else ["\n".join(lines)]:
                own = self._own(text, asked) if sort == "block" else text
                kept = 0 if own or not waiting else 1
                if not parts:
                    facts, waiting = waiting[: len(waiting) - kept], waiting[len(waiting) - kept :]
                prompt = "\n".join(filter(None, (*waiting, own)))
                waiting = []
                parts += self._block(prompt, text, asked) if sort == "block" else self._blanks(prompt, asked)
        return "\n".join((*facts, *waiting)), parts

    def _own(self, text: str, asked: Sequence[Element]) -> str:
        element = asked[marked(text)[1][0]]
        return self.content.text(element, self.marks(element))

    def _block(self, prompt: str, text: str, asked: Sequence[Element]) -> Iterator[Part]:
        element = asked[marked(text)[1][0]]
        worth = self._worth([element])
        try:
            shape = self.answer(element)
        except EachApart as apart:
            rows = parted(apart)
            total = sum((own["points"] for _, _, own in rows), Fraction(0))
            for side, shape, own in rows:
                points = {"points": worth * own["points"] / total if total else worth / len(rows)}
                yield "\n".join(filter(None, (prompt, side))), shape, points
            return
        shuffle = {"shuffle": Asked(element, self.rules, self.content, {}).shuffled}
        prompt = told_with_choices(prompt, shape, element, self.content)
        yield prompt, shape, {"points": worth, **(shuffle if element.tag == "choiceInteraction" else {})}

    def _blanks(self, text: str, asked: Sequence[Element]) -> Iterator[Part]:
        own = [asked[place] for place in marked(text)[1]]
        prompt, shape = blanks(text, asked, self.rules, self.content)
        yield prompt, shape, {"points": self._worth(own)}

    def _worth(self, elements: Sequence[Element]) -> Fraction:
        """Return what right answers to some of the elements alone earn; 1 where that is not known."""
        names = [each.get("responseIdentifier") or "" for each in elements]
        best = {name: self.rules.responses[name].best for name in names if name in self.rules.responses}
        score = self.rules.score(best)
        return Fraction(score) if score is not None and score > 0 else Fraction(1)


def parted(apart: EachApart) -> list[Part]:
    """Return sides that do not pair one to one as a question for each left side."""
    return [(text, shape, {"points": Fraction(max(worth, Decimal(0)))}) for text, shape, worth in apart.parts()]


def case(fields: Mapping[str, Any], parts: Sequence[Part], place: Message) -> Draft:
    """Return a case; `fields` are those of the whole, its prompt the facts. LeftOut for one that asks nothing."""
    facts = str(fields["prompt"])
    drafts = [draft({"id": "", "prompt": prompt or facts, **own}, shape, place) for prompt, shape, own in parts]
    doubts = tuple(said for each in drafts for said in each.doubts)
    losses = tuple(said for each in drafts for said in each.losses)
    if not facts or not drafts:
        raise LeftOut(message("formats.no-stem"))
    questions = [each.question for each in drafts]
    whole = {**fields, "kind": "case", "prompt": "", "context": (Passage("facts", facts, keep=True),)}
    known = tuple(each for each in questions if isinstance(each, Portable))
    if len(known) == len(questions):
        return Draft(Portable(**whole, answer=Parts(known)), place, doubts, losses)
    head = plain(Portable(**whole, answer=Parts(())))
    return Draft({**head, "questions": [plain(each) for each in questions]}, place, doubts, losses)


def _sort(line: str, asked: Sequence[Element]) -> str:
    places = marked(line)[1]
    return "text" if not places else "blanks" if asked[places[0]].tag in INLINE else "block"
