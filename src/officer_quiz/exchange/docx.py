"""Word files (.docx): read as a person sees them, bold, red or ticked choices as keys; written as a paper with keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from officer_quiz.exchange import text
from officer_quiz.exchange.base.archive import refused
from officer_quiz.exchange.base.paper import paper
from officer_quiz.exchange.base.written import Written
from officer_quiz.exchange.chinese.lines import UNREAD, Line
from officer_quiz.exchange.chinese.reader import read_lines
from officer_quiz.exchange.reading import Loss, Reading, Seen, Unreadable, unseen
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import message

NAME = "docx"
ENDINGS = (".docx", ".docm")
EXTRA = True


def recognise(name: str, raw: bytes) -> bool:
    """Return whether it is an archive with the parts of a Word file."""
    del name
    return raw.startswith(b"PK\3\4") and b"word/" in raw


def read(raw: bytes) -> Reading:
    """Return the questions of a Word file; Unreadable for one that must not or cannot be read."""
    return read_with(raw, None, unseen)


def read_with(raw: bytes, answers: bytes | None, seen: Seen) -> Reading:
    """Return the questions of a Word file, with the keys of another one or of a text if there is one."""
    lines, unread = _apart(lines_of(raw))
    keys, unread_keys = _apart(() if answers is None else _answers(answers))
    try:
        reading = read_lines(lines, keys, seen)
    except Unreadable:
        if not unread:
            raise
        reading = Reading(())
    return Reading(reading.questions, (*unread, *unread_keys, *reading.losses))


def _apart(lines: Sequence[Line]) -> tuple[list[Line], list[Loss]]:
    """Return the lines, and what stood in them that was not read."""
    unread = [Loss(line.place, message("exchange.chunk-unread")) for line in lines if UNREAD in line.text]
    return [replace(line, text=line.text.replace(UNREAD, "")) for line in lines], unread


def _answers(raw: bytes) -> tuple[Line, ...]:
    return lines_of(raw) if recognise("", raw) else text.lines_of(raw)


def lines_of(raw: bytes) -> tuple[Line, ...]:
    """Return the lines of a Word file with the numbers of their paragraphs."""
    try:
        from officer_quiz.exchange.word.paragraphs import paragraphs  # noqa: PLC0415  (needs an extra, and is slow)
    except ImportError:
        raise Unreadable(message("exchange.no-word-library")) from None
    try:
        reason = refused(raw)
        texts = [] if reason else list(paragraphs(raw))
    except Exception:  # whatever a library meets in a file that is not what it says
        reason, texts = "broken", []
    if reason:
        raise Unreadable(message(f"exchange.word-{reason}"))
    return tuple(Line(text, message("exchange.at-paragraph", paragraph=number)) for number, text in enumerate(texts, 1))


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a paper: the questions by kind, numbered, their keys at the end; Unreadable without the library."""
    try:
        from officer_quiz.exchange.word.writing import word_file  # noqa: PLC0415  (needs an extra, and is slow)
    except ImportError:
        raise Unreadable(message("formats.no-library", library="python-docx")) from None
    blocks, told, say = paper(title, questions)
    return Written(word_file(title, blocks, say), told)
