"""A question as it stands on paper or on a card: its stem, choices, key in writing, and what is said with the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from string import ascii_uppercase

from officer_quiz.answers.words import number as points_of
from officer_quiz.exchange.base.labels import feedback
from officer_quiz.exchange.base.numbers import CIRCLED
from officer_quiz.exchange.base.written import CannotSay, joined, no_shape
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

BLANK = "________"


@dataclass(frozen=True, slots=True)
class Printed:
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


def printed(question: Portable, say: Wording, *, within: bool) -> Printed:
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


def _shape(question: Portable, say: Wording) -> Printed:
    prompt = question.prompt
    bracket = "" if _has_bracket(prompt) else say("printed.bracket")
    match question.answer:
        case ChooseOne(choices=choices) | ChooseMany(choices=choices):
            key = "".join(each.id for each in choices if each.right)
            return Printed(prompt, tuple(each.text for each in choices), key, _remarks(choices, say), tail=bracket)
        case TrueFalse(right=right):
            return Printed(prompt, (), say("printed.true" if right else "printed.false"), tail=bracket)
        case Blanks(texts=texts, accepted=accepted):
            key = say("printed.between-blanks").join(" / ".join(each) for each in accepted)
            return Printed(BLANK.join(texts), (), key)
        case Number(value=value, tolerance=tolerance, unit=unit):
            off = f" ± {tolerance:f}" if tolerance else ""
            return Printed(prompt, (), f"{value:f}{off} {unit}".strip(), tail=f"{BLANK}{unit}")
        case Order(items=items):
            order, letters = _shuffled(question.id, items)
            key = "".join(letters[each.id] for each in items)
            return Printed(prompt, tuple(each.text for each in order), key, _remarks(items, say, letters))
        case Pairs() as pairs:
            return _matched(question, pairs)
        case Rate(items=rated, scale=scale):
            key = " ".join(f"{each.id}{each.value}" for each in rated)
            tail = say("printed.scale", most=scale)
            return Printed(prompt, tuple(each.text for each in rated), key, _remarks(rated, say), tail=tail)
        case BestWorst(items=items, best=best, worst=worst):
            key = say("printed.best-worst", best=best, worst=worst)
            return Printed(prompt, tuple(each.text for each in items), key, _remarks(items, say))
        case Text(model=model, items=items):
            listed = (f"{mark}{each.text}" for mark, each in zip(CIRCLED, items, strict=False))
            return Printed(prompt, (), "\n".join((model, say("printed.points"), *listed)))
        case Talk():
            raise CannotSay(message("formats.why-talk"))
        case _:
            raise no_shape(question)


def _has_bracket(prompt: str) -> bool:
    """Return whether a stem has a place for the answer already."""
    bare = "".join(prompt.replace("（", "(").replace("）", ")").split())
    return "()" in bare


def _matched(question: Portable, pairs: Pairs) -> Printed:
    """Return pairs as they are printed: numbered left sides under the stem, lettered right sides to choose from."""
    order, letters = _shuffled(question.id, (*(right for _, right in pairs.pairs), *pairs.distractors))
    lefts = [f"{mark}{left.text}" for mark, (left, _) in zip(CIRCLED, pairs.pairs, strict=False)]
    key = " ".join(f"{mark}{letters[right.id]}" for mark, (_, right) in zip(CIRCLED, pairs.pairs, strict=False))
    return Printed("\n".join((question.prompt, *lefts)), tuple(each.text for each in order), key)


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
