"""Notes that Anki wrote as plain text: a note a row, what its columns hold in lines at the beginning."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from officer_quiz.exchange.base.labels import from_tags
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.texts import clean, decoded, from_html
from officer_quiz.exchange.chinese import marks
from officer_quiz.exchange.chinese.answers import is_key
from officer_quiz.exchange.chinese.lines import Line
from officer_quiz.exchange.chinese.reader import read_lines
from officer_quiz.exchange.reading import Draft, Loss, Reading, Unreadable
from officer_quiz.messages.catalogue import Message, message

NOTE = "officer-quiz"
"""The type of our own notes."""
FIELDS = ("Question", "Choices", "Answer", "Explanation", "Kind", "ID")
SIGNS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_CLOZE = re.compile(r"\{\{c\d+::(.+?)(?:::[^{}]*)?\}\}", re.DOTALL)
_FILL = "一、填空题"


@dataclass(slots=True)
class _Columns:
    """What the lines at the beginning say: the sign between columns, and which of them are no fields (from 0 on)."""

    sign: str = "\t"
    html: bool = False
    guid: int | None = None
    tags: int | None = None
    note: int | None = None
    others: set[int] = field(default_factory=set)
    named: str = ""
    """The type of all notes, where they have one."""

    def take(self, name: str, value: str) -> None:
        """Take a line ``#name:value``."""
        name, value = name.strip().lower(), value.strip()
        if name == "separator":
            self.sign = SIGNS.get(value.lower(), value[:1] or "\t")
        elif name == "html":
            self.html = value.lower() == "true"
        elif name == "notetype":
            self.named = value
        elif name.endswith(" column") and value.isdecimal() and 0 < len(value) < 4:
            place = int(value) - 1
            what = name.removesuffix(" column")
            if what in {"guid", "tags"}:
                setattr(self, what, place)
            elif what == "notetype":
                self.note = place
            self.others.add(place)


def read_notes(raw: bytes) -> Reading:
    """Return the questions of the notes; Unreadable where the text breaks off or has none."""
    lines = decoded(raw).lstrip("\ufeff").split("\n")
    columns = _Columns()
    begin = 0
    while begin < len(lines) and lines[begin].startswith("#"):
        name, _, value = lines[begin][1:].partition(":")
        columns.take(name, value)
        begin += 1
    drafts: list[Draft] = []
    losses: list[Loss] = []
    for number, row in enumerate(_rows("\n".join(lines[begin:]), columns.sign), 1):
        for found in _note(number, row, columns):
            (drafts if isinstance(found, Draft) else losses).append(found)  # type: ignore[arg-type]
    if not drafts and not losses:
        raise Unreadable(message("formats.anki-empty"))
    return Reading(tuple(drafts), tuple(losses))


def _rows(text: str, sign: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign) if any(row)]
    except (csv.Error, TypeError, ValueError):  # a sign that can part nothing
        raise Unreadable(message("formats.csv-broken")) from None


def _note(number: int, row: Sequence[str], columns: _Columns) -> Iterator[Draft | Loss]:
    """Yield what is in a note: a question, or why it gives none."""

    def cell(place: int | None) -> str:
        return row[place] if place is not None and place < len(row) else ""

    guid = " ".join(cell(columns.guid).split())
    place = message("formats.place-note", number=number, guid=guid) if guid else _place(number)
    shown = [from_html(each) if columns.html else (clean(each), False) for each in _fields(row, columns)]
    texts = [text for text, _ in shown]
    own = (cell(columns.note) or columns.named) == NOTE and len(texts) >= len(FIELDS) - 1
    lines = _ours(texts) if own else _theirs(texts)
    try:
        reading = read_lines([Line(line, place) for line in lines], ())
    except Unreadable:
        yield Loss(place, message("formats.note-unread"))
        return
    told = _tagged(cell(columns.tags).split())
    pictures = (message("formats.pictures"),) if any(lost for _, lost in shown) else ()
    for each in reading.questions:
        data = {**plain(each.question)}
        data |= {name: value for name, value in told.items() if not (name == "points" and data["type"] == "essay")}
        yield replace(each, question=data, place=place, losses=(*each.losses, *pictures))
    yield from (replace(each, place=place) for each in reading.losses)
    if not reading.questions:
        yield Loss(place, message("formats.note-unread"))


def _place(number: int) -> Message:
    return message("formats.place-question", number=number)


def _fields(row: Sequence[str], columns: _Columns) -> list[str]:
    return [text for place, text in enumerate(row) if place not in columns.others]


def _ours(texts: Sequence[str]) -> list[str]:
    """Return a note of our own as the lines of a paper."""
    stem, choices, key, more, kind = texts[:5]
    head = [f"一、{kind}"] if kind else []
    return [*head, *f"1．{stem}".split("\n"), *choices.split("\n"), *f"答案：{key}".split("\n"), *more.split("\n")]


def _theirs(texts: Sequence[str]) -> list[str]:
    """Return a note of two sides, or a sentence with gaps, as the lines of a paper; other fields explain."""
    front, back, *others = (*texts, "", "")
    if gaps := _CLOZE.findall(front):
        return [_FILL, *f"1．{_CLOZE.sub('____', front)}".split("\n"), "答案：" + "；".join(gaps), f"解析：{back}"]
    key, *more = (*back.split("\n"), *(line for text in others for line in text.split("\n") if line))
    if more and is_key(key) and marks.explain_label(more[0]) is None:
        more[0] = f"解析：{more[0]}"
    return [*f"1．{front}".split("\n"), *([f"答案：{key}"] if key else []), *more]


def _tagged(tags: Sequence[str]) -> Mapping[str, Any]:
    """Return what tags tell, as a bank's file has it."""
    told = from_tags(tags, object)
    return {
        name: str(value) if name == "points" else list(value) if isinstance(value, tuple) else value
        for name, value in told.items()
        if value
    }
