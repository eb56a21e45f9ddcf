"""Essays wait for markers, several may mark one, and what they earn stays through marking again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from officer_quiz.results.unit_lines import EssayMark
from officer_quiz.store.book.book import Book
from unit_books import NINE, everything, hand_in, question

TEXT = "先请双方坐下，分别听完，再讲法律怎么规定。" * 3
PAIRS = [hand_in(name, [question(0), question(5, f"{name}：{TEXT}", None, worth=Fraction(4))]) for name in "abc"]
FIRST = PAIRS[0][0].id


def test_they_wait_without_a_name(book: Book) -> None:
    book.add(PAIRS)
    essays = list(book.essays_waiting("LX-7"))
    assert [each.hand_in for each in essays] == sorted(received.id for received, _ in PAIRS)
    assert {(each.question, each.worth, each.marks) for each in essays} == {("q5", Fraction(4), ())}
    assert {each.text for each in essays} == {f"{name}：{TEXT}" for name in "abc"}
    assert not list(book.essays_waiting("other"))


def test_a_mark_counts(book: Book) -> None:
    book.add(PAIRS)
    assert book.mark_essay(FIRST, "q5", "老王", Fraction(5, 2), ("听", "讲"), NINE)
    assert [(each.earned, each.waiting) for each in book.sat() if each.id == FIRST] == [(Fraction(7, 2), 0)]
    assert FIRST not in [each.hand_in for each in book.essays_waiting()]
    [essay] = [each for each in book.essays() if each.hand_in == FIRST]
    assert essay.marks == (EssayMark(FIRST, "q5", "老王", Fraction(5, 2), ("听", "讲"), NINE),)
    [marked] = [each for each in book.marked() if each.id == FIRST]
    assert [mark.earned for mark in marked.questions] == [1, Fraction(5, 2)]
    assert [mark.earned for each in book.marked(first=True) for mark in each.questions] == [1, None] * 3


def test_the_same_mark_twice_is_one(book: Book) -> None:
    book.add(PAIRS)
    book.mark_essay(FIRST, "q5", "老王", Fraction(2), ("听",), NINE)
    before = everything(book)
    assert not book.mark_essay(FIRST, "q5", "老王", Fraction(2), ("听",), NINE + timedelta(days=1))
    assert everything(book) == before


def test_two_markers_give_the_mean_of_what_each_gave_last(book: Book) -> None:
    book.add(PAIRS)
    for marker, earned in (("老王", 1), ("小李", 4), ("老王", 3)):
        book.mark_essay(FIRST, "q5", marker, Fraction(earned), (), NINE)
    assert [each.earned for each in book.sat() if each.id == FIRST] == [Fraction(9, 2)]
    [essay] = [each for each in book.essays() if each.hand_in == FIRST]
    assert [(each.marker, each.earned) for each in essay.marks] == [
        ("老王", Fraction(1)),
        ("小李", Fraction(4)),
        ("老王", Fraction(3)),
    ]
    assert FIRST not in {each.hand_in for each in book.essays_waiting(marker="小李")}
    assert FIRST in {each.hand_in for each in book.essays_waiting(marker="third")}


def test_marking_again_keeps_what_markers_gave(book: Book) -> None:
    book.add(PAIRS)
    book.mark_essay(FIRST, "q5", "老王", Fraction(3), (), NINE)
    received, marked = PAIRS[0]
    again = replace(marked, key_version="k2", questions=(question(0, "A", Fraction(0)), marked.questions[1]))
    book.add([(received, again)])
    assert [(each.earned, each.waiting) for each in book.sat() if each.id == FIRST] == [(Fraction(3), 0)]
    assert [(each.key, each.answers, each.earned) for each in book.totals("question")] == [
        (("q0",), 3, 2.0),
        (("q5",), 1, 3.0),
    ]


@pytest.mark.parametrize(("id", "name"), [("0" * 64, "q5"), (FIRST, "q0"), (FIRST, "q9")])
def test_what_is_no_essay_cannot_be_marked(book: Book, id: str, name: str) -> None:
    book.add(PAIRS)
    before = everything(book)
    with pytest.raises(LookupError):
        book.mark_essay(id, name, "老王", Fraction(1), (), NINE)
    assert everything(book) == before
