"""Rows of a table as questions: the head is found by its words, under title rows and in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal, cast, get_args

from officer_quiz import kinds
from officer_quiz.exchange.base.cells import shape_of
from officer_quiz.exchange.base.columns import head
from officer_quiz.exchange.base.understood import USUAL, draft
from officer_quiz.exchange.reading import Draft, Loss, Reading
from officer_quiz.kinds.base.ask import Passage
from officer_quiz.kinds.base.portable import Parts, Portable
from officer_quiz.kinds.base.question import Post, QuestionLevel, Skill, Status
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.messages.words import meant

FAR = 30
"""Rows within which a table's head is looked for."""
CASE = "case"
Role = Literal["facts", "scene", "objective", "other", "self", "model"]
ROLES = get_args(Role)
_TEXTS = ("title", "prompt", "explain", "hint", "author", "reviewer")
_WORDS: dict[str, tuple[str, ...]] = {"posts": get_args(Post), "skills": get_args(Skill)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name (empty for a file that is one), and its rows of texts."""

    name: str
    rows: Iterable[Sequence[str]]


def read_sheets(sheets: Iterable[Sheet]) -> Reading:
    """Return the questions of all tables that have a head; a table without one is a loss if anything stands in it."""
    drafts: list[Draft] = []
    losses: list[Loss] = []
    for sheet in sheets:
        _Table(sheet, drafts, losses).read()
    return Reading(tuple(drafts), tuple(losses))


class _Table:
    """One table being read."""

    def __init__(self, sheet: Sheet, drafts: list[Draft], losses: list[Loss]) -> None:
        self.sheet = sheet
        self.drafts = drafts
        self.losses = losses
        self.cases: dict[str, tuple[int, list[Portable], int]] = {}

    def place(self, row: int) -> Message:
        """Return how a row is named."""
        if self.sheet.name:
            return message("formats.place-sheet", sheet=self.sheet.name, row=row)
        return message("formats.place-row", row=row)

    def read(self) -> None:
        """Read all rows."""
        columns: Mapping[int, str] = {}
        filled = 0
        for number, cells in enumerate(self.sheet.rows, 1):
            if not any(cells):
                continue
            filled = filled or number
            found = {place: field for place, text in enumerate(cells) if (field := head(text))}
            if {"prompt", "answer"} <= set(found.values()):
                columns = found
            elif columns:
                self._row(number, {field: cells[place] for place, field in columns.items() if place < len(cells)})
            elif number > FAR:
                break
        if filled and not columns:
            self.losses.append(Loss(self.place(filled), message("formats.no-head")))
        self._close()

    def _row(self, number: int, row: Mapping[str, str]) -> None:
        if not any(row.values()):
            return
        place = self.place(number)
        if not row.get("prompt") and not row.get("context"):
            self.losses.append(Loss(place, message("formats.no-stem")))
            return
        fields, losses = _fields(row)
        kind = kinds.meant(row.get("kind", "")) or ""
        parent = row.get("parent", "")
        if kind == CASE:
            self.cases[fields["id"]] = (len(self.drafts), [], number)
            self.drafts.append(Draft(Portable(**{**fields, "kind": CASE}, answer=Parts(())), place, losses=losses))
            return
        shape = shape_of(kind, row)
        named = kind if kind and shape.kind.__name__ in USUAL else ""
        made = draft({**fields, "kind": named}, shape, place)
        if parent in self.cases and isinstance(made.question, Portable):
            self.cases[parent][1].append(made.question)
        else:
            self.drafts.append(replace(made, losses=(*losses, *made.losses)))

    def _close(self) -> None:
        """Put the questions of cases into them; a case without any is a loss."""
        empty = []
        for at, parts, number in self.cases.values():
            whole = self.drafts[at].question
            assert isinstance(whole, Portable)
            if parts:
                self.drafts[at] = replace(self.drafts[at], question=replace(whole, answer=Parts(tuple(parts))))
            else:
                empty.append(at)
                self.losses.append(Loss(self.place(number), message("formats.empty-case")))
        for at in reversed(empty):
            del self.drafts[at]


def _fields(row: Mapping[str, str]) -> tuple[dict[str, Any], tuple[Message, ...]]:
    """Return the fields of the neutral shape that cells tell, and what is lost with cells that are not understood."""
    fields: dict[str, Any] = {name: row.get(name, "") for name in _TEXTS}
    id = row.get("id", "")
    fields["id"] = "" if id.isdigit() else id
    fields["citations"], fields["sources"] = (_lines(row.get(name, "")) for name in ("citations", "sources"))
    lost = []
    tags = list(_split(row.get("tags", "")))
    for name, known in _WORDS.items():
        words = [(each, each if each in known else meant(each, known)) for each in _split(row.get(name, ""))]
        fields[name] = tuple(word for _, word in words if word)
        tags += [each for each, word in words if not word]
    fields["tags"] = tuple(tags)
    for name, read in _READERS.items():
        if text := row.get(name, ""):
            try:
                fields[name] = read(text)
            except (ValueError, ZeroDivisionError):
                lost.append(message("formats.cell", column=name, text=text))
    if row.get("region"):
        fields["region"] = row["region"]
    if material := row.get("context"):
        role = row["role"] if row.get("role") in ROLES else "facts"
        fields["context"] = (Passage(cast("Role", role), material, keep=role == "facts"),)
    return fields, tuple(lost)


def _level(text: str) -> str:
    found = text if text in get_args(QuestionLevel) else meant(text, get_args(QuestionLevel))
    return found or _refused()


def _status(text: str) -> str:
    found = text if text in get_args(Status) else meant(text, get_args(Status))
    return found or _refused()


def _refused() -> str:
    raise ValueError


def _points(text: str) -> Fraction:
    found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?|\d{1,9}/\d{1,9})\s*分?", text)
    return Fraction(found[1]) if found else Fraction(_refused())


def _experts(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else int(_refused())


_READERS: Mapping[str, Any] = {
    "level": _level,
    "status": _status,
    "points": _points,
    "experts": _experts,
    "shuffle": lambda text: text.casefold() not in {"否", "no", "false", "0"},
    "checked": date.fromisoformat,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _split(text: str) -> list[str]:
    """Return the words of a cell: one a line, or between commas where it is one line."""
    parts = text.split("\n") if "\n" in text else re.split(r"[；;、,，]", text)
    return [each.strip() for each in parts if each.strip()]
