"""JSON, ours: `questions`, one object each, in the neutral shape; nothing it holds is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from officer_quiz.exchange.base.stored import data, question
from officer_quiz.exchange.base.texts import decoded, start
from officer_quiz.exchange.base.written import UNCARRIED, Told, Written, lost
from officer_quiz.exchange.reading import Draft, Loss, Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import message

NAME = "json"
ENDINGS = (".json", ".jsonl")
FOLLOWS = True
FORMAT = 1


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file begins as JSON with questions of ours does."""
    return start(raw).lstrip("\ufeff \r\n\t")[:1] in {"{", "["} and b'"' in raw[:4000] and b'"answer"' in raw


def read(raw: bytes) -> Reading:
    """Return the questions of a list, of an object with `questions`, or of one object a line."""
    drafts, losses = [], []
    for number, found in enumerate(_objects(decoded(raw)), 1):
        place = message("formats.place-question", number=number)
        try:
            drafts.append(Draft(question(found), place))
        except ValueError as error:
            losses.append(Loss(place, message("formats.json-field", field=str(error) or "—")))
    return Reading(tuple(drafts), tuple(losses))


def _objects(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise Unreadable(message("formats.json-deep")) from None
    except ValueError as error:
        found = _lines(text, error)
    if isinstance(found, dict):
        found = found.get("questions", [found])
    if not isinstance(found, list):
        raise Unreadable(message("formats.json-no-questions"))
    return found


def _lines(text: str, error: ValueError) -> list[Any]:
    """Return one value a line; Unreadable tells where the whole text stops to be JSON."""
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        line = getattr(error, "lineno", 1)
        raise Unreadable(message("formats.json-broken", line=line, column=getattr(error, "colno", 1))) from None


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return all questions, with what the neutral shape carries of them."""
    whole = {"format": FORMAT, "title": title, "questions": [data(each) for each in questions]}
    raw = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
    return Written(
        raw, tuple(Told(each.id, tuple(name for name in lost(each, ()) if name in UNCARRIED)) for each in questions)
    )
