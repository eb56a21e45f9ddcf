"""Questions as a printed paper: sections by kind, numbers from 1 on, and at the end the keys under the same numbers.

A paper is a list of blocks; what they look like is the business of the format. The reader of papers in this package
reads the same shapes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from random import Random
from string import ascii_uppercase
from typing import Literal

from officer_quiz.answers.words import number as points_of
from officer_quiz.exchange.base.labels import feedback
from officer_quiz.exchange.base.tongue import wording
from officer_quiz.exchange.base.written import CannotSay, Told, apart, joined, lost, no_shape, parts_of
from officer_quiz.kinds.base.portable import (
    BestWorst,
    Blanks,
    ChooseMany,
    ChooseOne,
    Item,
    Number,
    Order,
    Pairs,
    Portable,
    Rate,
    Talk,
    Text,
    TrueFalse,
)
from officer_quiz.messages.catalogue import Wording, message

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
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BLANK = "________"
_PLACES = {
    "zh": (*"一二三四五六七八九十", "十一", "十二", "十三"),
    "en": ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
}

Style = Literal["title", "about", "head", "rule", "read", "facts", "question", "choices", "answers", "key", "more"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the choices of a question (`texts`, each with its letter): how it is set, and its text."""

    style: Style
    text: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Printed:
    """A question as it is printed: lines of its stem, its choices, its key, what is said with the key, its points."""

    stem: str
    choices: tuple[str, ...]
    key: str
    more: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    """The lines that name the law and the sources."""
    tail: str = ""
    """What follows all that is read: the place for the answer."""
    worth: str = ""


def paper(title: str, questions: Sequence[Portable]) -> tuple[list[Block], tuple[Told, ...], Wording]:
    """Return the blocks of a paper, what became of each question, and the words of the paper's language."""
    say = wording(questions)
    told, kept = [], []
    for question in questions:
        try:
            if question.status == "retired":
                raise CannotSay(message("formats.why-retired"))
            printed = [_printed(each, say, within=bool(parts_of(question))) for each in _parts(question)]
        except CannotSay as error:
            told.append(Told(question.id, why=error.why))
        else:
            kept.append((question, printed))
            told.append(Told(question.id, lost(question, CARRIES)))
    worth = sum((question.points for question, _ in kept), Fraction(0))
    about = [say("printed.for"), say("printed.sum", count=len(kept), points=points_of(worth))]
    head = [Block("title", title), *(Block("about", text) for text in about)]
    asked, answers = _sections(kept, say)
    return [*head, *asked, Block("answers", say("printed.answers")), *answers], tuple(told), say


_Kept = tuple[Portable, list[_Printed]]
"""A question that is printed: as one, or as those of a case."""


def _sections(kept: Sequence[_Kept], say: Wording) -> tuple[list[Block], list[Block]]:
    """Return the sections of questions, and those of their answers."""
    asked: list[Block] = []
    answers: list[Block] = []
    numbers = count(1)
    places = iter(_PLACES[say.language])
    for kind in KINDS:
        own = [each for each in kept if each[0].kind == kind]
        if own:
            place, name = next(places), say(f"printed.kind-{kind}")
            asked.append(Block("head", _head(place, name, [question for question, _ in own], say)))
            asked += [Block("rule", say(f"printed.rule-{kind}"))] if kind in RULED else []
            answers.append(Block("head", say("printed.answers-head", place=place, kind=name)))
            worths = kind == "case" or len({question.points for question, _ in own}) > 1
            for question, printed in own:
                numbered = [(next(numbers), each) for each in printed]
                asked += _asked(question, numbered, worths, say)
                answers += _answered(question, numbered, say)
    return asked, answers


def _head(place: str, name: str, questions: Sequence[Portable], say: Wording) -> str:
    """Return the head of a section: what its questions are worth each, or how many they are, and their points in all."""
    total = points_of(sum((question.points for question in questions), Fraction(0)))
    if len({question.points for question in questions}) > 1:
        return say("printed.head-mixed", place=place, kind=name, count=len(questions), total=total)
    return say("printed.head", place=place, kind=name, points=points_of(questions[0].points), total=total)


def _asked(question: Portable, numbered: Sequence[tuple[int, _Printed]], worths: bool, say: Wording) -> Iterator[Block]:
    """Yield a question, or the facts of a case and its questions; `worths`: each says what it is worth."""
    if parts_of(question):
        yield from _facts(question, [number for number, _ in numbered], say)
    for number, each in numbered:
        label = say("printed.number", number=number) + (each.worth if worths else "")
        yield Block("question", label + each.stem)
        if each.choices:
            yield Block("choices", texts=each.choices)


def _answered(question: Portable, numbered: Sequence[tuple[int, _Printed]], say: Wording) -> Iterator[Block]:
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


