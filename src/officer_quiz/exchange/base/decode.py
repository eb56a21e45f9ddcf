"""The text of a file in any encoding that Chinese texts come in."""

from __future__ import annotations

import codecs

from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message


def decoded(raw: bytes) -> str:
    """Return the text in UTF-8, GB18030 or UTF-16, without a mark; Unreadable for anything else."""
    for encoding in _encodings(raw):
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise Unreadable(message("exchange.undecodable"))


def _encodings(raw: bytes) -> tuple[str, ...]:
    """The encodings to try: with its mark UTF-16, without one where every other byte of the start is nothing."""
    head = raw[:200]
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in head:
        return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
    return "utf-8-sig", "gb18030"
