"""Turns the bytes of a file into text, or says which encoding stands in the way and where."""

from __future__ import annotations

import codecs

from officer_quiz.text.diagnostic import Diagnostic, Mark
from officer_quiz.text.source import Source

MAX_BYTES = 64_000_000
"""The largest file that is read; a bank of several thousand questions stays below a twentieth of it."""
MAX_LINES = 2_000_000
"""The most lines that are kept apart: a full file of questions has half of them."""
ENDS = (b"\n", b"\r", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")

START = Mark(1, 1)
WIDE = (
    ("UTF-32", lambda head: head[:4] in {codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}),
    ("UTF-16", lambda head: head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}),
    ("UTF-32", lambda head: head[:3] == b"\0\0\0" or head[1:4] == b"\0\0\0"),
    ("UTF-16", lambda head: head[:1] == b"\0" or head[1:2] == b"\0"),
)
"""How wide encodings show in the first four bytes, with a mark and without (YAML 1.2, section 5.2)."""


FORMATS = (
    (b"PK\3\4", b"word/", "not-text-word"),
    (b"PK\3\4", b"xl/", "not-text-sheet"),
    (b"PK\3\4", b"", "not-text-archive"),
    (b"\xd0\xcf\x11\xe0", b"", "not-text-office"),
    (b"%PDF-", b"", "not-text-pdf"),
)
"""Files of other programs: how they begin, what else is in them, and the wording that says what they are."""


def decode(name: str, raw: bytes) -> tuple[Source, list[Diagnostic]]:
    """Return the text of `raw` without a byte order mark, and the problems of its encoding.

    With an error among them the text is only good for showing lines.
    """
    if len(raw) > MAX_BYTES:
        return oversized(name, len(raw))
    for begin, within, wording in FORMATS:
        if raw.startswith(begin) and within in raw:
            source = Source.of(name, "")
            return source, [source.problem("not-text", START, wording=wording)]
    head = raw[:4]
    wide = next((encoding for encoding, fits in WIDE if len(head) > 1 and fits(head)), None)
    if wide:
        source = Source.of(name, "")
        return source, [source.problem("not-utf8", START, wording="not-utf8-wide", encoding=wide)]
    body = raw.removeprefix(codecs.BOM_UTF8)
    if len(body) >= MAX_LINES and sum(map(body.count, ENDS)) - body.count(b"\r\n") >= MAX_LINES:
        source = Source.of(name, "")
        return source, [source.problem("too-many-lines", START, most=MAX_LINES)]
    try:
        source = Source.of(name, body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _other(name, body, error.start)
    return source, [source.problem("byte-order-mark", START, "warning")] if body != raw else []


def oversized(name: str, size: int) -> tuple[Source, list[Diagnostic]]:
    """Return what a file over the limit gives; `size` in bytes."""
    source = Source.of(name, "")
    megabytes = f"{size / 1_000_000:.1f}"
    most = MAX_BYTES // 1_000_000
    return source, [source.problem("too-large", START, megabytes=megabytes, most=most)]


def _other(name: str, body: bytes, offset: int) -> tuple[Source, list[Diagnostic]]:
    sound = body[:offset].decode("utf-8")
    mark = Source.of(name, f"{sound}?").at(len(sound))
    try:
        source = Source.of(name, body.decode("gb18030"))
    except UnicodeDecodeError:
        source = Source.of(name, body.decode("utf-8", "replace"))
        return source, [source.problem("not-utf8", mark)]
    return source, [source.problem("not-utf8", mark, wording="not-utf8-gbk")]
