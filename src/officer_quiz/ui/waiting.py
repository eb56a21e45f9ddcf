"""Long work shown on the way: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Each = TypeVar("Each")

FEW = 5
"""As many are done before a bar could be read."""


LONG = 0.5
"""Seconds of work after which a bar is worth showing."""


def counted_if_long(things: Iterable[Each], total: int, screen: Console, words: str) -> Iterator[Each]:
    """Yield `total` things one by one; when that has taken long, a bar on `screen` tells how many are done."""
    begun, done, rest = monotonic(), 0, iter(things)
    for thing in rest:
        yield thing
        done += 1
        if monotonic() - begun > LONG:
            break
    with _bar(screen, shown=done < total and screen.is_terminal) as bar:
        task = bar.add_task(words, total=total, completed=done)
        for thing in rest:
            yield thing
            bar.advance(task)


def counted(things: Iterable[Each], total: int, screen: Console, words: str) -> Iterator[Each]:
    """Yield `total` things one by one while a bar on `screen` tells how many are done; it leaves nothing behind."""
    with _bar(screen, shown=screen.is_terminal and total > FEW) as bar:
        yield from bar.track(things, total=total, description=words)


def _bar(screen: Console, *, shown: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=screen, transient=True, disable=not shown)
