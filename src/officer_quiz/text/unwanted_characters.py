"""Characters that have no place in a question file: controls, hidden ones, ones that turn the direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from unicodedata import category

from officer_quiz.printable import CONTROL, DIRECTION, HIDDEN, UNSEEN
from officer_quiz.text.diagnostic import Diagnostic, Mark
from officer_quiz.text.source import Source

MOST = 100
"""Problems of this sort told one by one; the rest of a file that is no text at all is only counted."""

MARKS = 8
"""Combining marks in a row that a letter may carry; any language gets by with half."""
_USUAL = "\0-\u02ff\u2010-\u2027\u2030-\u205f\u2190-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7ff\uff00-\uffef"
_RARE = re.compile(f"[^{_USUAL}]{{{MARKS + 1},}}")
"""Characters in a row among which combining marks could be: none that Chinese or English is written with."""
_PLAIN = re.compile(r"[\n -~\u00d7\u2010-\u2027\u2460-\u2473\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*+")
"""What nearly every file is written with, none of it unwanted: most texts are passed over by it."""
_LOST = re.compile("\ufffd")
"""What programs put where they could not read a character."""
SORTS = (
    ("control-character", CONTROL),
    ("direction-character", DIRECTION),
    ("hidden-character", HIDDEN),
    ("lost-character", _LOST),
)
ANY = re.compile(f"{UNSEEN}|{_LOST.pattern}")
_REFUSED = re.compile(rf"(?!\x85){CONTROL.pattern}")
"""What libyaml refuses: controls but for the line end U+0085."""
CHUNK = 1_000_000
"""Characters of a text in which such ones are counted at a time."""

ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
NAMED = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
"""YAML's one-letter escapes that stand for a character refused here."""


def is_plain(text: str) -> bool:
    """Whether a text is written with nothing but what nearly every file is."""
    return _PLAIN.fullmatch(text) is not None


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the problems of a text's characters and line ends, each at its place."""
    if is_plain(source.text):
        return
    hits = [(hit.start(), hit.group()) for hit in islice(ANY.finditer(source.text), MOST + 1)]
    more = _count(source.text, hits[MOST][0]) if len(hits) > MOST else 0
    yield from check_characters(source, hits, more)
    begun = list(islice(storms(source.text), MOST))
    yield from (source.problem("combining-storm", source.at(start), most=MARKS) for start in begun)
    if end := re.search("\r\n", source.text):
        yield source.problem("windows-line-ends", source.at(end.start()), "info")
    if lone := re.search("\r(?!\n)", source.text):
        yield source.problem("lone-return", source.at(lone.start()))


def storms(text: str) -> Iterator[int]:
    """Yield where more than `MARKS` combining marks begin to stand in a row: they pile up over other lines."""
    for run in _RARE.finditer(text):
        first = run.start()
        for place in range(first, run.end() + 1):
            if place < run.end() and category(text[place]) in {"Mn", "Me"}:
                continue
            if place - first > MARKS:
                yield first
            first = place + 1


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the characters that have no place in a file and are written as escapes: in the double-quoted scalar at
    `start` to `end`, each with its offset.
    """
    for hit in ESCAPE.finditer(text, start, end):
        meant = _meant(hit)
        if meant == "\r" or ANY.match(meant):
            yield hit.start(), meant


def check_value(source: Source, start: int, end: int, value: str) -> Iterator[Diagnostic]:
    """Yield a problem where marks pile up in what the scalar at `start` to `end` says, though not as it is written."""
    if not _RARE.search(value):
        return
    piled, written = (next(storms(text), None) is not None for text in (value, source.text[start:end]))
    if piled and not written:
        yield source.problem("combining-storm", source.at(start), most=MARKS)


def check_characters(source: Source, found: Sequence[tuple[int, str]], more: int = 0) -> Iterator[Diagnostic]:
    """Yield a problem at each of the characters found with their offsets; of very many the rest is only counted.

    `more` is how many there are from the last one of these on, if that is beyond those told.
    """
    for offset, character in found[:MOST]:
        yield _problem(source, source.at(offset), character)
    if len(found) > MOST:
        yield source.problem("more-characters", source.at(found[MOST][0]), count=more or len(found) - MOST)


def _count(text: str, start: int) -> int:
    """How many such characters a text has from an offset on; the lists of them stay small."""
    return sum(len(ANY.findall(text, place, place + CHUNK)) for place in range(start, len(text), CHUNK))


def parsable(text: str) -> str:
    """Return the text with what libyaml refuses replaced one for one: the rest can still be checked."""
    return text if is_plain(text) else _REFUSED.sub("\ufffd", text)


def _meant(escape: re.Match[str]) -> str:
    two, four, eight, letter = escape.groups()
    code = two or four or eight
    return chr(int(code, 16)) if code else NAMED.get(letter, "")


def _problem(source: Source, mark: Mark, character: str) -> Diagnostic:
    code = next((name for name, pattern in SORTS if pattern.match(character)), "control-character")
    return source.problem(code, mark, point=f"U+{ord(character):04X}")
