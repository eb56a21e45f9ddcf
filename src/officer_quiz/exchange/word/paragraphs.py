"""The paragraphs of a Word file as a person sees them: with their numbers, tables, boxes, and what was inserted."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

from docx.oxml.parser import parse_xml

from officer_quiz.exchange.base.archive import refused
from officer_quiz.exchange.base.texts import decoded
from officer_quiz.exchange.chinese import marks
from officer_quiz.exchange.chinese.lines import MARK, PICTURE, UNREAD
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.exchange.word.html import of_html
from officer_quiz.exchange.word.numbering import Numbering, W, numbering

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PASSED = {"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "rt", "sectPr", "delInstrText"}
"""What nobody sees: deleted, moved away, said twice, codes of fields, readings above characters."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_SYMBOLS = {"F0FC": "√", "F052": "√", "F0FE": "√", "F0D6": "√", "F050": "√", "F0FB": "×", "F054": "×", "F0B4": "×"}
"""Ticks and crosses of the fonts Wingdings and Symbol."""
MAIN = "word/document.xml"
DEPTH = 3
"""Files within files that are looked into."""


def paragraphs(raw: bytes, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of a file, a row of a table as one with tabs; whatever `zipfile` or the parser raises."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        package = _Package(archive)
        lists = numbering(package.related("numbering"), package.related("styles"))
        yield from _Text(package, lists, depth).blocks(parse_xml(archive.read(package.main)))


class _Package:
    """The parts of a file by what they are for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.main = next((path for kind, path in self._links("").values() if kind == "officeDocument"), MAIN)
        self.links = self._links(self.main)

    def related(self, kind: str) -> Any:
        """Return the root of the part of that kind, None if there is none."""
        path = next((path for own, path in self.links.values() if own == kind), None)
        return parse_xml(self.archive.read(path)) if path in self.archive.namelist() else None

    def part(self, link: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the part with that link, None if there is none."""
        path = self.links.get(link, ("", ""))[1]
        return (path, self.archive.read(path)) if path in self.archive.namelist() else None

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the links of a part, by their ids: what they are for and where they lead."""
        folder, _, name = part.rpartition("/")
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self.archive.namelist():
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in parse_xml(self.archive.read(links))
        }


class _Text:
    """Writes out the elements of one file."""

    def __init__(self, package: _Package, lists: Numbering, depth: int) -> None:
        self.package, self.lists, self.depth = package, lists, depth

    def blocks(self, parent: Any) -> Iterator[str]:
        """Yield the paragraphs below an element, in order."""
        for element in parent:
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "altChunk":
                yield from self._chunk(element)
            elif name not in _PASSED:
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[str]:
        """Yield a paragraph, then those of the boxes that hang on it."""
        pieces: list[tuple[str, bool]] = []
        boxes: list[Any] = []
        self._runs(element, pieces, boxes)
        text = "".join(piece for piece, _ in pieces)
        label = self.lists.label(element) if text.strip() or boxes else ""
        if any(strong for _, strong in pieces) and _has_choices(label + text):
            text = _marked(pieces)
        yield f"{label} {text}" if label else text
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, parent: Any, pieces: list[tuple[str, bool]], boxes: list[Any], strong: bool = False) -> None:
        """Collect the texts below an element, each with whether it is set off, and the boxes."""
        for element in parent:
            name = _name(element)
            if name in {"t", "m:t"}:
                pieces.append((element.text or "", strong))
            elif name in _BREAKS:
                pieces.append((_BREAKS[name], strong))
            elif name == "sym":
                pieces.append((_SYMBOLS.get(str(element.get(f"{W}char")).upper(), ""), strong))
            elif name in {"blip", "imagedata"}:
                pieces.append((PICTURE, strong))
            elif name == "txbxContent":
                boxes.append(element)
            elif name not in _PASSED:
                self._runs(element, pieces, boxes, _strong(element) if name == "r" else strong)

    def _table(self, element: Any) -> Iterator[str]:
        """Yield the rows of a table; the paragraphs of a table of one column one by one."""
        for row in element.iter(f"{W}tr"):
            if row.getparent() is not element and _name(row.getparent()) not in {"sdtContent", "ins"}:
                continue
            cells = [list(self.blocks(cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
            if len(cells) == 1:
                yield from cells[0]
            else:
                yield "\t".join("\n".join(filter(None, (text.strip() for text in cell))) for cell in cells)

    def _chunk(self, element: Any) -> Iterator[str]:
        """Yield the paragraphs of a piece of another format that Word would take in when it opens the file."""
        part = self.package.part(element.get(f"{_R}id"))
        try:
            found = [UNREAD] if part is None or self.depth >= DEPTH else list(self._piece(part[0].lower(), part[1]))
        except Unreadable:  # a text in no encoding that is known
            found = [UNREAD]
        yield from found

    def _piece(self, name: str, raw: bytes) -> Iterator[str]:
        head = raw[:2000].lstrip(b"\xef\xbb\xbf \r\n").lower()
        if raw.startswith(b"PK") and refused(raw) is None:
            yield from paragraphs(raw, self.depth + 1)
        elif head.startswith((b"mime-version", b"from:")) or name.endswith((".mht", ".mhtml", ".eml")):
            for piece in message_from_bytes(raw).walk():
                if piece.get_content_type() in {"text/html", "text/plain"}:
                    yield from of_html(decoded(bytes(piece.get_payload(decode=True) or b"")))
        elif b"<html" in head or name.endswith((".html", ".htm", ".xhtml")):
            yield from of_html(decoded(raw))
        elif head.startswith(b"{\\rtf") or b"\0" in head:
            yield UNREAD
        else:
            yield from decoded(raw).splitlines()


def _name(element: Any) -> str:
    """Return the name of an element without its namespace, ``m:t`` for a text of a formula, empty for a remark."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = tag.rpartition("}")[2]
    return "m:t" if name == "t" and "/math" in tag else name


def _row_of(cell: Any) -> Any:
    """Return the row that a cell is in, content controls between them apart."""
    parent = cell.getparent()
    while parent is not None and _name(parent) != "tr":
        parent = parent.getparent()
    return parent


def _strong(run: Any) -> bool:
    """Return whether a run is set off: bold, red or highlighted."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    bold, colour, marked = (properties.find(f"{W}{name}") for name in ("b", "color", "highlight"))
    if bold is not None and bold.get(f"{W}val", "1") not in {"0", "false", "off"}:
        return True
    if marked is not None and marked.get(f"{W}val") != "none":
        return True
    found = (
        re.fullmatch(r"([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})", str(colour.get(f"{W}val")).upper())
        if colour is not None
        else None
    )
    return (
        bool(found)
        and found is not None
        and int(found[1], 16) > 160
        and max(int(found[2], 16), int(found[3], 16)) < 100
    )


def _has_choices(text: str) -> bool:
    return marks.choice(text) is not None or len(marks.inner_choices(text, "A")) > 1


def _marked(pieces: list[tuple[str, bool]]) -> str:
    """Return the text of runs with a mark before each stretch that is set off."""
    text, before = "", False
    for piece, strong in pieces:
        text += MARK + piece if strong and not before and piece.strip() else piece
        before = strong if piece.strip() else before
    return text
