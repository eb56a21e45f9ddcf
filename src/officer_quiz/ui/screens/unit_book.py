"""The unit book: what is in it, who, and what came of collecting into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.console import Console

from officer_quiz.messages.catalogue import Word, Wording
from officer_quiz.results.figures import utc
from officer_quiz.results.unit_lines import PaperLine, PersonLine
from officer_quiz.services.collecting import Collected
from officer_quiz.services.unit_book import Contents
from officer_quiz.ui.console import print_line, print_title
from officer_quiz.ui.screens.marking import print_findings, row_data
from officer_quiz.ui.screens.tables import local, table


def print_contents(found: Contents, screen: Console, say: Wording, plain: bool) -> None:
    """Print the papers and units of a book, as tables or one a line."""
    papers, units = found.papers, found.units
    hand_ins = sum(line.hand_ins for line in papers)
    print_line(say("unit_book.holds", book=found.book, people=found.people, hand_ins=hand_ins), screen)
    if not papers:
        return
    if plain:
        for line in papers:
            print_line(say("unit_book.paper-line", **_said(line, say)), screen)
        for each in units:
            unit = each.unit or say("unit_book.no-unit")
            print_line(say("unit_book.unit-line", **{**asdict(each), "unit": unit}), screen)
        return
    names = ("paper", "title", "variants", "hand-ins", "people", "waiting", "last")
    rows = [list(map(str, _said(line, say).values())) for line in papers]
    screen.print(table([say(f"unit_book.column-{name}") for name in names], rows, right={3, 4, 5}))
    print_title(say("unit_book.units"), screen)
    titles = [say(f"unit_book.column-{name}") for name in ("unit", "people", "papers", "practice")]
    cells = [
        [each.unit or say("unit_book.no-unit"), *map(str, (each.people, each.papers, each.practice))] for each in units
    ]
    screen.print(table(titles, cells, right={1, 2, 3}))


def _said(line: PaperLine, say: Wording) -> dict[str, object]:
    return {
        "paper": line.paper or "—",
        "title": line.title if line.paper else say("unit_book.practice"),
        "variants": " ".join(line.variants) or "—",
        "hand_ins": line.hand_ins,
        "people": line.people,
        "waiting": line.waiting,
        "last": local(line.last) if line.last else "—",
    }


def print_people(people: Sequence[PersonLine], screen: Console, say: Wording, plain: bool) -> None:
    """Print the people of a book by unit and name, as a table or one a line."""
    rows = [
        [each.person.name, each.person.unit, _post(each, say), str(each.papers), str(each.practice), local(each.last)]
        for each in people
    ]
    if not rows:
        print_line(say("unit_book.nobody"), screen)
    elif plain:
        for name, unit, post, papers, practice, last in rows:
            about = {"name": name, "unit": unit or say("unit_book.no-unit"), "post": post or "—"}
            print_line(say("unit_book.person-line", **about, papers=papers, practice=practice, last=last), screen)
    else:
        names = ("name", "unit", "post", "papers", "practice", "last")
        screen.print(table([say(f"unit_book.column-{name}") for name in names], rows, right={3, 4}))


def _post(line: PersonLine, say: Wording) -> str:
    return say.listed([Word(line.person.post)]) if line.person.post else ""


def print_collected(collected: Collected, screen: Console, say: Wording) -> None:
    """Print what needs the trainer, and what was new."""
    for row in collected.rows:
        print_findings(row, screen, say)
    if collected.undecided:
        print_line(say("mark.undecided", count=len(collected.undecided)), screen)
        if acceptable := [row.checked.code for row in collected.undecided if row.checked.markable]:
            print_line(say("mark.how-to-accept", code=acceptable[0]), screen)
    added = collected.added
    print_line(say("unit_book.collected", book=collected.book, count=len(collected.rows), **_added(collected)), screen)
    if added.forgotten:
        print_line(say("unit_book.left-out", count=added.forgotten), screen)


def _added(collected: Collected) -> dict[str, int]:
    return {"new": collected.added.new, "known": collected.added.known}


def collected_data(collected: Collected, say: Wording) -> dict[str, Any]:
    """Return what came of collecting as JSON data."""
    return {
        "format": 1,
        "book": collected.book,
        "hand_ins": [row_data(row, say) for row in collected.rows],
        "summary": {
            "hand_ins": len(collected.rows),
            "counted": len(collected.counted),
            "undecided": len(collected.undecided),
            **_added(collected),
            "forgotten": collected.added.forgotten,
        },
    }


def contents_data(found: Contents) -> dict[str, Any]:
    """Return what a book holds as JSON data; of practice the paper is null."""
    return {
        "format": 1,
        "book": found.book,
        "people": found.people,
        "papers": [
            {
                **asdict(line),
                "paper": line.paper or None,
                "title": line.title if line.paper else None,
                "variants": list(filter(None, line.variants)),
                "first": _utc(line.first),
                "last": _utc(line.last),
            }
            for line in found.papers
        ],
        "units": [asdict(line) for line in found.units],
    }


def people_data(people: Sequence[PersonLine]) -> dict[str, Any]:
    """Return the people of a book as JSON data."""
    return {
        "format": 1,
        "people": [
            {**asdict(each.person), "papers": each.papers, "practice": each.practice, "last": utc(each.last)}
            for each in people
        ],
    }


def _utc(moment: datetime | None) -> str | None:
    return utc(moment) if moment else None
