"""Text out of bytes and out of markup: encodings as files have them, HTML as the paragraphs a reader sees."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

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
    """Return the text of a file in UTF-8, UTF-16 or GB18030, lines ended by line feeds; Unreadable for others."""
    check_size(raw)
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(message("formats.not-text"))


def start(raw: bytes, most: int = 4000) -> str:
    """Return how a file begins, as far as it is text: for telling what it is."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8")
    return raw[:most].decode(marked, "replace")


def clean(text: str) -> str:
    """Return a text without control characters, its lines without spaces at their ends, none of them empty."""
    lines = (line.strip() for line in _CONTROLS.sub("", text).replace("\xa0", " ").splitlines())
    return "\n".join(line for line in lines if line)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = frozenset({"p", "br", "li", "tr", "div", "ul", "ol", "table", "pre", "blockquote", "section", *_HEADINGS})
_SILENT = frozenset({"script", "style"})
_LOST = frozenset(["img", "audio", "video", "object", "embed", "iframe", "math", "svg"])


class _Text(HTMLParser):
    """Collects what is read of markup, and which things that are not text it shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.shown: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.silent += tag in _SILENT
        if tag in _LOST:
            self.shown.add(tag)
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BREAKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def from_html(markup: str) -> tuple[str, bool]:
    """Return the text of HTML, and whether it shows something that is no text (a picture, a formula)."""
    if "<" not in markup and "&" not in markup:
        return clean(markup), False
    parser = _Text()
    try:
        parser.feed(markup)
        parser.close()
    except (AssertionError, ValueError):  # markup that no browser would understand either
        return clean(re.sub(r"<[^>]*>", " ", markup)), True
    return clean("".join(parser.pieces)), bool(parser.shown)


def to_html(text: str) -> str:
    """Return a text as HTML that shows it as it is."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in safe.split("\n"))
