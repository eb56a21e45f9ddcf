"""What is in the unit book, and forgetting a person."""

from __future__ import annotations

from dataclasses import dataclass

from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import Word, message
from officer_quiz.results.unit_lines import PaperLine, PersonLine, UnitLine
from officer_quiz.store.book.opening import open_book


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book holds, in short; `book` is where it is, without what is secret."""

    book: str
    papers: tuple[PaperLine, ...]
    units: tuple[UnitLine, ...]

    @property
    def people(self) -> int:
        """How many people there are."""
        return sum(line.people for line in self.units)


def contents(address: str) -> Contents:
    """Return what the book at an address holds; UserError where there is none."""
    with open_book(address, create=False) as book:
        return Contents(book.address.shown, book.papers(), book.units())


def people(address: str, unit: str | None) -> list[PersonLine]:
    """Return the people in the book by unit and name, all or those of a unit; UserError where there is no book."""
    with open_book(address, create=False) as book:
        return list(book.people(unit))


def meant(address: str, name: str, unit: str | None, post: str | None) -> PersonLine:
    """Return the one person of that name; UserError where there is none, or where unit or post must tell several."""
    with open_book(address, create=False) as book:
        found = [each for each in book.people(unit, name) if post in {None, each.person.post}]
        if not found:
            raise UserError(message("unit_book.no-person", name=name, book=book.address.shown))
    if len(found) > 1:
        who = tuple(message("unit_book.who", unit=each.person.unit, post=Word(each.person.post)) for each in found)
        raise UserError(message("unit_book.several", name=name, who=who), Exit.USAGE)
    return found[0]


def forget(address: str, line: PersonLine) -> int:
    """Delete what the book holds of a person; return how many hand-ins that were."""
    with open_book(address, create=False) as book:
        return book.forget(line.person)
