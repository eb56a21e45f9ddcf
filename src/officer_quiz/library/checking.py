"""Checks banks file by file, only those that have changed, and settles what they say of one another: double ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from officer_quiz.bank.context import Context
from officer_quiz.bank.guessing import judged
from officer_quiz.bank.load import load
from officer_quiz.library.parallel import Counted, in_runs
from officer_quiz.library.places import shown
from officer_quiz.library.remembered import Digests, Found, Memory
from officer_quiz.store.reading import read_file

Taken = Mapping[str, tuple[str, int]]
"""Ids, and the file and line that take them."""


def check_banks(
    files: Sequence[Path],
    context: Context,
    memory: Memory,
    digests: Digests,
    counted: Counted,
    taken: dict[str, tuple[str, int]],
) -> list[Found]:
    """Return what the checks find in each of the files, in their order; the first that has an id keeps it.

    `taken` are the ids of files before these; it is filled as files go by.
    """
    recalled = [memory.recall(_key(memory, file, digests[file])) for file in files]
    missing = [file for file, known in zip(files, recalled, strict=True) if known is None]
    anew = in_runs(partial(_check, context=context), missing, counted) if missing else iter(())
    settled = []
    for file, known in zip(files, recalled, strict=True):
        found = known or _remember(file, next(anew), memory)
        if before := {id: taken[id] for id in found.ids if id in taken}:
            found = _check_after(before, file, context, memory, digests)
        for id, where in found.ids.items():
            taken.setdefault(id, where)
        settled.append(found)
    return settled


def _check_after(before: Taken, file: Path, context: Context, memory: Memory, digests: Digests) -> Found:
    """Return what the checks find in a file when some of its ids are taken before."""
    known = memory.recall(_key(memory, file, digests[file], before))
    return known or _remember(file, _check(file, context, before), memory, before)


def _check(file: Path, context: Context, before: Taken | None = None) -> tuple[Found, bytes]:
    """Return what the checks find in a file, and the digest of the bytes they saw."""
    document, digest = read_file(file, shown(file))
    own = replace(context, ids=dict(before or {}))
    loaded = load([document], own)
    bank = loaded.banks[0].header.bank if loaded.banks else ""
    judges = any(map(judged, loaded.banks))
    return Found(loaded.diagnostics, loaded.questions, loaded.silenced, own.ids, bank, loaded.noted, judges), digest


def _remember(file: Path, checked: tuple[Found, bytes], memory: Memory, before: Taken | None = None) -> Found:
    found, digest = checked
    memory.remember(_key(memory, file, digest, before), found)
    return found


def _key(memory: Memory, file: Path, digest: bytes, before: Taken | None = None) -> bytes:
    return memory.key("bank", shown(file), digest, before)
