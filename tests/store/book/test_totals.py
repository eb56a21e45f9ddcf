"""Sums by month are what the marks come to, whatever was marked again, and the same by any way to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest

from officer_quiz.results.marks import Marked, Person, QuestionMark, Total
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import class_of, everything, hand_in, question

DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
JANUARY = datetime(2027, 1, 1, tzinfo=UTC)

Rows = Iterable[tuple[Marked, QuestionMark]]
VALUES: dict[str, Callable[[Marked, QuestionMark], str]] = {
    "unit": lambda marked, _: marked.person.unit,
    "post": lambda marked, _: marked.person.post,
    "person": lambda marked, _: marked.person.name,
    "paper": lambda marked, _: marked.paper,
    "month": lambda marked, _: f"{marked.handed_in:%Y-%m}",
    "level": lambda _, mark: mark.level,
    "bank": lambda _, mark: mark.bank,
    "kind": lambda _, mark: mark.kind,
    "question": lambda _, mark: mark.question,
    "chosen": lambda _, mark: mark.chosen if len(mark.chosen) <= 40 else "",
}
BY = [
    (),
    ("unit",),
    ("post",),
    ("level",),
    ("skill",),
    ("bank",),
    ("kind",),
    ("month",),
    ("paper",),
    ("person",),
    ("question",),
    ("question", "chosen"),
    ("unit", "skill"),
    ("skill", "month"),
    ("bank", "month"),
    ("unit", "question"),
    ("person", "bank"),
]
WHICH: list[dict[str, Any]] = [
    {},
    {"paper": ""},
    {"paper": "LX-7", "unit": "unit-1"},
    {"bank": "bank-2"},
    {"skill": "defuse"},
    {"person": "p3"},
    {"post": "traffic", "since": DECEMBER},
    {"since": DECEMBER, "until": JANUARY},
    {"since": datetime(2026, 12, 9, 12, tzinfo=UTC), "until": JANUARY},
]


def added_up(marked: Iterable[Marked], by: tuple[str, ...], which: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Add up answers as the book should: key, people, answers, blanks, earned, worth, seconds."""
    groups: dict[tuple[str, ...], list[tuple[Marked, QuestionMark]]] = defaultdict(list)
    for each in marked:
        for mark in each.questions:
            if mark.earned is not None and _counts(each, mark, which):
                for key in _keys(each, mark, by, which):
                    groups[key].append((each, mark))
    return [(key, *_sums(rows)) for key, rows in sorted(groups.items())]


def _counts(marked: Marked, mark: QuestionMark, which: dict[str, Any]) -> bool:
    assert marked.handed_in
    named = all(VALUES[word](marked, mark) == value for word, value in which.items() if word in VALUES)
    skilled = "skill" not in which or which["skill"] in mark.skills
    since, until = which.get("since", marked.handed_in), which.get("until", NEVER)
    return bool(named and skilled and since <= marked.handed_in < until)


def _keys(marked: Marked, mark: QuestionMark, by: tuple[str, ...], which: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    skills = [skill for skill in mark.skills if which.get("skill", skill) == skill]
    for skill in skills if "skill" in by else [""]:
        yield tuple(skill if word == "skill" else VALUES[word](marked, mark) for word in by)


def _sums(rows: list[tuple[Marked, QuestionMark]]) -> tuple[Any, ...]:
    marks = [mark for _, mark in rows]
    timed = [mark.seconds for mark in marks if mark.seconds is not None]
    return (
        len({marked.person for marked, _ in rows}),
        len(marks),
        sum(mark.blank for mark in marks),
        pytest.approx(float(sum(mark.earned or 0 for mark in marks)), abs=1e-6),
        pytest.approx(float(sum(mark.worth for mark in marks)), abs=1e-6),
        pytest.approx(sum(timed) / len(timed)) if timed else None,
    )


def told(total: Total) -> tuple[Any, ...]:
    return (total.key, total.people, total.answers, total.blanks, total.earned, total.worth, total.seconds)


def check(book: Book, asked: Iterable[tuple[tuple[str, ...], dict[str, Any]]]) -> None:
    marked = list(book.marked())
    for by, which in asked:
        assert [told(each) for each in book.totals(*by, **which)] == added_up(marked, by, which), (by, which)


SOME = [*((by, {}) for by in BY), *((("question",), which) for which in WHICH)]
"""What both engines are asked: each grouping, and each choice of answers once."""


def test_all_that_reports_ask_for(book: Book) -> None:
    book.add(class_of(20))
    is_file = book.address.path is not None
    check(book, [(by, which) for by in BY for which in WHICH] if is_file else SOME)


def test_after_marking_again_and_essays(book: Book) -> None:
    pairs = class_of(12)
    book.add(pairs)
    essays = list(book.essays())[::2]
    for number, each in enumerate(essays):
        book.mark_essay(each.hand_in, each.question, "老王", Fraction(number % 3, 2), (), DECEMBER)
    book.add([(received, _with_new_key(marked)) for received, marked in pairs[::3]])
    book.mark_essay(essays[0].hand_in, essays[0].question, "小李", Fraction(3, 2), (), DECEMBER)
    check(book, SOME)


def test_sums_do_not_depend_on_how_they_came_about(address: str, book: Book, tmp_path: Any) -> None:
    """Marks that came in two steps come to the sums of those that came at once."""
    pairs = class_of(8)
    book.add(pairs)
    again = [(received, _with_new_key(marked)) for received, marked in pairs]
    book.add(again)
    with open_book(str(tmp_path / "other.db")) as other:
        other.add(again)
        for by in BY:
            assert book.totals(*by) == other.totals(*by)
        ours, theirs = everything(book), everything(other)
    empty = [row for row in ours["question_months"] if not row[3]]
    assert len(ours["question_months"]) - len(empty) == len(theirs["question_months"])


def _with_new_key(marked: Marked) -> Marked:
    """Return marks by a key that has B where the first had A."""
    marks = [
        replace(mark, earned=Fraction(3, 2) if mark.chosen == "B" else Fraction(0)) if mark.earned is not None else mark
        for mark in marked.questions
    ]
    return replace(marked, key_version="k2", questions=tuple(marks))


def test_few_people_are_told_as_few_in_a_large_book(book: Book) -> None:
    """Who practised is not who answered: four of a hundred are never told as five."""
    pairs = []
    for number in range(100):
        marks = [question(0), *([question(7)] if number % 25 == 0 else [])]
        pairs.append(hand_in(f"p{number}", marks, person=Person(f"p{number}", "u")))
    book.add(pairs)
    for by in (("question",), ("unit", "bank"), ("bank", "month"), ("unit", "question")):
        assert sorted(each.people for each in book.totals(*by)) == [4, 100], by
