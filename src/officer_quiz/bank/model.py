"""A bank: one file's header and questions, with where each question stands in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, overload

from officer_quiz.bank.citations import Cited, basis_of, cited
from officer_quiz.bank.cues import shown
from officer_quiz.bank.likeness import Sketch, sketch
from officer_quiz.bank.prose import Searched, prose
from officer_quiz.kinds.base.question import Question, Shared
from officer_quiz.statutes.citation import Citation, places_of
from officer_quiz.statutes.currency import Basis
from officer_quiz.text.diagnostic import Diagnostic, Path
from officer_quiz.text.document import Document
from officer_quiz.text.fields import Id, Length, Text, doc

Kind = TypeVar("Kind")


@dataclass(frozen=True, kw_only=True)
class Header(Shared):
    """The top of a bank file: what the bank is, and what all its questions share unless they say otherwise."""

    bank: Annotated[Id, doc("题库编号：永久、唯一；文件可以改名，它不能改", "the bank's permanent, unique id")]
    title: Annotated[Text, doc("题库名称", "the bank's title")]
    language: Annotated[Literal["zh", "en"], doc("语言", "language of the material")] = "zh"
    questions: Annotated[list[Any], Length(1), doc("题目", "the questions")] = field(default_factory=list)


DEFAULTS = tuple(each.name for each in fields(Shared))
"""The header's fields that questions inherit."""


MEASURED = "measured"
"""The field with what the answers of a class said of a question."""
TRAIL = frozenset({"status", "author", "reviewer", "checked", "reviewed_print", MEASURED})
"""Fields that say who looked at a question and when, and how it did: they change nothing that is asked or marked."""

PRINT = "reviewed_print"
"""The field with the print of a question as it was reviewed."""
FORMER = "former"
"""The field with the ids that a question had, the oldest first; one of them may be its id again."""
_NOT_REVIEWED = frozenset({*DEFAULTS, PRINT, MEASURED, "id", FORMER, "shuffle", "fixed"})
"""Fields that may change without anybody reading the question again."""


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""Data as text, the same for the same data."""


def _unmeasured(value: Any) -> Any:
    """Return a value of a question's data without what was measured of its parts, which are a list of questions."""
    if not isinstance(value, list) or not any(isinstance(each, dict) and MEASURED in each for each in value):
        return value
    return [{key: inner for key, inner in each.items() if key != MEASURED} for each in value]


@dataclass(frozen=True)
class Entry:
    """A sound question of a bank: its plain data with the header's defaults, and its index in the file."""

    question: Question
    data: dict[str, Any]
    index: int

    @cached_property
    def content(self) -> str:
        """A hash of all that bears on asking and marking it: its data without the review trail.

        A question that was renamed keeps the hash it had.
        """
        told = {key: _unmeasured(value) for key, value in self.data.items() if key not in TRAIL}
        if former := told.pop(FORMER, None):
            told["id"] = former[0]
        return sha256(_canonical(told).encode()).hexdigest()[:16]

    @cached_property
    def print(self) -> str:
        """The print of what a reviewer reads: eight hexadecimal digits of texts, key and citations, parts included."""
        told = {key: _unmeasured(value) for key, value in self.data.items() if key not in _NOT_REVIEWED}
        return sha256(_canonical(told).encode()).hexdigest()[:8]

    @cached_property
    def shown(self) -> str:
        """All that is read before the first answer, without punctuation."""
        return shown(self.question)

    @cached_property
    def sketch(self) -> Sketch:
        """What tells whether another question is the same."""
        return sketch(self.question, self.shown)

    @cached_property
    def basis(self) -> Basis:
        """The law it rests on."""
        return basis_of(self.question, self.data)


@dataclass(frozen=True)
class Item:
    """A question or a part of a case, its data, where it stands, and the entry it belongs to."""

    question: Question
    data: dict[str, Any]
    path: Path
    entry: Entry

    @cached_property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """Its texts that people read, each with its path."""
        return tuple(prose(self.data, self.path))

    @cached_property
    def cited(self) -> tuple[Citation, ...]:
        """The places of law it rests on: what it cites itself, else what its case cites."""
        return tuple(places_of(self.question.cite or self.entry.question.cite))


class LeftOut(NamedTuple):
    """A question of a file that is not used: its id (empty where it cannot be told), its line, and its first error."""

    id: str
    line: int
    error: Diagnostic


class LeftOuts(Sequence[LeftOut]):
    """The questions that are left out, worked out when they are first asked for: checking a file never does."""

    def __init__(self, found: Callable[[], Sequence[LeftOut]]) -> None:
        self._find = found

    @cached_property
    def _found(self) -> Sequence[LeftOut]:
        return self._find()

    @overload
    def __getitem__(self, place: int) -> LeftOut: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[LeftOut]: ...

    def __getitem__(self, place: int | slice) -> LeftOut | Sequence[LeftOut]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True)
class Bank:
    """A bank as read from one file: its sound questions, and those that are left out."""

    document: Document
    header: Header
    entries: tuple[Entry, ...]
    left_out: Sequence[LeftOut] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every question, each followed by its parts."""
        return tuple(item for entry in self.entries for item in _items(entry))

    def prose_having(self, pattern: re.Pattern[str]) -> Iterator[tuple[Item, Path, str]]:
        """Yield the texts that people read in which a pattern is found, each with where it stands: see `Searched`."""
        return self._searched.having(pattern)

    @cached_property
    def _searched(self) -> Searched[tuple[Item, Path, str]]:
        read = [(item, path, text) for item in self.items for path, text in item.prose]
        return Searched(read, [text for _, _, text in read])

    def of(self, kind: type[Kind]) -> Iterator[tuple[Kind, Item]]:
        """Yield the questions and parts of a kind, or of several with a base in common."""
        if kind not in self._of:  # the checks ask for the same few kinds again and again
            self._of[kind] = [(item.question, item) for item in self.items if isinstance(item.question, kind)]
        return iter(self._of[kind])

    @cached_property
    def _of(self) -> dict[type, list[tuple[Any, Item]]]:
        """The questions and parts of the kinds that were asked for."""
        return {}

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """Every citation, in the order of the file."""
        return tuple(
            each
            for entry in self.entries
            for each in cited(entry.data, ("questions", entry.index), entry.question.checked)
        )

    @property
    def topic(self) -> str:
        """The folder the file stands in, below the banks folder (``law``), or empty."""
        return self.document.name.rpartition("/")[0]


def _items(entry: Entry) -> Iterator[Item]:
    question, path = entry.question, ("questions", entry.index)
    yield Item(question, entry.data, path, entry)
    if field := question.parts_field:
        for number, (part, data) in enumerate(zip(question.parts, entry.data[field], strict=True)):
            yield Item(part, data, (*path, field, number), entry)


def listed(data: object) -> Sequence[Any]:
    """Return the questions listed in the data of a bank, or of a case; none where there is no such list."""
    questions = data.get("questions") if isinstance(data, dict) else None
    return questions if isinstance(questions, list) else []
