"""Draws the charts of a report as SVG whose text stays text; colours tell apart in grey too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from officer_quiz.printable import literal
from officer_quiz.ui.reports.blocks import Bars, Chart, Curve, Curves, Heat, Histogram, Map, Trend

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimHei, Arial, sans-serif'
INK, BLUE, PALE, RED, GREY = "#222", "#1f5f99", "#c9dbea", "#a8321f", "#8a8a8a"
WIDE, NARROW = 520, 190
"""Widths of a chart that stands alone and of one among several, in the page's pixels."""
NEAR = 0.09
"""The difference of two shares under which their names would lie upon each other."""
LONG = 8
"""Characters of a name that fits above a cell."""
ROW = 24
"""Height of a bar with the room around it."""
_CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
    },
    "legend": {"labelFontSize": 12, "titleFontSize": 12, "orient": "top"},
    "header": {"labelFontSize": 12},
    "title": {"fontSize": 12.5, "anchor": "start", "color": INK},
}


def svg(chart: Chart) -> str:
    """Return a chart as an SVG element."""
    with debug_mode(False):  # the library need not prove its own output against its schema, which is slow
        spec = _DRAWN[type(chart)](chart).configure(**_CONFIG).to_dict()
    spec["background"] = None
    return literal(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def _data(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=[dict(row) for row in rows])


def _percent(title: str | None = None, most: float = 1.0) -> alt.X:
    return alt.X("share:Q", title=title, scale=alt.Scale(domain=[0, most]), axis=alt.Axis(format="%", tickCount=5))


def _histogram(chart: Histogram) -> Any:
    steps = len(chart.steps)
    rows = [
        {
            "from": place / steps,
            "to": (place + 1) / steps,
            "middle": (place + 0.5) / steps,
            "count": count,
            "top": str(count),
        }
        for place, (_, count) in enumerate(chart.steps)
    ]
    x = alt.X("from:Q", title=chart.axes[0], scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=steps))
    y = alt.Y("count:Q", title=chart.axes[1], axis=alt.Axis(tickMinStep=1, tickCount=5, grid=False))
    bars = alt.Chart(_data(rows)).mark_rect(color=BLUE, stroke="white").encode(x=x, x2="to:Q", y=y, y2=alt.Y2Datum(0))
    tops = alt.Chart(_data([row for row in rows if row["count"]])).mark_text(dy=-7, fontSize=12, color=INK)
    layers = [bars, tops.encode(x="middle:Q", y="count:Q", text="top:N")]
    if chart.mark:
        words, share = chart.mark
        at = _data([{"share": share, "words": words}])
        layers.append(alt.Chart(at).mark_rule(color=RED, strokeDash=[5, 3], strokeWidth=1.5).encode(x="share:Q"))
        said = alt.Chart(at).mark_text(color=RED, align="right", dx=-5, fontSize=12, baseline="top")
        layers.append(said.encode(x="share:Q", y=alt.value(0), text="words:N"))
    return alt.layer(*layers).properties(width=WIDE, height=170, title=chart.title)


def _bars(chart: Bars) -> Any:
    rows = [{"name": each.name, "share": each.share, "said": each.said} for each in chart.bars]
    # Names are labelled whole: two topics may begin alike.
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=260, ticks=False, domain=False))
    base = alt.Chart(_data(rows))
    ground = base.mark_bar(color=PALE, height=14).encode(x=alt.datum(1.0), y=y)
    bars = base.mark_bar(color=BLUE, height=14).encode(x=_percent(), y=y)
    said = base.mark_text(align="left", dx=6, fontSize=12, color=INK).encode(x=alt.datum(1.0), y=y, text="said:N")
    return alt.layer(ground, bars, said).properties(width=300, height=ROW * len(rows), title=chart.title)


def _map(chart: Map) -> Any:
    attention, fine = chart.words
    rows = [
        {
            "name": name,
            "share": facility,
            "tells": tells,
            "sort": attention if flagged else fine,
            "said": name if flagged else "",
        }
        for name, facility, tells, flagged in chart.points
    ]
    lowest = min([0.0, *(tells for _, _, tells, _ in chart.points)])
    x = _percent(chart.axes[0])
    y = alt.Y("tells:Q", title=chart.axes[1], scale=alt.Scale(domain=[lowest - 0.05, 1]), axis=alt.Axis(tickCount=6))
    words = alt.Scale(domain=[attention, fine])
    colour = alt.Color("sort:N", title=None, scale=alt.Scale(domain=[attention, fine], range=[RED, BLUE]))
    shape = alt.Shape("sort:N", title=None, scale=alt.Scale(domain=words.domain, range=["triangle-up", "circle"]))
    base = alt.Chart(_data(rows))
    dots = base.mark_point(filled=True, size=70, opacity=0.85).encode(x=x, y=y, color=colour, shape=shape)
    said = base.mark_text(align="left", dx=7, dy=-5, fontSize=11, color=INK)
    names = said.encode(x="share:Q", y="tells:Q", text="said:N")
    lines = [alt.Chart(_data([{"tells": 0.15}])).mark_rule(color=GREY, strokeDash=[4, 3]).encode(y="tells:Q")]
    for share in (0.2, 0.95):
        line = alt.Chart(_data([{"share": share}])).mark_rule(color=GREY, strokeDash=[4, 3])
        lines.append(line.encode(x="share:Q"))
    return alt.layer(*lines, dots, names).properties(width=WIDE, height=300, title=chart.title)


