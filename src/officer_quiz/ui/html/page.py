"""The frame of a page: its head, and how it looks on a screen and on A4 paper."""

from __future__ import annotations

from officer_quiz.ui.html.element import Html, element

STYLE = """
@page { size: A4; margin: 16mm 15mm 18mm; }
* { box-sizing: border-box; }
body { max-width: 180mm; margin: 8mm auto; padding: 0 4mm; color: #111; background: #fff; overflow-wrap: anywhere;
  font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif; }
h1, h2, h3, .facts, .status, .label, .remark, th { font-family: "Noto Sans CJK SC", "Microsoft YaHei", SimHei,
  Arial, sans-serif; }
h1 { font-size: 19pt; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 0; }
h3 { font-size: 10pt; margin: 3mm 0 1mm; color: #144a75; }
p, ul { margin: 1mm 0; }
ul { list-style: none; padding: 0; }
li { padding-left: 11mm; text-indent: -11mm; margin: .6mm 0; }
li > *, blockquote * { text-indent: 0; }
.text { white-space: pre-wrap; }
.facts, .status { font-size: 9pt; color: #444; }
.head { border-bottom: 1.5pt solid #144a75; margin-bottom: 6mm; padding-bottom: 3mm; }
.question { border: .75pt solid #999; padding: 4mm 5mm; margin: 0 0 6mm; }
.prompt { font-weight: bold; }
.sign { display: inline-block; width: 11mm; }
.label { font-size: 9.5pt; color: #144a75; margin-right: 2mm; }
.key { border-top: .75pt dashed #999; margin-top: 3mm; }
.why { display: block; color: #444; font-size: 10pt; }
.place { border-left: 1.5pt solid #bbb; padding-left: 3mm; margin: 2mm 0; }
.notice { font-weight: bold; color: #8a1c1c; }
blockquote { margin: 1mm 0 1mm 4mm; padding-left: 3mm; border-left: 1.5pt solid #ccc; font-size: 9.5pt; color: #333; }
.meant { font-weight: bold; color: #000; }
.remark { border: .75pt solid #666; min-height: 18mm; margin-top: 3mm; padding: 1mm 2mm; font-size: 9pt; color: #555; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  .question { break-inside: avoid; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .long { break-inside: auto; }
  h1, h2, h3, .facts { break-after: avoid; }
  li, blockquote p, .place > p, .remark { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""
NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may fetch or run for the page."""


def tongue(language: str) -> str:
    """Return how a page names its language."""
    return {"zh": "zh-CN"}.get(language, language)


def page(title: str, language: str, *inside: Html, style: str = "") -> str:
    """Return a whole page in a language (``zh``, ``en``), with more `style` where it needs some."""
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_ELSE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{element('title', title)}\n<style>{STYLE}{style}</style>\n</head>\n<body>\n"
        + "\n".join(inside)
        + "\n</body>\n</html>\n"
    )
