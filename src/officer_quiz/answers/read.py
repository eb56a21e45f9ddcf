"""Reads an answer typed as one line: ``B``, ``ACD``, ``对``, ``8/12/24``, ``2 1 3``, ``1c 2a``, ``A5 B2``, ``B E``."""

from __future__ import annotations

import re
from unicodedata import normalize

from officer_quiz.answers.labels import column_labels, labels, row_labels
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response
from officer_quiz.messages.catalogue import Message, message

ECHOED = 60
"""Characters of a typed line that a sentence about it repeats."""
_SEPARATORS = re.compile(r"[\s,、;/+&·.。]+")


def read(ask: Ask, line: str) -> Response | Message:
    """Return the response typed as `line`, or what is wrong with it and how to type it."""
    match ask:
        case Choose():
            response = _choose(ask, line)
        case Blanks():
            response = _blanks(ask, line)
        case Arrange():
            response = _arrange(ask, line)
        case Assign():
            response = _assign(ask, line)
    if response is None:
        return message("answer.unreadable", line=echoed(line), how=how(ask))
    if refused := ask.refuse(response):
        return message("answer.refused", why=refused, how=how(ask))
    return response


def how(ask: Ask) -> Message:
    """Return how to type an answer to this ask, with an example."""
    match ask:
        case Choose(options=options, most=most):
            last = list(labels(ask).values())[-1] if options else ""
            if any(option.typed for option in options):
                return message("answer.how-judge")
            if ask.least == 0:
                return message("answer.how-tick", example="AC"[: len(options)])
            return message("answer.how-several" if most > 1 else "answer.how-one", last=last)
        case Blanks(form="text"):
            return message("answer.how-text")
        case Blanks(form="speech"):
            return message("answer.how-speech")
        case Blanks(form="number", unit=unit):
            return message("answer.how-number", unit=unit)
        case Blanks(labels=names):
            if len(names) == 1:
                return message("answer.how-blank")
            return message("answer.how-blanks", count=len(names))
        case Arrange(items=items):
            return message("answer.how-order", example=" ".join(str(n) for n in (2, 1, *range(3, len(items) + 1))))
        case Assign():
            return message("answer.how-assign", example=_assign_example(ask))


def _assign_example(ask: Assign) -> str:
    columns = list(column_labels(ask).values())
    rows = list(row_labels(ask).values())
    pairs = [f"{row}{columns[(place + 1) % len(columns)]}" for place, row in enumerate(rows)]
    return " ".join(pairs)


def echoed(line: str) -> str:
    """Return a typed line as a sentence about it repeats it: what was pasted by mistake is cut at 60 characters."""
    line = line.strip()
    return line if len(line) <= ECHOED else f"{line[: ECHOED - 1]}…"


def folded(line: str) -> str:
    """Return a line with full-width letters and digits as ordinary ones, lower case, without outer space."""
    return normalize("NFKC", line).strip().casefold()


def _choose(ask: Choose, line: str) -> Response | None:
    text = _SEPARATORS.sub("", folded(line))
    for option in ask.options:
        if text in {word.casefold() for word in option.typed}:
            return [option.key]
    by_label = {label.lower(): key for key, label in labels(ask).items()}
    letters = list(text)
    if ask.least == 0 and text in {"0", "-"}:
        return []
    if not letters or any(letter not in by_label for letter in letters):
        return None
    picked = {by_label[letter] for letter in letters}
    return [option.key for option in ask.options if option.key in picked]


def _blanks(ask: Blanks, line: str) -> Response | None:
    if ask.form != "line" or len(ask.labels) == 1:
        return [line.strip()]
    parts = [part.strip() for part in re.split("[/／]", line)]
    return parts if len(parts) == len(ask.labels) else None


def _arrange(ask: Arrange, line: str) -> Response | None:
    by_label = {label: key for key, label in labels(ask).items()}
    text = folded(line)
    words = [word for word in _SEPARATORS.split(re.sub(r"[->→]", " ", text)) if word]
    if len(words) == 1 and len(by_label) < 10:
        words = list(words[0])
    return [by_label[word] for word in words] if all(word in by_label for word in words) and words else None


def _assign(ask: Assign, line: str) -> Response | None:
    columns = {label.lower(): key for key, label in column_labels(ask).items()}
    rows = {label.lower(): key for key, label in row_labels(ask).items()}
    text = re.sub(r"\s*[-=:→]\s*", "", folded(line))
    words = [word for word in _SEPARATORS.split(text) if word]
    if not ask.typed_rows:
        letters = list("".join(words))
        if len(letters) != len(ask.rows) or any(letter not in columns for letter in letters):
            return None
        return {row.key: columns[letter] for row, letter in zip(ask.rows, letters, strict=True)}
    pairs = re.findall(r"([0-9]+|[a-z])([0-9]+|[a-z])", " ".join(words))
    if "".join(first + second for first, second in pairs) != "".join(words):
        return None
    if any(row not in rows or column not in columns for row, column in pairs) or len(dict(pairs)) != len(pairs):
        return None
    return {rows[row]: columns[column] for row, column in pairs}
