"""A person who is forgotten leaves sums that name nobody, and does not come back with the same files."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from officer_quiz.results.marks import Person, QuestionMark
from officer_quiz.results.unit_lines import Added
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import NINE, class_of, everything

P4 = Person("p4", "unit-1", "traffic")


def test_nothing_is_left_but_sums(book: Book) -> None:
    pairs = class_of(9)
    book.add(pairs)
    [essay] = [each for each in book.essays("LX-7") if any(mark.chosen == each.text for mark in _marks(book))]
    book.mark_essay(essay.hand_in, essay.question, "老王", Fraction(1), (), NINE)
    totals = [(each.key, each.answers, each.earned) for each in book.totals("unit", "bank")]
    assert book.forget(P4) == 2
    assert [(each.key, each.answers, each.earned) for each in book.totals("unit", "bank")] == totals
    assert not list(book.people(name="p4"))
    assert not [each for each in book.marked() if each.person == P4]
    assert not _marks(book)
    assert essay.text not in str(everything(book))
    assert essay.hand_in not in str(everything(book))
    others = [pair for pair in pairs if pair[0].person != P4]
    assert sorted(book.received(), key=lambda each: each.id) == sorted(
        (received for received, _ in others), key=lambda each: each.id
    )
    assert book.add(pairs) == Added(known=16, forgotten=2)
    assert book.forget(P4) == 0


def _marks(book: Book) -> list[QuestionMark]:
    return [mark for each in book.marked("LX-7") if each.person == P4 for mark in each.questions]


def test_namesakes_stay(book: Book) -> None:
    book.add(class_of(9))
    assert book.forget(Person("p4", "unit-1", "station")) == 0
    assert book.forget(Person("p4", "unit-2", "traffic")) == 0
    assert len(list(book.marked())) == 18


def test_the_file_does_not_hold_the_name_any_more(tmp_path: Path) -> None:
    pairs = class_of(3)
    name = "欧阳某某某"
    from unit_books import hand_in, question

    with open_book(str(tmp_path / "unit.db")) as book:
        book.add([*pairs, hand_in(name, [question(5, "我写的这一段话" * 20, None)])])
        assert name.encode() in _bytes(tmp_path)
        book.forget(Person(name, "城东所", "station"))
        assert name.encode() not in _bytes(tmp_path)
        assert "我写的这一段话".encode() not in _bytes(tmp_path)


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())
