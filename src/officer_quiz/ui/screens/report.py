"""A unit's report on the terminal: the same blocks as on paper, charts drawn with characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from officer_quiz.ui.console import hanging, print_line, print_title
from officer_quiz.ui.reports.blocks import Bars, Block, Chart, Curves, Grid, Heat, Histogram, Laid, Map, Trend, percent
from officer_quiz.ui.screens.bars import print_bars
from officer_quiz.ui.screens.marks import MARKS
from officer_quiz.ui.screens.tables import table

ACROSS, DOWN = 50, 10
"""Cells of the map of questions."""
NONE = "-"


def print_report(laid: Laid, screen: Console, *, plain: bool = False) -> None:
    """Print a report; `plain`: sentences and tables as lines, without charts, as a screen reader reads them."""
    print_title(laid.title, screen)
    for fact in laid.facts:
        print_line(fact, screen)
    for block in laid.blocks:
        _print_block(block, screen, plain=plain)
    if laid.blocks:
        screen.print()
        for line in laid.foot:
            print_line(line, screen)


def _print_block(block: Block, screen: Console, *, plain: bool) -> None:
    print_title(block.title, screen)
    for line in block.lines:
        print_line(line, screen)
    for chart in () if plain else block.charts:
        _print_chart(chart, screen)
    # Bars say all that the table beside them says.
    bars = any(isinstance(chart, Bars) for chart in block.charts)
    for grid in () if bars and not plain else block.grids:
        _print_grid(grid, screen, plain=plain)
    for part in block.parts:
        _print_block(part, screen, plain=plain)


def _print_grid(grid: Grid, screen: Console, *, plain: bool) -> None:
    if grid.title:
        print_line(grid.title, screen)
    if not plain:
        screen.print(table(grid.heads, grid.rows, right=grid.right))
        return
    for row in grid.rows:
        first, *others = (" / ".join(cell.split("\n")) for cell in row)
        told = "; ".join(f"{head} {cell}" for head, cell in zip(grid.heads[1:], others, strict=True))
        screen.print(hanging(f"{first}: {told}", screen.width, first="  "))


def _print_chart(chart: Chart, screen: Console) -> None:
    if title := chart.title:
        print_line(title, screen)
    match chart:
        case Map():
            for line in _map(chart):
                print_line(line, screen)
        case Curves():
            for name, curves in chart.panels:
                print_line(f"  {name}", screen)
                rows = [
                    (
                        f"    {MARKS['right' if curve.right else 'wrong']} {curve.name}",
                        curve.thirds[2],
                        "  ".join(
                            f"{third} {percent(share)}" for third, share in zip(chart.thirds, curve.thirds, strict=True)
                        ),
                    )
                    for curve in curves
                ]
                print_bars(rows, screen)
        case Heat():
            screen.print(table(*_heat(chart)))
        case _:
            print_bars([(f"  {name}", share, said) for name, share, said in _rows(chart)], screen)


def _rows(chart: Histogram | Bars | Trend) -> Iterable[tuple[str, float, str]]:
    """Yield the bars of a chart: name, share, what to say."""
    if isinstance(chart, Bars):
        return [(each.name, each.share, each.said) for each in chart.bars]
    if isinstance(chart, Trend):
        return [(name, share, percent(share)) for name, share in chart.points]
    most = max(1, *(count for _, count in chart.steps))
    return [(f"{name}%", count / most, str(count)) for name, count in chart.steps]


def _heat(chart: Heat) -> tuple[Sequence[str], Sequence[Sequence[str]], range]:
    """Return heads, rows and the columns of figures of a table, with the fewer names across."""
    told = [[NONE if share is None else percent(share) for share in shares] for shares in chart.shares]
    down, across = chart.rows, chart.columns
    if len(down) < len(across):
        down, across, told = across, down, [list(column) for column in zip(*told, strict=True)]
    rows = [[name, *shares] for name, shares in zip(down, told, strict=True)]
    return ["", *across], rows, range(1, len(across) + 1)


def _map(chart: Map) -> Iterator[str]:
    """Yield the lines of a map: facility to the right, discrimination upwards; how many questions are in a place.

    A place with a question that needs attention has a star.
    """
    cells: dict[tuple[int, int], list[bool]] = {}
    for _, facility, tells, flagged in chart.points:
        across = min(max(int(facility * ACROSS), 0), ACROSS - 1)
        cells.setdefault((min(max(int(tells * DOWN), -1), DOWN - 1), across), []).append(flagged)
    yield f"  {chart.axes[1]}"
    lowest = min([0, *(down for down, _ in cells)])
    for down in range(DOWN - 1, lowest - 1, -1):
        line = "".join(_place(cells.get((down, across), ())) for across in range(ACROSS)).rstrip()
        yield f"  {'<0' if down < 0 else f'{down / DOWN:.1f}':>4} |{line}"
    yield f"       +{'-' * ACROSS}"
    yield f"        0%{' ' * (ACROSS - 6)}100%  {chart.axes[0]}"
    yield f"  * {chart.words[0]}"


def _place(flagged: Sequence[bool]) -> str:
    if not flagged:
        return " "
    return "*" if any(flagged) else str(min(len(flagged), 9))
