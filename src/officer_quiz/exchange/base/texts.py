"""Text out of bytes and out of markup: encodings as files have them, HTML as the paragraphs a reader sees."""

from __future__ import annotations

import codecs
import re
from html import unescape

from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message

MAX_BYTES = 64_000_000
"""The largest file that is read."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check_size(raw: bytes) -> None:
    """Raise Unreadable for a file over the limit."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1_000_000:.1f}"
        raise Unreadable(message("formats.too-large", megabytes=size, most=MAX_BYTES // 1_000_000))


def decoded(raw: bytes) -> str:
    """Return the text of a file without a mark, lines ended by line feeds; Unreadable for what is none.

    In UTF-8, UTF-16 or GB18030, UTF-16 also without a mark, UTF-32 with one.
    """
    check_size(raw)
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(message("formats.not-text"))


def _encodings(raw: bytes) -> tuple[str, ...]:
    """Return the encodings to try; without a mark it is UTF-16 where every other byte of the start may be nothing."""
    if marked := next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None):
        return (marked,)
    head = raw[:200]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd > 1 and not (even and odd):
        return ("utf-16-le",) if odd else ("utf-16-be",)
    return ("utf-8", "gb18030")


def start(raw: bytes, most: int = 4000) -> str:
    """Return how a file begins, as far as it is text: for telling what it is."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8")
    return raw[:most].decode(marked, "replace")


def clean(text: str) -> str:
    """Return a text without control characters, its lines without spaces at their ends, none of them empty."""
    lines = (line.strip() for line in _CONTROLS.sub("", text).replace("\xa0", " ").splitlines())
    return "\n".join(line for line in lines if line)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = frozenset({"p", "br", "li", "tr", "div", "ul", "ol", "table", "pre", "blockquote", "section", *_HEADINGS})
"""Elements of HTML that stand on lines of their own."""
_SILENT = frozenset({"script", "style"})
LOST = frozenset(["img", "audio", "video", "object", "embed", "iframe", "math", "svg"])
"""Elements of HTML that show something which is no text."""


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<[^<>]*>|[^<]+|<")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def from_html(markup: str) -> tuple[str, bool]:
    """Return the text of HTML, and whether it shows something that is no text (a picture, a formula).

    Takes time in proportion to its length, whatever is in it, which the library's parser does not.
    """
    if "<" not in markup and "&" not in markup:
        return clean(markup), False
    pieces: list[str] = []
    shown, silent = False, ""
    for found in _TAG.finditer(_without_comments(markup)):
        tag = (found[2] or "").lower()
        if silent:
            silent = "" if found[1] and tag == silent else silent
        elif tag in _SILENT:
            silent = "" if found[1] else tag
        elif tag:
            shown |= tag in LOST
            pieces.append("\n" if tag in BREAKS else "")
        elif found[0] == "<" or not found[0].startswith("<"):
            pieces.append(_SPACES.sub(" ", unescape(found[0])))
    return clean("".join(pieces)), shown


def _without_comments(markup: str) -> str:
    """Return HTML without comments; what follows one that is not closed stays."""
    pieces, begin = [], 0
    while (start := markup.find("<!--", begin)) >= 0 and (end := markup.find("-->", start)) >= 0:
        pieces.append(markup[begin:start])
        begin = end + 3
    return "".join((*pieces, markup[begin:]))


_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def to_html(text: str) -> str:
    """Return a text as HTML that shows it as it is."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in safe.split("\n"))
