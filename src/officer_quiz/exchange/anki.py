"""Anki: a deck as a package to import there; notes that Anki wrote as plain text, with their ids, to import here.

A note's id is that of its question, so a package that is imported a second time updates its notes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from string import ascii_uppercase
from typing import Any

from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.anki_reading import FIELDS, NOTE, read_notes
from officer_quiz.exchange.base.printing import Printed, printed
from officer_quiz.exchange.base.texts import start
from officer_quiz.exchange.base.tongue import wording
from officer_quiz.exchange.base.written import Written, said_apart
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording, message

NAME = "anki"
ENDINGS = (".apkg", ".txt")
EXTRA = True
CARRIES = labels.CARRIED | {"id", "points", "feedback", "remarks", "unit", "model"}
MODEL_ID = 1_846_503_297
"""Of the type of our notes in Anki; it never changes."""
_HEADER = re.compile(r"\s*#(?:separator|html|columns|notetype|deck|tags|guid)\b[^:\n]*:", re.IGNORECASE)
_FRONT = "<div>{{Question}}</div><div class=choices>{{Choices}}</div>"
_BACK = "{{FrontSide}}<hr id=answer><div class=key>{{Answer}}</div><div>{{Explanation}}</div>"
_CSS = (
    ".card {font-family: sans-serif; font-size: 18px; line-height: 1.6; text-align: left}\n"
    ".choices {margin: .6em 0 0 1em}\n.key {font-weight: bold}"
)


def recognise(name: str, raw: bytes) -> bool:
    """Return whether a file begins as Anki's texts do, or is a package of Anki, which reading can only name."""
    if raw.startswith(b"PK\3\4"):
        return b"collection.anki2" in raw
    return bool(_HEADER.match(start(raw).lstrip("\ufeff")))


def read(raw: bytes) -> Reading:
    """Return the questions of notes in plain text; Unreadable for a package, and for what has no notes."""
    if raw.startswith(b"PK\3\4"):
        raise Unreadable(message("formats.anki-package"))
    return read_notes(raw)


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a package with a deck, a note a question; those of a case stand each by itself, with its facts.

    Unreadable without the library.
    """
    try:
        import genanki  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, and slow)
    except ImportError:
        raise Unreadable(message("formats.no-library", library="genanki")) from None
    say = wording(questions)
    model = genanki.Model(
        MODEL_ID,
        NOTE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": NOTE, "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    deck = genanki.Deck(int(sha256(title.encode("utf-8", "replace")).hexdigest()[:7], 16) + 1, _line(title) or NOTE)

    def add(question: Portable) -> str:
        note = _fields(question, printed(question, say, within=False), say)
        deck.add_note(genanki.Note(model, note, guid=question.id, tags=_tags(question)))
        return ""

    _, told = said_apart(questions, CARRIES, add)
    return Written(_packed(genanki.Package(deck)), told)


def _packed(package: Any) -> bytes:
    out = io.BytesIO()
    package.write_to_file(out)
    return out.getvalue()


def _fields(question: Portable, shown: Printed, say: Wording) -> list[str]:
    """Return what stands in the fields of a note, as HTML, in the order of `FIELDS`."""
    lettered = zip(ascii_uppercase, shown.choices, strict=False)
    choices = "\n".join(say("printed.letter", letter=letter) + _line(text) for letter, text in lettered)
    more = "\n".join((*shown.more, *shown.grounds))
    kind = say(f"printed.kind-{question.kind}")
    return [_html(text) for text in (shown.stem, choices, shown.key, more, kind, question.id)]


def _html(text: str) -> str:
    return escape(text.replace("\x1f", ""), quote=False).replace("{{", "{&#123;").replace("\n", "<br>")


def _line(text: str) -> str:
    return " ".join(text.split())


def _tags(question: Portable) -> list[str]:
    """Return the tags of a question without spaces, which part tags; its kind stands in a field."""
    written = (tag for tag in labels.tags(question, points=True) if not tag.startswith("kind:"))
    return [re.sub(r'[\s"]+', "_", tag) for tag in written]
