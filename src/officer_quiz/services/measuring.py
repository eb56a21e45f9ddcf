"""Writes what was measured into the banks: one line beside each question, and nothing else in the file changes."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from officer_quiz.analysis.agreement import FIGURES, Agreement
from officer_quiz.analysis.items import Item
from officer_quiz.bank.model import FORMER, MEASURED
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.mending import Mended
from officer_quiz.library.places import bank_files, shown
from officer_quiz.library.rewrite import put
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.analysing import Analysed
from officer_quiz.services.mending import Mending, refuse
from officer_quiz.store.reading import bytes_of
from officer_quiz.text.diagnostic import Path as Steps
from officer_quiz.text.document import read
from officer_quiz.text.edit import SharedLineError, with_mapping

PANEL = "panel"
Fields = Mapping[str, Mapping[str, str]]
"""What is written beside a question: the values of each field by its name."""


def write_measured(env: Env, found: Analysed, *, write: bool = True) -> Mending:
    """Write `measured` beside each question that enough people answered, and `panel` where experts judged it.

    Only told with `write` false. A panel that is there already stays. Files that may not be changed, and questions of
    no bank in use, are told.
    """
    wanted = _wanted(found, env.today())
    files: dict[str, Mended] = {}
    left: list[Message] = []
    for file in (file for place in env.banks for file in bank_files(place)):
        raw = bytes_of(file)
        if not isinstance(raw, bytes) or not wanted:
            continue
        try:
            made = _measured(file, raw, wanted, left)
            if made is None or made.text == made.before:
                continue
            refuse(file, write=write)
            if write:
                mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
                put(file, raw, mark + made.text.encode("utf-8"))
            files[shown(file)] = made
        except UserError as refused:
            left.append(refused.message)
    if wanted:
        left.append(message("analysis.not-in-banks", count=len(wanted), questions=tuple(wanted)[:5]))
    return Mending(files, left)


def _wanted(found: Analysed, day: date) -> dict[str, Fields]:
    """What is to be written, by question."""
    wanted: dict[str, dict[str, Mapping[str, str]]] = {}
    for item, _ in found.questions:
        if item.facility is not None:
            wanted[item.question] = {MEASURED: _measurement(item, day)}
    for each in found.experts:
        wanted.setdefault(each.question, {})[PANEL] = _panel(each, day)
    return dict(wanted)


def _measurement(item: Item, day: date) -> Mapping[str, str]:
    values = {"n": str(item.n), "facility": f"{item.facility:.2f}"}
    if item.discrimination is not None:
        values["discrimination"] = f"{item.discrimination:.2f}"
    return {**values, "date": day.isoformat()}


def _panel(each: Agreement, day: date) -> Mapping[str, str]:
    told = {
        name: "{" + ", ".join(f"{action}: {value:.2f}" for action, value in getattr(each, name).items()) + "}"
        for name in FIGURES
    }
    return {"size": str(each.size), "date": day.isoformat(), **told}


def _measured(file: Path, raw: bytes, wanted: dict[str, Fields], left: list[Message]) -> Mended | None:
    """Return a file with what is wanted of its questions, which are wanted no more; None where none of them is."""
    if not any(id.encode() in raw for id in wanted):
        return None
    document = read(shown(file), raw)
    before = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    # From the last question to the first: what is put below leaves the places above as they are.
    places = sorted(_places(document.data, ()), key=lambda found: document.marks.values[found[0]].line, reverse=True)
    text, counts, data = before, Counter[str](), deepcopy(document.data)
    for place, question in places:
        id = next((id for id in (question["id"], *_former(question)) if id in wanted), "")
        for name, values in wanted.pop(id).items() if id else ():
            if name == PANEL and PANEL in question:
                continue
            try:
                text, _ = with_mapping(text, document, place, name, values)
            except SharedLineError as error:
                left.append(message("analysis.shared-line", id=id, path=shown(file), line=error.line))
                continue
            counts[name] += 1
            _at(data, place).pop(name, None)
    _check(file, text, data, counts)
    return Mended(before, text, counts)


def _check(file: Path, text: str, data: Any, counts: Counter[str]) -> None:
    """UserError unless a file says what it said, but for what was written."""
    after = read(shown(file), text.encode("utf-8"))
    said = deepcopy(after.data)
    for place, _ in _places(said, ()):
        for name in counts:
            if name not in _at(data, place):
                _at(said, place).pop(name, None)
    if not after.sound or said != data:
        raise UserError(message("statute.not-rewritten", path=shown(file)))


def _places(data: Any, place: Steps) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield the questions of a file, and the parts of cases, each with where it stands."""
    listed = data.get("questions") if isinstance(data, dict) else None
    for index, question in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(question, dict) and isinstance(question.get("id"), str):
            here = (*place, "questions", index)
            yield here, question
            yield from _places(question, here)


def _former(question: Mapping[str, Any]) -> list[str]:
    former = question.get(FORMER)
    return [each for each in former if isinstance(each, str)] if isinstance(former, list) else []


def _at(data: Any, place: Steps) -> dict[str, Any]:
    for step in place:
        data = data[step]
    found: dict[str, Any] = data
    return found
