"""Tables and local times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich import box
from rich.table import Table
from rich.text import Text

from officer_quiz.ui.console import plain


def local(moment: datetime) -> str:
    """Return a UTC time as the user's local date and time."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Table:
    """Return a table that folds its cells rather than cutting them; columns in `right` are aligned to the right."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="cyan")
    for place, title in enumerate(titles):
        grid.add_column(Text(title), overflow="fold", justify="right" if place in right else "left")
    for row in rows:
        grid.add_row(*(Text(plain(cell), overflow="fold") for cell in row))
    return grid
