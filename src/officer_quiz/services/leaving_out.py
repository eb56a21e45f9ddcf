"""The questions of the banks in use that are not used because they have errors."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from officer_quiz.library.library import Library
from officer_quiz.library.places import material
from officer_quiz.session.filter import topics

if TYPE_CHECKING:
    from officer_quiz.bank.model import LeftOut


def left_out_in(library: Library, name: str) -> Sequence[LeftOut]:
    """Return the questions that are left out of a file of the banks in use, with their first errors."""
    if not library.left_out.get(name):
        return ()
    from officer_quiz.library.load import left_out_of  # noqa: PLC0415  (slow, and only faulty banks need it)

    return left_out_of(library.path(name), [library.path(each["path"]) for each in library.banks], library.register)


def left_out_ids(library: Library, wanted: Collection[str]) -> Iterator[str]:
    """Yield what is left out of the banks wanted by id or topic (none named: all), by ids, else by where it stands.

    By a tag none is wanted: a question with errors may not tell its own.
    """
    banks, faulty = {each["path"]: each["id"] for each in library.banks}, library.left_out
    for file in material(library.places) if faulty else ():
        names = {banks.get(file.name, ""), *topics(file.topic)}
        if file.role != "bank" or file.name not in faulty or (wanted and names.isdisjoint(wanted)):
            continue
        if faulty[file.name]:
            yield from (each.id or f"{file.name}:{each.line}" for each in left_out_in(library, file.name))
        else:
            yield from library.ids_in(file.name) or [file.name]