def _curves(chart: Curves) -> Any:
    panels = [_panel(chart, name, curves) for name, curves in chart.panels]
    return alt.concat(*panels, columns=3, spacing=22).properties(title=chart.title)


def _panel(chart: Curves, name: str, curves: Sequence[Curve]) -> Any:
    rows = [
        {"third": third, "share": share, "name": curve.name, "right": curve.right}
        for curve in curves
        for third, share in zip(chart.thirds, curve.thirds, strict=True)
    ]
    x = alt.X("third:N", sort=list(chart.thirds), title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(padding=0.3))
    y = alt.Y("share:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", values=[0, 0.5, 1]))
    key = alt.condition("datum.right", alt.value(BLUE), alt.value(RED))
    dash = alt.condition("datum.right", alt.value([1, 0]), alt.value([4, 3]))
    base = alt.Chart(_data(rows))
    lines = base.mark_line(strokeWidth=2).encode(x=x, y=y, detail="name:N", color=key, strokeDash=dash)
    last = alt.Chart(_data(list(_ends(chart.thirds[-1], curves))))
    names = last.mark_text(align="left", dx=7, fontSize=12).encode(x=x, y=y, text="name:N", color=key)
    return alt.layer(lines, names).properties(width=NARROW - 45, height=120, title=alt.Title(name, fontSize=11.5))


def _ends(third: str, curves: Sequence[Curve]) -> Iterator[Mapping[str, Any]]:
    """Yield where curves end, with their names; those that end at about the same height share a name."""
    left = sorted(curves, key=lambda curve: curve.thirds[-1])
    while left:
        lowest = left[0].thirds[-1]
        near = [curve for curve in left if curve.thirds[-1] - lowest < NEAR]
        left = left[len(near) :]
        name = " ".join(sorted(curve.name for curve in near))
        share = sum(curve.thirds[-1] for curve in near) / len(near)
        yield {"third": third, "share": share, "name": name, "right": any(curve.right for curve in near)}


def _heat(chart: Heat) -> Any:
    cells = [
        {"down": name, "across": column, "share": share, "said": f"{round(share * 100)}%"}
        for name, shares in zip(chart.rows, chart.shares, strict=True)
        for column, share in zip(chart.columns, shares, strict=True)
        if share is not None
    ]
    down, across, names = list(chart.rows), list(chart.columns), ("down", "across")
    if len(down) < len(across):  # the fewer names stand side by side
        down, across, names = across, down, ("across", "down")
    slanted = max(map(len, across)) > LONG
    above = alt.Axis(labelAngle=-25 if slanted else 0, orient="top", labelLimit=150)
    x = alt.X(f"{names[1]}:N", sort=across, title=None, axis=above)
    y = alt.Y(f"{names[0]}:N", sort=down, title=None, axis=alt.Axis(labelLimit=200))
    scale = alt.Scale(domain=[0, 1], range=["#f6e3c8", "#1f5f99"])
    base = alt.Chart(_data(cells)).encode(x=x, y=y)
    drawn = base.mark_rect(stroke="white").encode(color=alt.Color("share:Q", scale=scale, legend=None))
    dark = alt.condition("datum.share > 0.6", alt.value("white"), alt.value(INK))
    said = base.mark_text(fontSize=12).encode(text="said:N", color=dark)
    return alt.layer(drawn, said).properties(width=max(80 * len(across), 140), height=28 * len(down))


def _trend(chart: Trend) -> Any:
    rows = [
        {"place": place, "name": name, "share": share, "said": f"{round(share * 100)}%"}
        for place, (name, share) in enumerate(chart.points)
    ]
    names = [name for name, _ in chart.points]
    x = alt.X("place:O", title=None, axis=alt.Axis(labelAngle=0, labelExpr=f"{json.dumps(names)}[datum.value]"))
    y = alt.Y("share:Q", title=chart.axis, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5))
    base = alt.Chart(_data(rows)).encode(x=x, y=y)
    lines = base.mark_line(color=BLUE, strokeWidth=2, point=alt.OverlayMarkDef(filled=True, color=BLUE, size=60))
    said = base.mark_text(dy=-12, fontSize=12, color=INK).encode(text="said:N")
    return alt.layer(lines, said).properties(width=min(max(90 * len(rows), 220), WIDE), height=150, title=chart.title)


_DRAWN: Mapping[type, Callable[[Any], Any]] = {
    Histogram: _histogram,
    Bars: _bars,
    Map: _map,
    Curves: _curves,
    Heat: _heat,
    Trend: _trend,
}
