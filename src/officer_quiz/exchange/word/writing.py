"""A paper as a Word file in Chinese layout: A4, a song face for texts and a black one for heads, pages numbered."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from officer_quiz.exchange.base.class_paper import Grid
from officer_quiz.exchange.base.paper import Block
from officer_quiz.exchange.base.widths import EM, SIZE, columns
from officer_quiz.messages.catalogue import Wording

SONG, BLACK, LATIN = "宋体", "黑体", "Times New Roman"
WIDTH, MARGIN, FIRST = 210.0, 25.0, 7.4
"""Of the page, of its margins, and how far lines behind a number stand in, in millimetres."""
_LOOKS: dict[str, tuple[str, float, float, float, float]] = {
    "title": (BLACK, 18, 0, 6, 0),
    "about": (SONG, SIZE, 0, 6, 0),
    "head": (BLACK, 12, 10, 4, 0),
    "rule": (SONG, SIZE, 0, 2, 0),
    "read": (SONG, SIZE, 8, 0, 0),
    "facts": (SONG, SIZE, 0, 0, 0),
    "question": (SONG, SIZE, 3, 0, FIRST),
    "choices": (SONG, SIZE, 0, 0, FIRST),
    "answers": (BLACK, 16, 0, 6, 0),
    "key": (SONG, SIZE, 3, 0, FIRST),
    "more": (SONG, SIZE, 0, 0, FIRST),
    "line": (SONG, 14, 2, 0, 0),
}
"""By the style of a block: its face, its size, the space before and after it in points, how far it stands in."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def word_file(title: str, blocks: Sequence[Block | Grid], say: Wording) -> bytes:
    """Return a Word file of a paper."""
    document = Document()
    _set_page(document, say)
    for name, look in _LOOKS.items():
        _add_style(document, name, look)
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            _add_grid(document, block)
            continue
        following = getattr(blocks[place + 1], "style", "choices") if place + 1 < len(blocks) else ""
        if block.style == "choices":
            _add_choices(document, block, say)
        else:
            paragraph = _paragraph(document, block.style)
            _add_text(paragraph, block.text)
            paragraph.paragraph_format.keep_with_next = (
                block.style in {"head", "rule", "read"} or following == "choices"
            )
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _legal(title)[:255], "", ""
    properties.created = properties.modified = datetime.now(UTC)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any, say: Wording) -> None:
    """Make the page A4, the usual face a song one, and number the pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(WIDTH), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(22)
    _set_face(document.styles["Normal"], SONG, SIZE)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in re.split("(PAGES|PAGE)", say("printed.page", page="PAGE", pages="PAGES")):
        if piece in {"PAGE", "PAGES"}:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if piece == "PAGE" else "NUMPAGES")
            footer._p.append(field)
            field.append(footer.add_run("1")._r)
        else:
            footer.add_run(piece)


def _set_face(style: Any, face: str, size: float) -> None:
    style.font.name, style.font.size = LATIN, Pt(size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _add_style(document: Any, name: str, look: tuple[str, float, float, float, float]) -> None:
    """Add the style of a block to the file."""
    face, size, before, after, left = look
    style = document.styles.add_style(f"Paper {name}", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set_face(style, face, size)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.25
    form.left_indent, form.first_line_indent = Mm(left), Mm(-left if name in {"question", "key"} else 0)
    if name in {"title", "answers", "about"}:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if name in {"read", "facts"}:
        form.first_line_indent = Pt(2 * SIZE)
    form.page_break_before = name == "answers"
    form.keep_together = name in {"question", "choices"}


def _paragraph(document: Any, name: str) -> Any:
    """Return a new paragraph in the style of a block.

    By the style's id, and before the end of the body: for a name, and to add, the library looks through all there is.
    """
    added: Any = OxmlElement("w:p")
    document.element.body[-1].addprevious(added)
    added.style = f"Paper{name}"
    return Paragraph(added, document._body)


def _add_choices(document: Any, block: Block, say: Wording) -> None:
    """Add choices, four, two or one a line, as many as the longest leaves room for."""
    labelled = block.labelled(say)
    room = WIDTH - 2 * MARGIN - FIRST
    across = columns(labelled, room)
    for start in range(0, len(labelled), across):
        paragraph = _paragraph(document, "choices")
        form = paragraph.paragraph_format
        for place in range(1, across):
            form.tab_stops.add_tab_stop(Mm(FIRST + room * place / across))
        form.keep_with_next = start + across < len(labelled)
        if across == 1:
            form.left_indent, form.first_line_indent = Mm(FIRST + 2 * EM), Mm(-2 * EM)
        _add_text(paragraph, "\t".join(labelled[start : start + across]))


def _add_grid(document: Any, grid: Grid) -> None:
    """Add boxes to write into, their labels above them, and room to write beneath."""
    if grid.labels:
        rows = [grid.labels[start : start + grid.across] for start in range(0, len(grid.labels), grid.across)]
        table = document.add_table(rows=2 * len(rows), cols=grid.across)
        table.style = "Table Grid"
        for number, row in enumerate(rows):
            for place, label in enumerate(row):
                cell = table.cell(2 * number, place)
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
                _add_text(cell.paragraphs[0], label)
            table.rows[2 * number + 1].height = Mm(grid.height)
    for _ in range(grid.lines):
        line = _paragraph(document, "line")
        _rule_below(line)
    _paragraph(document, "facts")


def _rule_below(paragraph: Any) -> None:
    border = OxmlElement("w:pBdr")
    below = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "808080")):
        below.set(qn(f"w:{name}"), value)
    border.append(below)
    paragraph._p.get_or_add_pPr().append(border)


def _add_text(paragraph: Any, text: str) -> None:
    """Add a text; its line feeds break the line, its tabs lead to the next stop, a place for the key stays whole."""
    run = paragraph.add_run(_legal(re.sub(r" \( +\)$", lambda found: found[0].replace(" ", "\xa0"), text)))
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
