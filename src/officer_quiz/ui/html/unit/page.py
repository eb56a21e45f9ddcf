"""Makes the page of a unit's report from its template: every text is escaped, and may be nothing but text."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from officer_quiz.printable import literal
from officer_quiz.ui.html.page import NOTHING_ELSE, tongue
from officer_quiz.ui.html.unit.charts import svg
from officer_quiz.ui.reports.blocks import Chart, Laid


def report_page(laid: Laid, language: str) -> str:
    """Return the page in a language (``zh``, ``en``)."""
    here = files(__package__)
    template, style = ((here / name).read_text(encoding="utf-8") for name in ("page.html.j2", "page.css"))
    jinja = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_shown)
    return jinja.from_string(template).render(
        laid=laid, drawn=_drawn, tongue=tongue(language), policy=NOTHING_ELSE, style=Markup(style)
    )


def _drawn(chart: Chart) -> Markup:
    return Markup(svg(chart))


def _shown(value: object) -> object:
    """Take from a text what a reader would not see; what is made here stays as it is."""
    return literal(value) if isinstance(value, str) and not isinstance(value, Markup) else value
