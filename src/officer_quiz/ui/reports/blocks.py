"""What a report is laid out of, for paper and terminal alike: blocks of sentences, charts and tables, wholly worded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bar:
    """A named share (0 to 1) and what to say beside it."""

    name: str
    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many people are in each of the named steps of a scale; `mark` is the share (0 to 1) to pass with."""

    title: str
    steps: Sequence[tuple[str, int]]
    axes: tuple[str, str]
    mark: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares side by side, on one scale from 0 to 1."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Map:
    """Questions by facility (0 to 1) and discrimination (-1 to 1): number, both, and whether attention is needed."""

    title: str
    points: Sequence[tuple[str, float, float, bool]]
    axes: tuple[str, str]
    words: tuple[str, str]
    """What a question that needs attention is called, and any other."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A choice of a question: its name, whether it is right, the share of each third of the class that chose it."""

    name: str
    right: bool
    thirds: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Curves:
    """The choices of questions by thirds of the class: a panel a question."""

    title: str
    panels: Sequence[tuple[str, Sequence[Curve]]]
    thirds: tuple[str, str, str]
    axis: str


@dataclass(frozen=True, slots=True)
class Heat:
    """Shares (0 to 1) by row and column; None where nothing may be shown."""

    title: str
    rows: Sequence[str]
    columns: Sequence[str]
    shares: Sequence[Sequence[float | None]]


@dataclass(frozen=True, slots=True)
class Trend:
    """Shares (0 to 1) in the order of time."""

    title: str
    points: Sequence[tuple[str, float]]
    axis: str


Chart = Histogram | Bars | Map | Curves | Heat | Trend


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads and rows of texts; columns in `right` are figures."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a report: title, sentences, charts, tables; `parts` are blocks below it."""

    title: str
    lines: Sequence[str] = ()
    charts: Sequence[Chart] = ()
    grids: Sequence[Grid] = ()
    parts: Sequence[Block] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Laid:
    """A whole report: title, what is said below it, blocks."""

    title: str
    facts: Sequence[str]
    blocks: Sequence[Block]
    foot: Sequence[str] = ()


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{round(share * 100)}%"


def points(change: float) -> str:
    """Return how much a share went up or down, in percentage points with their sign."""
    return f"{round(change * 100):+d}"
