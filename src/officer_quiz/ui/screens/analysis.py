"""An analysis on screen: how the class did, then every question, those that need attention first and in detail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console

from officer_quiz.analysis.agreement import Agreement
from officer_quiz.analysis.attention import Flag
from officer_quiz.analysis.items import Choice, Item
from officer_quiz.analysis.papers import BINS, PaperFigures
from officer_quiz.analysis.sampled import LEAST
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.analysing import Analysed, PaperResult
from officer_quiz.ui.console import hanging, print_line, print_title
from officer_quiz.ui.screens.bars import drawn, print_bars
from officer_quiz.ui.screens.marks import MARKS
from officer_quiz.ui.screens.tables import table

SQUARES = 10
"""Squares of a bar in a table."""
NONE = "-"
"""Where a figure says nothing."""


def print_analysis(found: Analysed, screen: Console, say: Wording, *, plain: bool = False) -> None:
    """Print an analysis; `plain`: lines that a screen reader reads, without bars and tables."""
    for paper in found.papers:
        print_paper(paper, screen, say, plain=plain)
    _print_questions(found, screen, say, plain=plain)
    _print_attention(found, screen, say, plain=plain)
    _print_experts(found.experts, screen, say)


def print_paper(paper: PaperResult, screen: Console, say: Wording, *, plain: bool = False) -> None:
    """Print how the class did in a paper."""
    figures = paper.figures
    name = f"{paper.title} ({paper.code})" if paper.code else paper.title
    print_title(name, screen)
    for line in paper_lines(figures, say):
        screen.print(hanging(line, screen.width, first="  "))
    if not figures.n:
        return
    print_line("  " + say("analysis.distribution"), screen)
    counts = figures.distribution
    most = max(counts)
    rows = [(tenth(place), count / most, say("analysis.people", count=count)) for place, count in enumerate(counts)]
    if plain:
        for name, _, said in rows:
            print_line(f"    {name}  {said}", screen)
    else:
        print_bars([(f"    {name}", share, said) for name, share, said in rows], screen)


def tenth(place: int) -> str:
    """Return a tenth of the points as it is told: ``60-69%``, the last with full marks."""
    first = place * 100 // BINS
    return f"{first}-{first + 100 // BINS - (place < BINS - 1)}%"


def paper_lines(figures: PaperFigures, say: Wording) -> Iterator[str]:
    """Yield what a paper's figures say, in sentences."""
    yield say("analysis.paper.people", n=figures.n, worth=number(figures.worth, 1))
    if figures.waiting:
        yield say("analysis.paper.waiting", count=figures.waiting)
    if figures.mean is None or figures.sd is None:
        yield say("analysis.paper.few", least=LEAST)
        return
    yield say("analysis.paper.mean", mean=number(figures.mean, 1), sd=number(figures.sd, 1))
    if figures.passed is not None and figures.pass_mark is not None:
        yield say("analysis.paper.passed", mark=number(figures.pass_mark, 1), percent=round(figures.passed * 100))
    if figures.alpha is not None and figures.sem is not None:
        yield say("analysis.paper.alpha", alpha=number(figures.alpha), sem=number(figures.sem, 1))
    if figures.near is not None and figures.doubtful is not None and figures.sem is not None:
        percent = round(figures.doubtful * 100)
        yield say("analysis.paper.near", count=figures.near, sem=number(figures.sem, 1), percent=percent)
    if figures.minutes is not None:
        yield say("analysis.paper.minutes", minutes=number(figures.minutes, 1))


def number(value: float | None, places: int = 2) -> str:
    """Return a figure as it is shown: so many places without zeros at the end, a dash for none."""
    if value is None:
        return NONE
    told = f"{value:.{places}f}"
    return told.rstrip("0").rstrip(".") if places == 1 else told


def _print_questions(found: Analysed, screen: Console, say: Wording, *, plain: bool) -> None:
    if not found.questions:
        return
    print_title(say("analysis.questions"), screen)
    if plain:
        for item, _ in found.questions:
            screen.print(hanging(_in_a_line(item, say), screen.width, first="  "))
        return
    heads = ("question", "n", "facility", "discrimination", "upper-lower", "blanks", "seconds")
    rows = [_row(item) for item, _ in found.questions]
    screen.print(table([say(f"analysis.head.{head}") for head in heads], rows, right=(1, 3, 4, 5, 6)))


def _row(item: Item) -> list[str]:
    seconds = NONE if item.seconds is None else str(round(item.seconds))
    figures = (number(item.discrimination), number(item.upper_lower), str(item.blanks), seconds)
    return [item.question, str(item.n), _bar(item.facility), *figures]


def _bar(share: float | None) -> str:
    if share is None:
        return NONE
    filled = min(max(round(share * SQUARES), 0), SQUARES)
    return f"{drawn(filled, SQUARES)} {round(share * 100):3}%"


def _in_a_line(item: Item, say: Wording) -> str:
    if item.facility is None:
        return say("analysis.line-few", question=item.question, n=item.n)
    return say(
        "analysis.line",
        question=item.question,
        n=item.n,
        percent=round(item.facility * 100),
        discrimination=number(item.discrimination),
        outer=number(item.upper_lower),
        blanks=item.blanks,
    )


def _print_attention(found: Analysed, screen: Console, say: Wording, *, plain: bool) -> None:
    flagged = found.flagged
    if flagged:
        print_title(say("analysis.attention", count=len(flagged)), screen)
    for item, flags in flagged:
        _print_flagged(item, flags, found.titles.get(item.question, ""), screen, say, plain=plain)
    few = sum(not item.enough for item, _ in found.questions)
    if few:
        print_line(say("analysis.few", count=few, least=LEAST), screen)
    elif found.questions and not flagged:
        print_line(say("analysis.none-flagged"), screen)


def _print_flagged(
    item: Item, flags: Sequence[Flag], title: str, screen: Console, say: Wording, *, plain: bool
) -> None:
    screen.print(hanging(f"{item.question}  {title}".rstrip(), screen.width, rest="    "))
    for flag in flags:
        screen.print(hanging(say(flag.said), screen.width, first="  → ", style="yellow"))
    rows = [(_choice(each), each.count / item.n, _thirds(each, say)) for each in item.choices]
    if plain:
        for name, _, said in rows:
            print_line(f"    {name.strip()}  {said}", screen)
    elif rows:
        print_bars([(f"    {name}", share, said) for name, share, said in rows], screen)
    for text, count in item.wrong:
        screen.print(hanging(say("analysis.wrong", answer=text, count=count), screen.width, first="    "))


def _choice(choice: Choice) -> str:
    return f"{MARKS['right' if choice.right else 'wrong']} {choice.name}"


def _thirds(choice: Choice, say: Wording) -> str:
    low, middle, high = choice.thirds
    return say("analysis.thirds", count=choice.count, low=low, middle=middle, high=high)


def _print_experts(experts: Sequence[Agreement], screen: Console, say: Wording) -> None:
    if not experts:
        return
    print_title(say("analysis.experts"), screen)
    for each in experts:
        figures = {"size": each.size, "exact": round(each.exact * 100), "score": round(each.score * 100)}
        print_line(say("analysis.expert-line", question=each.question, **figures), screen)
        for action, mean in each.mean.items():
            told = {"mean": number(mean), "mode": number(each.mode[action], 1), "sd": number(each.sd[action])}
            screen.print(hanging(say("analysis.expert-action", action=action, **told), screen.width, first="    "))
