"""Loads many bank files in several processes: each takes runs of files and tells what it found."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import connection, parent_process
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from officer_quiz import interrupts
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.text.document import Document

Result = TypeVar("Result")
Read = Callable[[Path], Document]
Counted = Callable[[Iterable[Any], int], Iterable[Any]]
"""Given work to do and how much it is, yields it while a screen shows how far it is."""

ENOUGH = 3_000_000
"""Bytes of banks from which starting processes pays: some two thousand questions."""
FEW = 4
"""Files that a process takes at a time to compile: results are large, and few wait at a time."""
RUNS = 4
"""Runs of files for each process, so that none waits long for the last."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a run of files gave, without the banks themselves, and the ids taken in it."""

    loaded: Loaded
    ids: dict[str, tuple[str, int]]


def worth_it(files: Sequence[Path]) -> bool:
    """Return whether several processes are quicker than one on these files."""
    return _processes() > 1 and len(files) > 1 and sum(_size(file) for file in files) >= ENOUGH


def spread(work: Callable[[tuple[Path, str]], Result], files: Sequence[tuple[Path, str]]) -> Iterator[Result]:
    """Yield the results of work on files in their order; several processes do it where that is quicker."""
    if not worth_it([path for path, _ in files]):
        yield from map(work, files)
        return
    with ProcessPoolExecutor(_processes(), initializer=_begin) as pool:
        yield from pool.map(work, files, chunksize=FEW)


def load_parts(files: Sequence[Path], context: Context, read: Read, counted: Counted) -> Loaded | None:
    """Return what the files hold, in their order, without the banks.

    None where an id stands in two runs of files: only one process that sees them all can tell where. `context` and
    `read` go to the other processes; the ids of the context are filled.
    """
    runs = _runs(files, _processes() * RUNS)
    with ProcessPoolExecutor(_processes(), initializer=_begin) as pool:
        parts = list(counted(pool.map(partial(_load_part, context=context, read=read), runs), len(runs)))
    ids = {id: place for part in parts for id, place in part.ids.items()}
    if len(ids) != sum(len(part.ids) for part in parts):
        return None
    context.ids.update(ids)
    return Loaded(
        (),
        tuple(each for part in parts for each in part.loaded.diagnostics),
        len(files),
        sum(part.loaded.questions for part in parts),
        sum(part.loaded.silenced for part in parts),
    )


def _begin() -> None:
    """Prepare a process: it ends when its parent does, and so short a life needs no garbage collection."""
    interrupts.forked()
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(interrupts.CODE)


def _load_part(files: Sequence[Path], context: Context, read: Read) -> Part:
    before = set(context.ids)
    loaded = load(map(read, files), context)
    return Part(replace(loaded, banks=()), {id: place for id, place in context.ids.items() if id not in before})


def _runs(files: Sequence[Path], count: int) -> list[Sequence[Path]]:
    """Cut the files into up to `count` runs of about the same size in bytes."""
    most = sum(map(_size, files)) / count
    runs: list[list[Path]] = [[]]
    filled = 0.0
    for file in files:
        if runs[-1] and filled >= most:
            runs.append([])
            filled = 0
        runs[-1].append(file)
        filled += _size(file)
    return list(runs)


def _processes() -> int:
    return os.cpu_count() or 1


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it tells why
