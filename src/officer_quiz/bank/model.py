"""A bank: one file's header and questions, with where each question stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ConfigDict

from officer_quiz.kinds.base.question import Id, Question, Shared, Text, doc
from officer_quiz.text.diagnostic import Path
from officer_quiz.text.document import Document


class Header(Shared):
    """The top of a bank file: what the bank is, and what all its questions share unless they say otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    bank: Id = doc("题库编号：永久、唯一；文件可以改名，它不能改", "the bank's permanent, unique id")
    title: Text = doc("题库名称", "the bank's title")
    language: Literal["zh", "en"] = doc("语言", "language of the material", default="zh")
    questions: list[Any] = doc("题目", "the questions", default_factory=list, min_length=1)


DEFAULTS = tuple(Shared.model_fields)
"""The header's fields that questions inherit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sound question of a bank: its plain data with the header's defaults, and its index in the file."""

    question: Question
    data: dict[str, Any]
    content: str
    """Hash of all that bears on asking and marking it."""
    index: int


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank as read from one file. `topic` is the folder below the banks folder (``law``), or empty."""

    document: Document
    header: Header
    entries: tuple[Entry, ...]

    def placed(self) -> Iterator[tuple[Path, dict[str, Any], dict[str, Any] | None]]:
        """Yield (path, data, data of the case it is part of) for each question and each part of a case."""
        for entry in self.entries:
            path: Path = ("questions", entry.index)
            yield path, entry.data, None
            for number, part in enumerate(entry.data.get("questions", ())):
                yield (*path, "questions", number), part, entry.data

    @property
    def topic(self) -> str:
        """The folder the file stands in."""
        return self.document.name.rpartition("/")[0]