def _printed(question: Portable, say: Wording, *, within: bool) -> _Printed:
    """Return a question of any kind but a case as it is printed, `within` one or not; CannotSay for a conversation."""
    shape = _shape(question, say)
    tag = say("printed.tag", kind=say(f"printed.kind-{question.kind}")) if within else ""
    stem = tag + joined((*(passage.text for passage in question.context), shape.stem)) + shape.tail
    grounds = tuple(filter(None, feedback(replace(question, explain="")).split("\n")))
    explained = [text for text in (*question.explain.split("\n"), *shape.more) if text]
    if explained:
        explained[0] = say("printed.explain") + explained[0]
    shown = 100 % question.points.denominator == 0
    worth = say("printed.worth", points=points_of(question.points)) if shown else ""
    return replace(shape, stem=stem, more=tuple(explained), grounds=grounds, worth=worth)


def _shape(question: Portable, say: Wording) -> _Printed:
    prompt = question.prompt
    bracket = "" if _has_bracket(prompt) else say("printed.bracket")
    match question.answer:
        case ChooseOne(choices=choices) | ChooseMany(choices=choices):
            key = "".join(each.id for each in choices if each.right)
            return _Printed(prompt, tuple(each.text for each in choices), key, _remarks(choices, say), tail=bracket)
        case TrueFalse(right=right):
            return _Printed(prompt, (), say("printed.true" if right else "printed.false"), tail=bracket)
        case Blanks(texts=texts, accepted=accepted):
            key = say("printed.between-blanks").join(" / ".join(each) for each in accepted)
            return _Printed(BLANK.join(texts), (), key)
        case Number(value=value, tolerance=tolerance, unit=unit):
            off = f" ± {tolerance:f}" if tolerance else ""
            return _Printed(prompt, (), f"{value:f}{off} {unit}".strip(), tail=f"{BLANK}{unit}")
        case Order(items=items):
            order, letters = _shuffled(question.id, items)
            key = "".join(letters[each.id] for each in items)
            return _Printed(prompt, tuple(each.text for each in order), key, _remarks(items, say, letters))
        case Pairs() as pairs:
            return _matched(question, pairs)
        case Rate(items=rated, scale=scale):
            key = " ".join(f"{each.id}{each.value}" for each in rated)
            tail = say("printed.scale", most=scale)
            return _Printed(prompt, tuple(each.text for each in rated), key, _remarks(rated, say), tail=tail)
        case BestWorst(items=items, best=best, worst=worst):
            key = say("printed.best-worst", best=best, worst=worst)
            return _Printed(prompt, tuple(each.text for each in items), key, _remarks(items, say))
        case Text(model=model, items=items):
            listed = (f"{mark}{each.text}" for mark, each in zip(CIRCLED, items, strict=False))
            return _Printed(prompt, (), "\n".join((model, say("printed.points"), *listed)))
        case Talk():
            raise CannotSay(message("formats.why-talk"))
        case _:
            raise no_shape(question)


def _has_bracket(prompt: str) -> bool:
    """Return whether a stem has a place for the answer already."""
    bare = "".join(prompt.replace("（", "(").replace("）", ")").split())
    return "()" in bare


def _matched(question: Portable, pairs: Pairs) -> _Printed:
    """Return pairs as they are printed: numbered left sides under the stem, lettered right sides to choose from."""
    order, letters = _shuffled(question.id, (*(right for _, right in pairs.pairs), *pairs.distractors))
    lefts = [f"{mark}{left.text}" for mark, (left, _) in zip(CIRCLED, pairs.pairs, strict=False)]
    key = " ".join(f"{mark}{letters[right.id]}" for mark, (_, right) in zip(CIRCLED, pairs.pairs, strict=False))
    return _Printed("\n".join((question.prompt, *lefts)), tuple(each.text for each in order), key)


def _shuffled(seed: str, items: Sequence[Item]) -> tuple[list[Item], dict[str, str]]:
    """Return items in an order that tells nothing, always the same for a seed, and the letter of each by its id."""
    order = list(items)
    Random(seed).shuffle(order)
    return order, {each.id: letter for each, letter in zip(order, ascii_uppercase, strict=False)}


def _remarks(items: Sequence[object], say: Wording, letters: dict[str, str] | None = None) -> tuple[str, ...]:
    """Return the remarks on choices, each behind its letter."""
    return tuple(_remark(items, say, letters or {}))


def _remark(items: Sequence[object], say: Wording, letters: dict[str, str]) -> Iterator[str]:
    for each in items:
        if (said := getattr(each, "feedback", "")) and (id := getattr(each, "id", "")):
            yield say("printed.remark", letter=letters.get(id, id)) + said.replace("\n", " ")
