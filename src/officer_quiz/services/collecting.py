"""Collects results that people chose to hand in into the unit book: each file checked, none dropped, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.papers.checks import Checked, compare
from officer_quiz.papers.essays import EssayMarks
from officer_quiz.results.marks import Marked, Received
from officer_quiz.results.unit_lines import Added
from officer_quiz.services.marking import (
    OWN,
    Row,
    accept_now,
    examined,
    remember_signers,
    row_of,
    signers,
    some_in,
)
from officer_quiz.services.unit_files import need_seal
from officer_quiz.session.events import Submitted
from officer_quiz.store.book.opening import open_book
from officer_quiz.store.journal import entries


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of collecting: each file with what was found of it (its answers left out), what was new, which book."""

    book: str
    rows: tuple[Row, ...]
    added: Added

    @property
    def undecided(self) -> list[Row]:
        """The files about which the trainer has to decide."""
        return [row for row in self.rows if row.open]

    @property
    def counted(self) -> list[Row]:
        """The files that count."""
        return [row for row in self.rows if row.counts]


def collect(env: Env, places: Sequence[Path], address: str, accept: Sequence[str]) -> Collected:
    """Check people's own results in files and folders, and add those that are sound or accepted to the book.

    The files are read twice, so that of many only a few lines each are in memory. What the book holds is left as it
    is: essays marked since stay marked. UserError for a place or a book that cannot be used, and where there are no
    hand-ins.
    """
    need_seal()
    files = some_in(places)
    with open_book(address) as book:
        found = [_in_short(examined(env, path, None)) for path in env.counted(files, len(files), "mark.progress")]
        where = {each.name: path for each, path in zip(found, files, strict=True)}
        checked = compare(found, signers(env))
        accepted = _accepted(env, checked, accept)
        rows = tuple(
            Row(each, None, each.markable and _counts(each, accepted), each.id in accepted) for each in checked
        )
        counted = [row for row in rows if row.counts]
        pairs = _pairs(env, counted, where)
        added = book.add(env.counted(pairs, len(counted), "mark.keeping"), only_new=True)
        remember_signers(env, rows)
        return Collected(book.address.shown, rows, added)


def _in_short(checked: Checked) -> Checked:
    """Return what was found of a file without its answers."""
    return replace(
        checked,
        content=b"",
        past=None if checked.past is None else {},
        events=tuple(each for each in checked.events if isinstance(each.event, Submitted)),
        about=None if checked.about is None else {},
    )


def _accepted(env: Env, checked: Sequence[Checked], accept: Sequence[str]) -> set[str]:
    """Return the ids of what was accepted before and is now."""
    journal = env.data / OWN
    before = {entry.get("id") for entry in entries(journal) if entry.get("what") == "accept"}
    return {id for id in before if isinstance(id, str)} | accept_now(env, checked, accept, journal)


def _counts(checked: Checked, accepted: set[str]) -> bool:
    return (checked.verdict == "sound" or checked.id in accepted) and not checked.is_copy


def _pairs(env: Env, rows: Sequence[Row], where: dict[str, Path]) -> Iterator[tuple[Received, Marked]]:
    """Yield what counts as the book takes it, each file read again; one that changed meanwhile is left out."""
    essays = EssayMarks.of(list(entries(env.data / OWN)))
    for row in rows:
        again = replace(examined(env, where[row.checked.name], None), findings=row.checked.findings)
        if again.id == row.checked.id:
            marked = row_of(env, again, None, essays, env.profile.name, row.accepted).marked
            assert marked is not None, "what counts can be marked"
            yield (
                Received(marked.id, "", "", marked.person, marked.state, env.now(), again.content),
                marked,
            )
