"""What learning platforms have no field for: the rest of a question as tags, its grounds as lines of its feedback."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, get_args

from officer_quiz.exchange.base.tongue import language
from officer_quiz.exchange.base.written import joined
from officer_quiz.kinds.base.portable import ChooseMany, ChooseOne, Portable
from officer_quiz.kinds.base.question import Post, QuestionLevel, Skill

CARRIED = frozenset({"level", "posts", "skills", "tags", "region", "explain", "citations", "sources", "context"})
"""The features that tags and feedback carry."""
KINDS = {"ChooseOne": ("single",), "ChooseMany": ("multiple", "indefinite"), "Order": ("ordering", "ranking")}
"""Kinds of an answer, the usual one first."""
GROUNDS = {"zh": ("依据：", "出处：", "；"), "en": ("Basis: ", "Source: ", "; ")}
"""How the lines begin that name the grounds of a key, and what stands between several."""
_LABEL = r"(?:[【\[]\s*(?:{0})\s*[】\]]\s*[:：]?|(?:{0})\s*[:：])\s*(.+)"
_BASIS = re.compile(_LABEL.format("依据|法律依据|Basis"))
_SOURCE = re.compile(_LABEL.format("出处|来源|Source"))
_BETWEEN = re.compile(r"\s*[；;]\s*")
_KNOWN: dict[str, tuple[str, frozenset[str]]] = {
    "post": ("posts", frozenset(get_args(Post))),
    "skill": ("skills", frozenset(get_args(Skill))),
}


def stem(question: Portable) -> str:
    """Return what is read before answering: the context, then the prompt."""
    return joined((*(passage.text for passage in question.context), question.prompt))


def feedback(question: Portable) -> str:
    """Return the explanation, with what the key rests on in lines of its own."""
    basis, source, between = GROUNDS[language([question])]
    lines = [question.explain]
    lines += [basis + between.join(question.citations)] if question.citations else []
    lines += [source + between.join(question.sources)] if question.sources else []
    return joined(lines)


def grounds(text: str) -> dict[str, Any]:
    """Return the fields that a feedback tells: the explanation, and what the last lines say it rests on."""
    told: dict[str, Any] = {}
    lines = text.split("\n")
    while lines:
        named = {"citations": _BASIS.fullmatch(lines[-1]), "sources": _SOURCE.fullmatch(lines[-1])}
        found = next(((field, match) for field, match in named.items() if match and field not in told), None)
        if found is None:
            break
        told[found[0]] = tuple(each for each in _BETWEEN.split(found[1][1]) if each)
        lines.pop()
    return {"explain": "\n".join(lines), **told}


def tags(question: Portable, *, points: bool) -> tuple[str, ...]:
    """Return the tags of a question, and what else it says as tags: ``level:advanced``; with `points` those too."""
    usual = KINDS.get(type(question.answer).__name__, (question.kind,))[0]
    return (
        *((f"kind:{question.kind}",) if question.kind != usual else ()),
        *((f"points:{question.points}",) if points and question.points != 1 else ()),
        *((f"level:{question.level}",) if question.level != "basic" else ()),
        *(f"post:{post}" for post in question.posts),
        *(f"skill:{skill}" for skill in question.skills),
        *((f"region:{question.region}",) if question.region != "national" else ()),
        *question.tags,
    )


def from_tags(written: Iterable[str], shape: type) -> dict[str, Any]:
    """Return the fields that tags tell; a tag that means nothing here stays a tag. `shape`: that of the answer."""
    kinds = KINDS.get(shape.__name__, ())
    told: dict[str, Any] = {"kind": kinds[0]} if kinds else {}
    lists: dict[str, list[str]] = {"posts": [], "skills": [], "tags": []}
    for tag in written:
        name, _, value = tag.partition(":")
        if name in _KNOWN and value in _KNOWN[name][1]:
            lists[_KNOWN[name][0]].append(value)
        elif name == "kind" and value in kinds:
            told["kind"] = value
        elif name == "level" and value in get_args(QuestionLevel):
            told["level"] = value
        elif name == "points" and re.fullmatch(r"\d{1,6}(?:/\d{1,6})?", value) and not value.endswith("/0"):
            told["points"] = Fraction(value)
        elif name == "region" and value:
            told["region"] = value
        else:
            lists["tags"].append(tag)
    return {**told, **{field: tuple(values) for field, values in lists.items()}}


def weights(answer: ChooseOne | ChooseMany) -> list[str]:
    """Return what each choice earns in percent: right ones share 100, a wrong one takes all."""
    right = sum(choice.right for choice in answer.choices)
    share = f"{100 / right:.5f}".rstrip("0").rstrip(".") if right else "0"
    return [share if choice.right else "-100" for choice in answer.choices]
