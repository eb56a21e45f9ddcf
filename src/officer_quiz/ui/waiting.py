"""Long work shown on the way: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Each = TypeVar("Each")

FEW = 5
"""As many are done before a bar could be read."""


def counted(things: Iterable[Each], total: int, screen: Console, words: str) -> Iterator[Each]:
    """Yield `total` things one by one while a bar on `screen` tells how many are done; it leaves nothing behind."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = screen.is_terminal and total > FEW
    with Progress(*columns, console=screen, transient=True, disable=not shown) as bar:
        yield from bar.track(things, total=total, description=words)
