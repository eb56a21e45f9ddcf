"""The text of an item as a candidate reads it: paragraphs, marks where something is answered, and what is no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.texts import BREAKS, LOST, clean
from officer_quiz.messages.catalogue import Message

GAP = "____"
INLINE = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
"""What is answered inside of a sentence."""
FEEDBACK = frozenset({"feedbackInline", "feedbackBlock", "modalFeedback"})
_CHOICES = frozenset(
    [
        "simpleChoice",
        "simpleAssociableChoice",
        "simpleMatchSet",
        "gapText",
        "gapImg",
        "inlineChoice",
        "associableHotspot",
    ]
)
_SILENT = FEEDBACK | _CHOICES | {"script", "style", "stylesheet", "annotation", "annotation-xml", "svg", "catalogInfo"}
_BLOCKS = BREAKS | {"prompt", "hr", "caption", "dt", "dd", "figure", "figcaption", "rubricBlock"}
_LOST = LOST | {"picture", "printedVariable", "include"}
_FIRST, _LAST = "\ue000", "\ue001"
_MARK = re.compile(f"{_FIRST}(\\d+){_LAST}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_OWN = re.compile(f"[{_FIRST}{_LAST}\u2061-\u2064]")
"""Our marks, and signs of formulas that nobody sees."""


class Content:
    """Texts of one item; `lost` tells whether anything in them is no text."""

    def __init__(self) -> None:
        self.lost = False

    def text(self, element: Element | None, instead: Mapping[Element, str] | None = None) -> str:
        """Return what an element says, its choices and feedback left out; `instead` has texts for elements in it."""
        if element is None:
            return ""
        pieces: list[str] = []
        self._inside(element, instead or {}, pieces)
        return clean(re.sub(" {2,}", " ", "".join(pieces)))

    def _inside(self, element: Element, instead: Mapping[Element, str], pieces: list[str]) -> None:
        pieces.append(_flat(element.text))
        for each in element:
            if each in instead:
                pieces.append(instead[each])
            elif each.tag not in _SILENT and _seen(each):
                self._element(each, instead, pieces)
            self.lost |= each.tag in _LOST
            pieces.append(_flat(each.tail))

    def _element(self, each: Element, instead: Mapping[Element, str], pieces: list[str]) -> None:
        block = each.tag in _BLOCKS or (each.tag.endswith("Interaction") and each.tag not in INLINE)
        pieces.append("\n" if block else "")
        pieces.append(" " if each.tag in {"td", "th"} else "")
        if each.tag == "img" and (told := clean(each.get("alt") or "")):
            pieces.append(f"[{_flat(told)}]")
        self._inside(each, instead, pieces)
        pieces.append("\n" if block else "")


def mark(number: int, *, apart: bool = False) -> str:
    """Return what stands in a text for a thing with a number; `apart`: on a line of its own."""
    return f"\n{_FIRST}{number}{_LAST}\n" if apart else f"{_FIRST}{number}{_LAST}"


def marked(text: str) -> tuple[list[str], list[int]]:
    """Return the texts around the marks, one more than there are, and the numbers of the marks."""
    pieces = _MARK.split(text)
    return pieces[::2], [int(each) for each in pieces[1::2]]


def once(said: Iterable[Message]) -> tuple[Message, ...]:
    """Return what is said, each thing once."""
    told: list[Message] = []
    for each in said:
        told += [each] if each not in told else []
    return tuple(told)


def _seen(element: Element) -> bool:
    """Whether a candidate sees an element."""
    return element.tag != "rubricBlock" or "candidate" in (element.get("view") or "candidate").split()


def _flat(text: str | None) -> str:
    return _OWN.sub("", _SPACES.sub(" ", text)) if text else ""
