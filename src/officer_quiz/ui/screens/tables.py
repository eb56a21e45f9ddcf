"""Tables and local times."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from officer_quiz.ui.console import plain

HEAD = "cyan"
GAP = "   "
"""Between two columns."""
BREAKING = frozenset("\n\t")
"""What makes a cell more than a line, or wider than it seems."""


def local(moment: datetime) -> str:
    """Return a UTC time as the user's local date and time."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> RenderableType:
    """Return a table that folds its cells rather than cutting them; columns in `right` are aligned to the right."""
    return _Grid([titles, *([plain(cell) for cell in row] for row in rows)], right)


class _Grid:
    """A table, its titles the first row. Where every cell fits on a line, and only there, it is quick."""

    def __init__(self, rows: Sequence[Sequence[str]], right: Collection[int]) -> None:
        self._rows, self._right = rows, right

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> RenderResult:
        widths = [max(map(cell_len, column)) for column in zip(*self._rows, strict=True)]
        inner = sum(widths) + len(GAP) * (len(widths) - 1)
        if inner + 2 > options.max_width or any(BREAKING & {*cell} for row in self._rows for cell in row):
            yield self._folded()
            return
        heads, *lines = ([*map(self._padded, range(len(widths)), row, widths)] for row in self._rows)
        blank, style = " " * (inner + 2), screen.get_style(HEAD)
        yield Segment(f"{blank}\n")
        for place, head in enumerate(heads):
            yield Segment(GAP if place else " ")
            yield Segment(head, style)
        rule = box.SIMPLE_HEAD.substitute(options).get_row([inner], "head")
        yield Segment("\n".join([" ", rule, *(f" {GAP.join(line)} " for line in lines), blank, ""]))

    def _padded(self, place: int, cell: str, width: int) -> str:
        room = " " * (width - cell_len(cell))
        return room + cell if place in self._right else cell + room

    def _folded(self) -> Table:
        grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style=HEAD)
        titles, *rows = self._rows
        for place, title in enumerate(titles):
            grid.add_column(Text(title), overflow="fold", justify="right" if place in self._right else "left")
        for row in rows:
            grid.add_row(*(Text(cell, overflow="fold") for cell in row))
        return grid
