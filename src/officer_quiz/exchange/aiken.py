"""Aiken: a question on a line, lettered choices, one a line, and `ANSWER: B`; nothing else can be said in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.labels import stem
from officer_quiz.exchange.base.texts import clean, decoded, start
from officer_quiz.exchange.base.understood import draft
from officer_quiz.exchange.base.written import CannotSay, Written, no_shape, said_apart
from officer_quiz.exchange.reading import Draft, Loss, Reading
from officer_quiz.kinds.base.portable import ChooseOne, Portable
from officer_quiz.messages.catalogue import message

NAME = "aiken"
ENDINGS = (".aiken", ".txt")
CARRIES = frozenset({"context"})
_CHOICE = re.compile(r"([A-Z])[.)]\s+(.*\S)\s*")
_ANSWER = re.compile(r"ANSWER\s*:\s*([A-Z](?:\s*,?\s*[A-Z])*)\s*", re.IGNORECASE)
_KEYED = re.compile(r"^[A-Z][.)]\s+\S.*\n\s*ANSWER\s*:\s*[A-Z]\b", re.MULTILINE)


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a choice is followed by a line with the answer."""
    return bool(_KEYED.search(start(raw, 64_000).replace("\r\n", "\n").replace("\r", "\n")))


def read(raw: bytes) -> Reading:
    """Return the questions; one without an answer is a draft without a key, lines that belong to none are losses."""
    found: list[Draft | Loss] = []
    stem_lines: list[str] = []
    choices: list[tuple[str, str]] = []
    begun = 0
    for number, line in enumerate((*decoded(raw).split("\n"), ""), 1):
        answer = _ANSWER.fullmatch(line.strip())
        choice = _CHOICE.fullmatch(line.strip())
        if answer:
            found.append(_question(begun or number, stem_lines, choices, answer[1].upper()))
            stem_lines, choices, begun = [], [], 0
        elif choice and stem_lines:
            choices.append((choice[1], clean(choice[2])))
        elif line.strip():
            if choices:
                found.append(_question(begun, stem_lines, choices, ""))
                stem_lines, choices, begun = [], [], 0
            begun = begun or number
            stem_lines.append(line.strip())
    if stem_lines:
        found.append(_question(begun, stem_lines, choices, ""))
    drafts = tuple(each for each in found if isinstance(each, Draft))
    return Reading(drafts, tuple(each for each in found if isinstance(each, Loss)))


def _question(line: int, lines: Sequence[str], choices: Sequence[tuple[str, str]], keys: str) -> Draft | Loss:
    place = message("formats.place-line", line=line)
    if not lines or not choices:
        return Loss(place, message("formats.aiken-stray", text=" ".join(lines)))
    letters = set(re.sub(r"[\s,]", "", keys))
    weighed = [Weighed(text, Decimal(100 if letter in letters else 0)) for letter, text in choices]
    return draft({"id": "", "prompt": clean("\n".join(lines))}, chosen(weighed, several=len(letters) > 1), place)


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return the questions where one choice is right; those of a case stand each by itself, with its facts."""
    del title
    pieces, told = said_apart(questions, CARRIES, _written)
    return Written("\n".join(pieces).encode(), told)


def _written(question: Portable) -> str:
    if not isinstance(question.answer, ChooseOne):
        raise no_shape(question)
    asked = " ".join(stem(question).split("\n"))
    if _CHOICE.fullmatch(asked) or _ANSWER.fullmatch(asked):
        raise CannotSay(message("formats.why-looks-like-choice"))
    lines = [f"{each.id}. {' '.join(each.text.split())}" for each in question.answer.choices]
    key = next(each.id for each in question.answer.choices if each.right)
    return "\n".join((asked, *lines, f"ANSWER: {key}", ""))
