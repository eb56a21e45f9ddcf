"""Moodle XML: what Moodle exports and imports, with ids, points, feedback, tags and hints."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.exchange.base import labels, moodle_writing
from officer_quiz.exchange.base.moodle_reading import drafted
from officer_quiz.exchange.base.texts import start
from officer_quiz.exchange.base.trees import tree
from officer_quiz.exchange.base.written import Written, said_apart
from officer_quiz.exchange.items.names import version_of
from officer_quiz.exchange.reading import Draft, Loss, Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import message

NAME = "moodle"
ENDINGS = (".xml",)
EXTRA = True
CARRIES = labels.CARRIED | {"id", "title", "feedback", "points", "hint", "shuffle", "unit", "model"}
ASIDE = frozenset({"category"})
"""Entries that sort questions and are none."""


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file is XML, of Moodle or of a program that reading can only name; QTI has readers."""
    text = start(raw).lstrip("\ufeff \t\r\n")
    return (text.startswith("<?xml") or (text.startswith("<") and "<quiz" in text)) and not version_of(raw)


def read(raw: bytes) -> Reading:
    """Return the questions, and what is left out with its reason.

    Unreadable for what is no sound XML, and for XML of other programs.
    """
    root = tree(raw)
    if root.tag != "quiz":
        raise Unreadable(message("formats.xml-other", name=root.tag.rpartition("}")[2]))
    entries = [each for each in root.findall("question") if each.get("type") not in ASIDE]
    found = [drafted(number, each) for number, each in enumerate(entries, 1)]
    drafts = tuple(each for each in found if isinstance(each, Draft))
    return Reading(drafts, tuple(each for each in found if isinstance(each, Loss)))


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return the questions that Moodle can say; those of a case stand each by itself, with its facts."""
    pieces, told = said_apart(questions, CARRIES, moodle_writing.question)
    return Written(moodle_writing.quiz([moodle_writing.category(title), *pieces]), told)
