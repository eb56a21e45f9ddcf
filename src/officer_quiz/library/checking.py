"""Checks banks file by file, only those that have changed, and settles what they say of one another: double ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from officer_quiz.bank.checks import l49_guessable
from officer_quiz.bank.checks.l49_guessable import Noted as Judging
from officer_quiz.bank.context import Context
from officer_quiz.bank.guessing import judged
from officer_quiz.bank.leaving_out import unread
from officer_quiz.bank.load import load
from officer_quiz.library.parallel import Counted, in_runs
from officer_quiz.library.places import shown
from officer_quiz.library.remembered import Digests, Found, Memory, written_down
from officer_quiz.store.reading import read_file

Taken = Mapping[str, tuple[str, int]]
"""Ids, and the file and line that take them."""


def check_banks(
    files: Sequence[Path],
    context: Context,
    memory: Memory,
    digests: Digests,
    counted: Counted,
) -> Iterator[Found]:
    """Yield what the checks find in each of the files, in their order; the first that has an id keeps it."""
    taken: dict[str, tuple[str, int]] = {}
    recalled = [memory.recall(_key(memory, file, digests[file])) if memory.any else None for file in files]
    missing = [file for file, known in zip(files, recalled, strict=True) if known is None]
    anew = in_runs(partial(_check, context=context, lasting=memory.lasts), missing, counted) if missing else iter(())
    for file, known in zip(files, recalled, strict=True):
        found = known or _remember(file, next(anew), memory, digests)
        if before := {id: taken[id] for id in found.ids if id in taken}:
            found = _check_after(before, file, context, memory, digests)
        for id, where in found.ids.items():
            taken.setdefault(id, where)
        yield found


def _check_after(before: Taken, file: Path, context: Context, memory: Memory, digests: Digests) -> Found:
    """Return what the checks find in a file when some of its ids are taken before."""
    known = memory.recall(_key(memory, file, digests[file], before))
    return known or _remember(file, _check(file, context, memory.lasts, before), memory, digests, before)


class _Checked(NamedTuple):
    """What the checks find in a file, and the digest of the bytes they saw.

    `written` is that and what is known of its judgement items as they are remembered, where they are: a process writes
    down what it found itself.
    """

    found: Found
    digest: bytes
    written: Sequence[bytes | None] = ()


def _check(file: Path, context: Context, lasting: bool, before: Taken | None = None) -> _Checked:
    """Return what the checks find in a file, `lasting` also as it is remembered."""
    document, digest = read_file(file, shown(file))
    own = replace(context, ids=dict(before or {}))
    loaded = load([document], own)
    bank = loaded.banks[0].header.bank if loaded.banks else ""
    judges = any(map(judged, loaded.banks))
    judging = l49_guessable.noted(loaded.shaped[0]) if judges and context.runs("L49") else None
    count = loaded.questions + len(unread(document))
    found = Found(loaded.diagnostics, count, loaded.silenced, own.ids, bank, loaded.noted, judges, judging)
    return _Checked(found, digest, _written(found) if lasting else ())


def _written(found: Found) -> Sequence[bytes | None]:
    """Return what was found as it is remembered; what is known of judgement items apart: it is seldom asked for."""
    apart = [written_down(Found(judging=found.judging._replace(taught=None)))] if found.judging else []
    return written_down(replace(found, judging=None)), *apart


def judging(files: Mapping[Path, Found], context: Context, memory: Memory, digests: Digests) -> Iterator[Judging]:
    """Yield what the pass over all banks knows of the judgement items of these files: see `check_banks`."""
    for file, each in files.items():
        known = each.judging or _judging_again(file, context, memory, digests)
        if known:
            yield known


def _judging_again(file: Path, context: Context, memory: Memory, digests: Digests) -> Judging | None:
    """Return what is remembered of a file that was not checked again; where that is lost, it is."""
    if known := memory.recall(_key(memory, file, digests[file], apart=True)):
        return known.judging
    return _remember(file, _check(file, context, memory.lasts), memory, digests).judging


def _remember(file: Path, checked: _Checked, memory: Memory, digests: Digests, before: Taken | None = None) -> Found:
    """Keep what was found, and return it."""
    digests.note(file, checked.digest)
    keys = _key(memory, file, checked.digest, before), _key(memory, file, checked.digest, apart=True)
    for key, written in zip(keys, checked.written, strict=False):
        memory.keep(key, written)
    return checked.found


def _key(memory: Memory, file: Path, digest: bytes, before: Taken | None = None, *, apart: bool = False) -> bytes:
    return memory.key("judging" if apart else "bank", shown(file), digest, before)
