"""What a format gives for a file: the questions in it, each with its place and what is doubtful, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Message


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that stays behind: where it is in the source, and why.

    `whole`: a question (or what looks like one) is left out; else only a part of one, which is imported.
    """

    place: Message
    message: Message
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it was understood.

    `question` is a neutral question or the plain data of one as it stands in a bank's file, without an id; a key that
    is not known is not in it. `place` says where it is in the source, `doubts` what a person has to look at, and
    `losses` what of it could not be carried over.
    """

    question: Portable | Mapping[str, Any]
    place: Message
    doubts: tuple[Message, ...] = ()
    losses: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All of a file: its questions in order, and what is left out of it or lost."""

    questions: tuple[Draft, ...]
    losses: tuple[Loss, ...] = ()


Seen = Callable[[Iterable[Any], int], Iterable[Any]]
"""Sees work go by, piece by piece, and how much it is: a screen can show how far it has got."""


def unseen(work: Iterable[Any], total: int) -> Iterable[Any]:
    """Return the work as it is, when nobody watches."""
    del total
    return work


class Unreadable(Exception):
    """A file that gives nothing at all; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message
