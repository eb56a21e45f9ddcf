"""Plain text: questions as people paste them, in any of the ways that Chinese papers number and answer them."""

from __future__ import annotations

from officer_quiz.exchange.base.texts import decoded
from officer_quiz.exchange.chinese.lines import Line
from officer_quiz.exchange.chinese.reader import read_lines
from officer_quiz.exchange.reading import Reading, Seen, Unreadable, unseen
from officer_quiz.messages.catalogue import message

NAME = "text"
ENDINGS = (".txt", ".md")


def recognise(name: str, raw: bytes) -> bool:
    """Any text may be questions; whether it holds some shows when it is read."""
    del name
    head = raw[:4096]
    return not raw.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0", b"%PDF-")) and head.count(0) * 3 <= len(head) * 2


def read(raw: bytes) -> Reading:
    """Return the questions of a text; Unreadable for none."""
    return read_with(raw, None, unseen)


def read_with(raw: bytes, answers: bytes | None, seen: Seen) -> Reading:
    """Return the questions of a text, with the keys of another one if there is one; `seen` sees its lines go by."""
    return read_lines(lines_of(raw), () if answers is None else lines_of(answers), seen)


def lines_of(raw: bytes) -> tuple[Line, ...]:
    """Return the lines of a text with their numbers."""
    if raw.startswith(b"PK\3\4"):
        raise Unreadable(message("exchange.answers-word"))
    lines = decoded(raw).split("\n")
    return tuple(Line(text, message("exchange.at-line", line=number)) for number, text in enumerate(lines, 1))
