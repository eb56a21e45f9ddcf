"""Screens of `statutes`: what is cited, what went stale, an article, the articles no question touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.coverage import Covered, Stale
from officer_quiz.services.statutes import Article, Uncovered
from officer_quiz.statutes.articles import Number, numeral
from officer_quiz.ui.console import hanging, single_line
from officer_quiz.ui.screens.tables import table
from officer_quiz.ui.wrapping import flow


def print_covered(rows: Sequence[Covered], screen: Console, say: Wording) -> None:
    """Print each statute with its version, and below it the articles with the number of questions on each."""
    if not rows:
        screen.print(hanging(say("statute.none-cited"), screen.width))
        return
    for row in rows:
        title = single_line(f"《{row.statute.short}》", "bold")
        if say.language == "en" and row.statute.english:
            title.append_text(single_line(f"  {row.statute.english}", "dim"))
        screen.print(title, overflow="fold")
        if row.version:
            adopted, effective = row.version.adopted.isoformat(), row.version.effective.isoformat()
            share = say("statute.share", touched=len(row.articles), of=row.version.articles, count=len(row.questions))
            screen.print(hanging(say("statute.in-force", adopted=adopted, effective=effective), screen.width, "    "))
            screen.print(hanging(share, screen.width, "    "))
        else:
            screen.print(hanging(say("statute.not-yet"), screen.width, "    "))
        items = [f"{numeral(number)}×{len(ids)}" for number, ids in row.articles.items()]
        for line in flow(items, screen.width - 4):
            screen.print(Text(f"    {line}", style="dim"))
    screen.print(hanging(say("statute.legend", count=len(rows)), screen.width))


def print_stale(rows: Sequence[Stale], day: date, screen: Console, say: Wording) -> None:
    """Print the stale questions, and what to do with them."""
    if not rows:
        screen.print(hanging(say("statute.none-stale", day=day.isoformat()), screen.width))
        return
    titles = [say(f"statute.stale-{name}") for name in ("question", "checked", "statute", "since")]
    cells = [
        [
            row.id,
            row.checked or "-",
            row.lapse.statute.short if row.lapse.statute else say(f"statute.rule-{row.lapse.reason}"),
            row.lapse.since.isoformat(),
        ]
        for row in rows
    ]
    screen.print(table(titles, cells))
    screen.print(hanging(say("statute.stale-total", count=len(rows), day=day.isoformat()), screen.width))


def print_article(found: Article, screen: Console, say: Wording) -> None:
    """Print an article under its statute's title and version, and the questions that cite it."""
    head, version = f"《{found.statute.title}》", found.version
    if version:
        head += say("statute.version", adopted=version.adopted.isoformat(), effective=version.effective.isoformat())
    screen.print(hanging(head, screen.width, style="bold"))
    if found.remark:
        screen.print(hanging(say(found.remark), screen.width, style="bold"))
    for line in found.lines:
        screen.print(hanging(line, screen.width))
    screen.print()
    ids = tuple(found.questions)
    said = say("statute.cited-by", ids=ids) if ids else say("statute.cited-by-none")
    screen.print(hanging(said, screen.width, style="dim"))


def print_uncovered(found: Uncovered, screen: Console, say: Wording) -> None:
    """Print the articles no question touches, runs of them shortened."""
    key = "statute.uncovered" if found.missing else "statute.all-covered"
    said = say(key, name=found.statute.short, count=len(found.missing), touched=found.touched)
    if found.remark:
        screen.print(hanging(say(found.remark), screen.width, style="bold"))
    screen.print(hanging(said, screen.width))
    for line in flow(_runs(found.missing), screen.width - 2):
        screen.print(Text(f"  {line}"))


def _runs(numbers: Sequence[Number]) -> list[str]:
    """Shorten runs: 1, 2, 3, 5 becomes 1-3 and 5, written with a tilde since 133-1 is an article."""
    starts = [n for n, (a, b) in enumerate(pairwise(numbers), 1) if b != (a[0] + 1, 0) or a[1]]
    bounds = [0, *starts, len(numbers)]
    runs = [numbers[a:b] for a, b in pairwise(bounds) if a < b]
    return [numeral(run[0]) if len(run) == 1 else f"{numeral(run[0])}~{numeral(run[-1])}" for run in runs]
