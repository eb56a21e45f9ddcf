"""The questions of a paper in a report: their map, what is wrong with them, and who chose what."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.analysis.attention import Flag
from officer_quiz.analysis.items import Item
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.reporting import Report
from officer_quiz.ui.reports.blocks import Block, Curve, Curves, Grid, Map, percent
from officer_quiz.ui.screens.analysis import paper_lines

NONE = "-"
PANELS = 6
"""Questions whose choices are drawn."""
Flagged = Sequence[tuple[Item, Sequence[Flag]]]


def questions_block(report: Report, say: Wording) -> Block:
    """Return the block on the questions of a paper."""
    paper = report.looked_at
    assert paper is not None, "questions are those of a paper"
    flagged = [(item, found) for item, found in report.questions if found]
    charts = [_map(report.questions, say)]
    curves = _curves(flagged, say)
    return Block(
        say("report.questions", title=paper.title or paper.paper),
        [*(paper_lines(report.figures, say) if report.figures else ()), say("report.questions-why")],
        [*charts, *([curves] if curves else [])],
        [*([_wrong(flagged, report, say)] if flagged else []), _all(report.questions, say)],
    )


def _map(questions: Flagged, say: Wording) -> Map:
    points = [
        (str(place), item.facility, item.discrimination, bool(found))
        for place, (item, found) in enumerate(questions, 1)
        if item.facility is not None and item.discrimination is not None
    ]
    axes = (say("analysis.head.facility"), say("analysis.head.discrimination"))
    return Map(say("report.map"), points, axes, (say("report.needs-attention"), say("report.in-order")))


def _curves(flagged: Flagged, say: Wording) -> Curves | None:
    panels = [(item.question, _lines(item)) for item, _ in flagged if item.choices][:PANELS]
    thirds = (say("report.third.low"), say("report.third.middle"), say("report.third.high"))
    return Curves(say("report.curves"), panels, thirds, say("report.chose")) if panels else None


def _lines(item: Item) -> list[Curve]:
    def shares(counts: tuple[int, int, int]) -> tuple[float, float, float]:
        low, middle, high = (count / size if size else 0.0 for count, size in zip(counts, item.thirds, strict=True))
        return low, middle, high

    return [Curve(each.name, each.right, shares(each.thirds)) for each in item.choices]


def _wrong(flagged: Flagged, report: Report, say: Wording) -> Grid:
    rows = [
        [
            f"{item.question}  {report.titles.get(item.question, '')}".rstrip(),
            "\n".join(say(each.said) for each in found),
        ]
        for item, found in flagged
    ]
    return Grid([say("analysis.head.question"), say("report.head.what")], rows, title=say("report.attention"))


def _all(questions: Flagged, say: Wording) -> Grid:
    names = ("place", "question", "n", "facility", "discrimination", "upper-lower", "blanks", "seconds")
    rows = [
        [
            str(place),
            item.question,
            str(item.n),
            NONE if item.facility is None else percent(item.facility),
            _two(item.discrimination),
            _two(item.upper_lower),
            str(item.blanks),
            NONE if item.seconds is None else str(round(item.seconds)),
        ]
        for place, (item, _) in enumerate(questions, 1)
    ]
    heads = [say(f"analysis.head.{name}") for name in names]
    return Grid(heads, rows, frozenset({0, *range(2, len(names))}), say("analysis.questions"))


def _two(value: float | None) -> str:
    return NONE if value is None else f"{value:.2f}"
