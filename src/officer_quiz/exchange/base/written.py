"""What writing a format gives: the bytes, and for each question what the format cannot say of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from officer_quiz.kinds.base.portable import (
    BestWorst,
    Blanks,
    ChooseMany,
    Number,
    Order,
    Pairs,
    Parts,
    Portable,
    Rate,
    Talk,
    Text,
)
from officer_quiz.messages.catalogue import Message, message

Piece = TypeVar("Piece")

MEMORY = "memory"
PANEL = "panel"
UNCARRIED = (MEMORY, PANEL)
"""What the neutral shape itself does not carry: how a conversation depends on what was said before, and how the experts
of a panel judged."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one question: what was not written of it, as names of features, or why it was left out."""

    id: str
    lost: tuple[str, ...] = ()
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and what became of each question, in their order."""

    raw: bytes
    told: tuple[Told, ...]


class CannotSay(Exception):
    """A question that the format has no way to say; `why` as in `Told`."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.key)
        self.why = why


def no_shape(question: Portable) -> CannotSay:
    """Return why a format that has no such shape does not say a question."""
    return CannotSay(message("formats.why-shape", kind=Message(f"kinds.{question.kind}.name")))


def said_apart(
    questions: Sequence[Portable], carries: Collection[str], say: Callable[[Portable], Piece]
) -> tuple[list[Piece], tuple[Told, ...]]:
    """Return each question as `say` makes it, those of a case by themselves, and what became of all; see `said`."""
    pieces, told = said(questions, carries, lambda question: [say(each) for each in apart(question)])
    return [each for piece in pieces for each in piece], told


def said(
    questions: Sequence[Portable], carries: Collection[str], say: Callable[[Portable], Piece]
) -> tuple[list[Piece], tuple[Told, ...]]:
    """Return what `say` makes of each question, and what became of all.

    A question that `say` cannot say is left out; so is a retired one where the format cannot say that it is.
    """
    pieces: list[Piece] = []
    told = []
    for question in questions:
        try:
            if question.status == "retired" and "status" not in carries:
                raise CannotSay(message("formats.why-retired"))
            pieces.append(say(question))
            told.append(Told(question.id, lost(question, carries)))
        except CannotSay as error:
            told.append(Told(question.id, why=error.why))
    return pieces, tuple(told)


def lost(question: Portable, carries: Collection[str]) -> tuple[str, ...]:
    """Return the names of what a question says that a format with the features `carries` does not."""
    own = dict.fromkeys(each for part in (question, *parts_of(question)) for each in _said(part))
    return tuple(each for each in own if each not in carries)


def parts_of(question: Portable) -> Sequence[Portable]:
    """Return the questions of a case, none of any other."""
    return question.answer.parts if isinstance(question.answer, Parts) else ()


def apart(question: Portable) -> Iterator[Portable]:
    """Yield the questions of a case each by itself, what belongs to the whole with each; any other as it is.

    Its points are the case's share: those of the whole, shared out by the weights.
    """
    parts = parts_of(question)
    if not parts:
        yield question
    total = sum((part.points for part in parts), Fraction(0))
    for part in parts:
        context = (*question.context, *part.context)
        citations, sources = part.citations or question.citations, part.sources or question.sources
        points = question.points * part.points / total if total else Fraction(0)
        yield replace(part, context=context, citations=citations, sources=sources, points=points)


def _said(question: Portable) -> Iterator[str]:
    """Yield the names of what a question says beyond its stem and its key."""
    yield "id"
    plain = {
        "title": question.title,
        "hint": question.hint,
        "explain": question.explain,
        "citations": question.citations,
        "sources": question.sources,
        "context": question.context,
        "points": question.points != 1,
        "shuffle": not question.shuffle,
        "experts": question.experts is not None,
        PANEL: question.experts,
        "level": question.level != "basic",
        "posts": question.posts,
        "skills": question.skills,
        "tags": question.tags,
        "region": question.region != "national",
        "author": question.author,
        "reviewer": question.reviewer,
        "status": question.status != "draft",
        "checked": question.checked,
        "valid": question.valid_from or question.valid_to,
    }
    yield from (name for name, there in plain.items() if there)
    yield from _said_in_answer(question)


def _said_in_answer(question: Portable) -> Iterator[str]:
    answer = question.answer
    if any(each.feedback for each in getattr(answer, "choices", ())):
        yield "feedback"
    sides = [side for pair in getattr(answer, "pairs", ()) for side in pair]
    if any(each.feedback for each in (*getattr(answer, "items", ()), *sides)):
        yield "remarks"
    match answer:
        case ChooseMany() | Blanks() | Pairs() | Order() | Rate() | BestWorst():
            yield "part-marks"
        case Number(unit=unit) if unit:
            yield "unit"
        case Text():
            yield "model"
        case Parts():
            yield "case"
        case Talk(places=places, remembers=remembers):
            yield "part-marks"
            yield from [MEMORY] if remembers else []
            replies = [reply for place in places for reply in place.replies]
            yield from ["remarks"] if any(reply.feedback for reply in replies) else []
            yield from ["violations"] if any(reply.violation for reply in replies) else []
        case _:
            return


def joined(pieces: Iterable[str]) -> str:
    """Return texts as paragraphs, empty ones left out."""
    return "\n".join(piece for piece in pieces if piece)
