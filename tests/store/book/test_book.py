"""What a unit book takes it gives back, once, in the same words, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from officer_quiz.results.marks import Person
from officer_quiz.results.unit_lines import Added, PersonLine, UnitLine
from officer_quiz.store.book import book as module
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import NINE, class_of, everything, hand_in, question

THIRD = Fraction(1, 3)


def test_hand_ins_come_back_as_they_were(book: Book) -> None:
    marks = [
        question(0, "B", THIRD, worth=Fraction(7, 3), seconds=None),
        question(1, "", Fraction(-1, 2), skills=("listen", "defuse")),
        question(2, "我会先听他说完，\n再讲清楚。" * 9, None, kind="essay", seconds=612.5),
    ]
    pair = hand_in("李 '; DROP TABLE people; --", marks, content=b"\x00\xff" * 300, handed_in=None)
    assert book.add([pair]) == Added(new=1)
    assert list(book.received()) == [pair[0]]
    assert list(book.marked()) == [pair[1]] == list(book.marked(first=True))


def test_a_book_is_there_when_it_is_opened_again(address: str) -> None:
    pairs = class_of(4)
    with open_book(address) as book:
        book.add(pairs)
    with open_book(address, create=False) as book:
        assert {each.id for each in book.received()} == {received.id for received, _ in pairs}


def test_marks_come_by_paper_and_time(book: Book) -> None:
    book.add(class_of(9))
    marked = list(book.marked())
    assert marked == sorted(marked, key=lambda each: (each.paper, each.handed_in, each.id))
    assert [each for each in marked if each.paper == "LX-7"] == list(book.marked("LX-7"))
    assert [each for each in marked if not each.paper] == list(book.marked(""))
    assert {each.id for each in book.received("")} == {each.id for each in book.marked("")}


def test_the_same_twice_changes_nothing(book: Book) -> None:
    pairs = class_of(6)
    book.add(pairs)
    before = everything(book)
    later = [(received, replace(marked, marked=NINE + timedelta(days=9), marker="小李")) for received, marked in pairs]
    assert book.add([*later, *later]) == Added(known=24)
    assert everything(book) == before


def test_batches_are_told_and_make_no_difference(
    address: str, book: Book, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = class_of(10)
    told: list[int] = []
    monkeypatch.setattr(module, "BATCH", 30)
    assert book.add([*pairs, pairs[0]], told.append) == Added(new=20, known=1)
    assert told == [5, 10, 15, 20, 21]


def test_marking_again_keeps_the_first_marks(book: Book) -> None:
    received, marked = hand_in("a", [question(0, "A", Fraction(0)), question(1)])
    again = replace(marked, key_version="k2", questions=(question(0, "A", Fraction(1)), question(1)))
    book.add([(received, marked)])
    assert book.add([(received, again)]) == Added(marked_again=1)
    assert book.add([(received, again)]) == Added(known=1)
    assert list(book.marked()) == [again]
    assert list(book.marked(first=True)) == [marked]
    assert [(each.earned, each.worth) for each in book.sat()] == [(Fraction(2), Fraction(3))]
    assert [(each.answers, each.earned) for each in book.totals()] == [(2, 2.0)]
    assert [(each.key, each.earned) for each in book.totals("chosen", "question")] == [
        (("A", "q0"), 1.0),
        (("A", "q1"), 1.0),
    ]


@pytest.mark.parametrize("table", ["hand_ins", "markings", "answers"])
def test_what_came_in_cannot_be_changed(book: Book, table: str) -> None:
    book.add(class_of(1))
    column = {"hand_ins": "person", "markings": "scheme", "answers": "outcome"}[table]
    with pytest.raises(DBAPIError, match="never changed"), book.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = 1"))


def test_texts_that_an_engine_refuses_are_kept_without_what_it_refuses(book: Book) -> None:
    book.add([hand_in("a\0b", [question(0, "\ud800 x\0")], title="t\0")])
    [marked] = book.marked()
    assert (marked.person.name, marked.title, marked.questions[0].chosen) == ("a?b", "t?", "? x?")


@pytest.mark.parametrize(("seconds", "kept"), [(-1.0, None), (float("nan"), None), (1e300, 2147483.647), (0.0004, 0.0)])
def test_times_that_nobody_can_have_taken(book: Book, seconds: float, kept: float | None) -> None:
    book.add([hand_in("a", [question(0, seconds=seconds)])])
    assert [mark.seconds for each in book.marked() for mark in each.questions] == [kept]


def test_what_is_in_it(book: Book) -> None:
    assert (book.papers(), book.units()) == ((), ())
    book.add(class_of(5))
    practice, paper = book.papers()
    assert (practice.paper, practice.variants, practice.hand_ins, practice.people) == ("", ("",), 5, 5)
    assert (paper.paper, paper.title, paper.variants, paper.waiting) == ("LX-7", "十二月考核", ("A", "B"), 5)
    times = [each.handed_in for each in book.marked("LX-7") if each.handed_in]
    assert (paper.first, paper.last) == (min(times), max(times))
    assert book.units() == (UnitLine("unit-0", 2, 2, 2), UnitLine("unit-1", 2, 2, 2), UnitLine("unit-2", 1, 1, 1))
    last = max(each.handed_in for each in book.marked() if each.person.name == "p4" and each.handed_in)
    p4 = PersonLine(Person("p4", "unit-1", "traffic"), 1, 1, last)
    assert list(book.people("unit-1"))[1] == p4
    assert list(book.people(name="p4")) == [p4]
    assert [each.person.name for each in book.people()] == ["p0", "p3", "p1", "p4", "p2"]


def test_sat(book: Book) -> None:
    pairs = class_of(7)
    book.add(pairs)
    wanted = {
        marked.id: (sum((each.earned or 0 for each in marked.questions), Fraction()), 1)
        for _, marked in pairs
        if marked.paper
    }
    assert {each.id: (each.earned, each.waiting) for each in book.sat()} == wanted
    assert {each.worth for each in book.sat("LX-7")} == {Fraction(9)}
    assert [each.person.name for each in book.sat(person="p3")] == ["p3"]
    assert {each.person.name for each in book.sat(unit="unit-1")} == {"p1", "p4"}
    assert not list(book.sat(""))


def test_two_who_add_in_turn(address: str, tmp_path: Path) -> None:
    """What one of them has at hand of the other's rows is never out of date."""
    pairs = class_of(12)
    with open_book(address) as ours, open_book(address) as theirs, open_book(str(tmp_path / "whole.db")) as whole:
        for start in range(0, len(pairs), 4):
            (ours, theirs)[start // 4 % 2].add(pairs[start : start + 6])
            theirs.forget(pairs[0][0].person)
        whole.add(pairs)
        whole.forget(pairs[0][0].person)
        assert list(ours.marked()) == list(whole.marked())
        assert ours.totals("question", "chosen") == whole.totals("question", "chosen")
        assert ours.totals("unit", "skill") == whole.totals("unit", "skill")


def test_a_name_that_is_no_name(book: Book) -> None:
    book.add([hand_in("x" * 20_000, [question(0)], person=Person("名" * 20_000, "u" * 20_000))])
    assert [(len(each.person.name), len(each.person.unit)) for each in book.marked()] == [(200, 200)]
