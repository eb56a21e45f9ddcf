"""Questions as a printed paper: sections by kind, numbers from 1 on, and at the end the keys under the same numbers.

A paper is a list of blocks; what they look like is the business of the format. The reader of papers in this package
reads the same shapes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from string import ascii_uppercase
from typing import Literal

from officer_quiz.answers.words import number as points_of
from officer_quiz.exchange.base.printing import Printed, printed
from officer_quiz.exchange.base.tongue import wording
from officer_quiz.exchange.base.written import Told, apart, parts_of, said
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

KINDS = (
    *("single", "multiple", "indefinite", "true_false", "fill", "numeric", "ordering", "matching"),
    *("best_worst", "rating", "ranking", "essay", "case"),
)
"""The sections of a paper in their order."""
RULED = frozenset({"ordering", "matching", "best_worst", "rating", "ranking", "numeric"})
"""Kinds whose way of answering a line below the head explains."""
CARRIES = frozenset(
    {"explain", "citations", "sources", "context", "points", "feedback", "remarks", "unit", "model", "case"}
)
PLACES = {
    "zh": (*"一二三四五六七八九十", "十一", "十二", "十三"),
    "en": ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
}

Style = Literal["title", "about", "head", "rule", "read", "facts", "question", "choices", "answers", "key", "more"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the choices of a question (`texts`): how it is set, and its text.

    Choices go by `labels`, where there are none by capital letters.
    """

    style: Style
    text: str = ""
    texts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def labelled(self, say: Wording) -> list[str]:
        """Return the choices, each behind its label."""
        named = zip(self.labels or ascii_uppercase, self.texts, strict=False)
        return [say("printed.letter", letter=label) + text for label, text in named]


def paper(title: str, questions: Sequence[Portable]) -> tuple[list[Block], tuple[Told, ...], Wording]:
    """Return the blocks of a paper, what became of each question, and the words of the paper's language."""
    say = wording(questions)

    def shown(question: Portable) -> _Kept:
        return question, [printed(each, say, within=bool(parts_of(question))) for each in _parts(question)]

    kept, told = said(questions, CARRIES, shown)
    worth = sum((question.points for question, _ in kept), Fraction(0))
    about = [say("printed.for"), say("printed.sum", count=len(kept), points=points_of(worth))]
    head = [Block("title", title), *(Block("about", text) for text in about)]
    asked, answers = _sections(kept, say)
    return [*head, *asked, Block("answers", say("printed.answers")), *answers], told, say


_Kept = tuple[Portable, list[Printed]]
"""A question that is printed: as one, or as those of a case."""


def _sections(kept: Sequence[_Kept], say: Wording) -> tuple[list[Block], list[Block]]:
    """Return the sections of questions, and those of their answers."""
    asked: list[Block] = []
    answers: list[Block] = []
    numbers = count(1)
    places = iter(PLACES[say.language])
    for kind in KINDS:
        own = [each for each in kept if each[0].kind == kind]
        if own:
            place, name = next(places), say(f"printed.kind-{kind}")
            asked.append(Block("head", _head(place, name, [question for question, _ in own], say)))
            asked += [Block("rule", say(f"printed.rule-{kind}"))] if kind in RULED else []
            answers.append(Block("head", say("printed.answers-head", place=place, kind=name)))
            worths = kind == "case" or len({question.points for question, _ in own}) > 1
            for question, shown in own:
                numbered = [(next(numbers), each) for each in shown]
                asked += _asked(question, numbered, worths, say)
                answers += _answered(question, numbered, say)
    return asked, answers


def _head(place: str, name: str, questions: Sequence[Portable], say: Wording) -> str:
    """Return the head of a section: what its questions are worth each, or how many they are, and their points."""
    total = points_of(sum((question.points for question in questions), Fraction(0)))
    if len({question.points for question in questions}) > 1:
        return say("printed.head-mixed", place=place, kind=name, count=len(questions), total=total)
    return say("printed.head", place=place, kind=name, points=points_of(questions[0].points), total=total)


def _asked(question: Portable, numbered: Sequence[tuple[int, Printed]], worths: bool, say: Wording) -> Iterator[Block]:
    """Yield a question, or the facts of a case and its questions; `worths`: each says what it is worth."""
    if parts_of(question):
        yield from _facts(question, [number for number, _ in numbered], say)
    for number, each in numbered:
        label = say("printed.number", number=number) + (each.worth if worths else "")
        yield Block("question", label + each.stem)
        if each.choices:
            yield Block("choices", texts=each.choices)


def _answered(question: Portable, numbered: Sequence[tuple[int, Printed]], say: Wording) -> Iterator[Block]:
    """Yield the keys with what is said of them; what is said of a case as a whole comes with its last."""
    whole = (say("printed.whole") + question.explain,) if parts_of(question) and question.explain else ()
    for number, each in numbered:
        yield Block("key", say("printed.number", number=number) + each.key)
        more = (*each.more, *whole) if number == numbered[-1][0] else each.more
        yield from (Block("more", text) for text in (*more, *each.grounds))


def _parts(question: Portable) -> Iterator[Portable]:
    """Yield the questions of a case with what they rest on and their share of its points; any other as it is."""
    for part, own in zip(apart(question), parts_of(question) or (question,), strict=True):
        yield replace(part, context=own.context)


def _facts(question: Portable, numbers: Sequence[int], say: Wording) -> list[Block]:
    """Return what is read before the questions of a case, and which these are."""
    key = "printed.read" if len(numbers) > 1 else "printed.read-one"
    lines = [line for passage in question.context for line in passage.text.split("\n")]
    return [Block("read", say(key, first=numbers[0], last=numbers[-1])), *(Block("facts", line) for line in lines)]
