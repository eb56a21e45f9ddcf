"""The marks of a unit book as a workbook: a sheet of hand-ins, and one of points by question for each paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.exchange.base.workbook import Cell, Page, workbook
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.marks import Marked, Sat
from officer_quiz.services.reporting import Scope, check_scope
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from officer_quiz.store.disk import in_one_step

HEADS = (
    "unit",
    "name",
    "post",
    "paper",
    "code",
    "variant",
    "started",
    "handed-in",
    "points",
    "worth",
    "share",
    "outcome",
    "state",
)
WIDE = {3: 24, 6: 18, 7: 18}


def write_marks(env: Env, source: str, scope: Scope, path: Path) -> int:
    """Write the marks of hand-ins to a workbook, by unit and name, and return how many there are.

    UserError for a book, paper, unit or person that is not there, and where the file cannot be written.
    """
    with open_book(source, create=False) as book:
        check_scope(book, scope)
        sat = sorted(
            book.sat(scope.paper or None, scope.unit or None, scope.person or None),
            key=lambda each: (each.person.unit, each.person.name, each.paper, each.id),
        )
        codes = {each.paper: each.title or each.paper for each in sat}
        pages = [
            Page(env.say("report.sheet.marks"), _heads(HEADS, env.say), (_row(each, env.say) for each in sat), WIDE),
            *(_questions(book, code, title, scope, env.say) for code, title in codes.items()),
        ]
        try:
            content = workbook(pages)
        except Unreadable as error:
            raise UserError(error.message) from error
    with writing(path), in_one_step(path) as fresh:
        fresh.write_bytes(content)
    return len(sat)


def _heads(names: tuple[str, ...], say: Wording) -> list[str]:
    return [say(f"report.sheet.{name}") for name in names]


def _row(sat: Sat, say: Wording) -> list[Cell]:
    share = float(sat.earned / sat.worth) if sat.worth and not sat.waiting else None
    outcome = "waits" if sat.waiting else "passed" if sat.earned >= sat.pass_mark else "not-passed"
    return [
        sat.person.unit,
        sat.person.name,
        sat.person.post,
        sat.title,
        sat.paper,
        sat.variant,
        sat.started and sat.started.astimezone(),
        sat.handed_in and sat.handed_in.astimezone(),
        round(float(sat.earned), 4),
        round(float(sat.worth), 4),
        None if share is None else round(share, 4),
        say(f"report.sheet.{outcome}"),
        sat.state,
    ]


def _questions(book: Book, code: str, title: str, scope: Scope, say: Wording) -> Page:
    """The points of each question of a paper, a row a person; a question that waits or was not asked is empty."""
    asked: dict[str, None] = {}
    people: list[Marked] = []
    for each in book.marked(code):
        unit, name = each.person.unit, each.person.name
        if scope.unit in {"", unit} and scope.person in {"", name}:
            people.append(each)
            asked.update(dict.fromkeys(mark.question for mark in each.questions))
    people.sort(key=lambda each: (each.person.unit, each.person.name, each.id))
    return Page(f"{code} {title}", [*_heads(("unit", "name", "variant"), say), *asked], _points(people, list(asked)))


def _points(people: list[Marked], asked: list[str]) -> Iterator[list[Cell]]:
    for each in people:
        earned = {mark.question: mark.earned for mark in each.questions if mark.earned is not None}
        points = [round(float(earned[id]), 4) if id in earned else None for id in asked]
        yield [each.person.unit, each.person.name, each.variant, *points]
