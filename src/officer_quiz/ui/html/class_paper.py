"""A class paper as a page for printing on A4."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.exchange.base.class_paper import Grid, Printed
from officer_quiz.exchange.base.paper import Block
from officer_quiz.exchange.base.widths import columns
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.html.element import Html, element
from officer_quiz.ui.html.page import page

STYLE = """
h1 { text-align: center; }
.about { text-align: center; white-space: pre-wrap; }
.section { margin: 5mm 0 1mm; }
.item { white-space: pre-wrap; padding-left: 8mm; text-indent: -8mm; margin-top: 2mm; }
.more, .material { white-space: pre-wrap; padding-left: 8mm; }
.material { text-indent: 2em; padding-left: 0; }
.choices { display: grid; padding-left: 8mm; column-gap: 4mm; }
.of4 { grid-template-columns: repeat(4, 1fr); }
.of2 { grid-template-columns: 1fr 1fr; }
.of1 { grid-template-columns: 1fr; }
.choice { padding-left: 2em; text-indent: -2em; }
.boxes { border-collapse: collapse; width: 99.5%; margin: 2mm 0 4mm; table-layout: fixed; }
.boxes td { border: .75pt solid #333; text-align: center; padding: 0 1mm; }
.empty td { height: 9mm; }
.line { border-bottom: .75pt solid #888; height: 9mm; }
@media print {
  .item, .choices, .boxes tr { break-inside: avoid; }
  .section, .item:has(+ .choices) { break-after: avoid; }
}
"""
_CLASSES = {
    "question": "item",
    "key": "item",
    "read": "item",
    "rule": "facts",
    "facts": "material",
    "answers": "section",
}


def class_paper_page(title: str, blocks: Printed, say: Wording) -> str:
    """Return the page of a booklet, an answer sheet or a key."""
    return page(title, say.language, *(_drawn(each, say) for each in blocks), style=STYLE)


def _drawn(block: Block | Grid, say: Wording) -> Html:
    if isinstance(block, Grid):
        return _grid(block)
    match block.style:
        case "title":
            return element("h1", block.text)
        case "head":
            return element("h2", block.text, of="section")
        case "choices":
            shown = block.labelled(say)
            return element(
                "div", *(element("div", each, of="choice") for each in shown), of=f"choices of{columns(shown)}"
            )
        case style:
            return element("p", block.text, of=_CLASSES.get(style, style))


def _grid(grid: Grid) -> Html:
    rows = [grid.labels[start : start + grid.across] for start in range(0, len(grid.labels), grid.across)]
    cells = [row for labels in rows for row in (_row(labels, grid.across), _row((), grid.across, of="empty"))]
    lines = [Html('<div class="line"></div>')] * grid.lines
    return Html(element("table", *cells, of="boxes") + "".join(lines))


def _row(labels: Sequence[str], across: int, of: str = "") -> Html:
    cells = [element("td", label) for label in labels] + [Html("<td></td>")] * (across - len(labels))
    return element("tr", *cells, of=of)
