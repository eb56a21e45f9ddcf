"""GIFT, the text format of Moodle: choices, judgements, one blank, numbers, pairs, essays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from officer_quiz.exchange.base import gift_grammar, labels
from officer_quiz.exchange.base.gift_reading import drafted
from officer_quiz.exchange.base.texts import decoded, start
from officer_quiz.exchange.base.written import CannotSay, Written, no_shape, said_apart
from officer_quiz.exchange.reading import Draft, Loss, Reading
from officer_quiz.kinds.base.portable import (
    Blanks,
    ChooseMany,
    ChooseOne,
    Number,
    Pairs,
    Portable,
    Text,
    TrueFalse,
)
from officer_quiz.messages.catalogue import message

NAME = "gift"
ENDINGS = (".gift",)
CARRIES = labels.CARRIED | {"id", "title", "feedback", "points"}
_FORMAT = re.compile(r"\s*\[(?:html|markdown|plain|moodle)\]")
_ASKED = re.compile(
    r"(?<!\\)\{(?:\\.|[^\\{}])*[=~#](?:\\.|[^\\{}])*\}|\{\s*(?:T|F|TRUE|FALSE)\s*(?:#[^{}]*)?\}", re.DOTALL
)


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file has answers in braces as GIFT writes them; an ending of GIFT needs no more than a brace."""
    text = start(raw)
    if text.lstrip("\ufeff \t\r\n").startswith(("<", "{", "[{")) or "\0" in text:
        return False
    return bool(_ASKED.search(text)) or (name.lower().endswith(ENDINGS) and "{" in text)


def read(raw: bytes) -> Reading:
    """Return the questions; what is no question, and what could not be understood, as losses."""
    found = [drafted(each) for each in gift_grammar.questions(decoded(raw))]
    drafts = tuple(each for each in found if isinstance(each, Draft))
    return Reading(drafts, tuple(each for each in found if isinstance(each, Loss)))


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return the questions that GIFT can say; those of a case stand each by itself, with its facts."""
    pieces, told = said_apart(questions, CARRIES, _question)
    head = "// " + " ".join(title.split())
    return Written(("\n\n".join((head, *pieces)) + "\n").encode(), told)


def _escaped(text: str) -> str:
    """Return a text with the signs of GIFT escaped, on one line."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text).replace("\n", "\\n")


def _tag(text: str) -> str:
    return re.sub(r"([\\\]])", r"\\\1", text.replace("\n", " ").replace("`", "'"))


def _question(question: Portable) -> str:
    comment = f"// [id:{_tag(question.id)}]"
    comment += "".join(f" [tag:{_tag(each)}]" for each in labels.tags(question, points=True))
    name = _escaped(question.title or question.id)
    before, after = _around(question)
    general = labels.feedback(question)
    inside = _answers(question) + (f"\n####{_remark(general)}" if general else "")
    closing = "\n" if "\n" in inside else ""
    return f"{comment}\n::{name}::[plain]{_escaped(before)}{{{inside}{closing}}}{_escaped(after)}"


def _around(question: Portable) -> tuple[str, str]:
    """Return what stands before and after the answers: the blank's place in a sentence."""
    if not isinstance(question.answer, Blanks):
        return labels.stem(question), ""
    if len(question.answer.accepted) != 1:
        raise CannotSay(message("formats.why-blanks"))
    before, after = question.answer.texts
    facts = "".join(f"{passage.text}\n" for passage in question.context)
    return facts + before, after


def _answers(question: Portable) -> str:
    match question.answer:
        case TrueFalse(right=right):
            return "TRUE" if right else "FALSE"
        case ChooseOne(choices=choices):
            lines = [f"{'=' if each.right else '~'}{_said(each.text, each.feedback)}" for each in choices]
        case ChooseMany(choices=choices) as many:
            shares = zip(labels.weights(many), choices, strict=True)
            lines = [f"~%{share}%{_said(each.text, each.feedback)}" for share, each in shares]
        case Blanks(accepted=accepted):
            lines = [f"=%100%{_side(each)}" for each in accepted[0]]
        case Number(value=value, tolerance=tolerance):
            return f"#{value:f}:{tolerance:f}"
        case Pairs(pairs=pairs, distractors=others):
            lines = [f"={_side(left.text)} -> {_side(right.text)}" for left, right in pairs]
            lines += [f"= -> {_side(each.text)}" for each in others]
        case Text():
            return ""
        case _:
            raise no_shape(question)
    return "".join(f"\n{line}" for line in lines)


def _said(text: str, feedback: str) -> str:
    shielded = f"[plain]{_escaped(text)}"
    return f"{shielded}#{_remark(feedback)}" if feedback else shielded


def _remark(text: str) -> str:
    """Return a feedback; one that begins as the name of a format does is told to be plain."""
    return f"[plain]{_escaped(text)}" if _FORMAT.match(text) else _escaped(text)


def _side(text: str) -> str:
    if "->" in text:
        raise CannotSay(message("formats.why-arrow"))
    if _FORMAT.match(text):
        raise CannotSay(message("formats.why-separators"))
    return _escaped(text)
