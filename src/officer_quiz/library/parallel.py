"""Reads many bank files in several processes: each takes some files at a time and tells what it found."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, parent_process
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from officer_quiz import interrupts

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Counted = Callable[[Iterable[Any], int], Iterable[Any]]
"""Given work to do and how much it is, yields it while a screen shows how far it is."""

ENOUGH = 3_000_000
"""Bytes of banks from which starting processes pays: some two thousand questions."""
FEW = 4
"""Files that a process takes at a time to compile: results are large, and few wait at a time."""
RUNS = 40
"""Runs of files for each process, so that none waits long for the last."""
FEW_RUNS = 4
"""Runs of other things for each process: they are quick, and about as quick as each other."""


def worth_it(files: Sequence[Path]) -> bool:
    """Return whether several processes are quicker than one on these files."""
    return _processes() > 1 and len(files) > 1 and sum(_size(file) for file in files) >= ENOUGH


def spread(work: Callable[[tuple[Path, str]], Result], files: Sequence[tuple[Path, str]]) -> Iterator[Result]:
    """Yield the results of work on files in their order; several processes do it where that is quicker."""
    if not worth_it([path for path, _ in files]):
        yield from map(work, files)
        return
    yield from _by_runs(work, [files[at : at + FEW] for at in range(0, len(files), FEW)])


def in_runs(work: Callable[[Path], Result], files: Sequence[Path], counted: Counted) -> Iterator[Result]:
    """Yield the results of work on files in their order; several processes, each a run of files at a time, do it where
    that is quicker.
    """
    if not worth_it(files):
        yield from map(work, counted(files, len(files)))
        return
    yield from _by_runs(work, _runs(files, _processes() * RUNS, _size), counted)


def shared(
    work: Callable[[Any], Result], things: Sequence[Any], size: Callable[[Any], int], enough: int
) -> Iterator[Result]:
    """Yield the results of work on things in their order; several processes, each a run of them, do it where things
    are of `enough` size together.
    """
    if _processes() == 1 or sum(map(size, things)) < enough:
        yield from map(work, things)
        return
    yield from _by_runs(work, _runs(things, _processes() * FEW_RUNS, size))


class _Work(NamedTuple):
    """What a process is there for: work, and all runs of things it may be told to do it on."""

    work: Callable[[Any], Any]
    runs: Sequence[Sequence[Any]]


_given: list[_Work] = []
"""The work of this process, if it was started for any."""


def _by_runs(
    work: Callable[[Any], Result], runs: Sequence[Sequence[Any]], counted: Counted = lambda results, _: results
) -> Iterator[Result]:
    """Yield the results of work on runs of things, each run done by one of several processes.

    They have all of it from the start, where the system forks without a copy, and are told numbers of runs only.
    """
    given = _Work(work, runs)
    with ProcessPoolExecutor(_processes(), initializer=_begin, initargs=(given,)) as pool:
        for results in counted(pool.map(_run, range(len(runs))), len(runs)):
            yield from results


def _begin(given: _Work) -> None:
    """Prepare a process: it ends when its parent does, and so short a life needs no garbage collection."""
    interrupts.forked()
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    _given[:] = [given]


def _run(number: int) -> list[Any]:
    """Return the results of the work of this process on one of its runs."""
    ((work, runs),) = _given
    return [work(thing) for thing in runs[number]]


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(interrupts.CODE)


def _runs(things: Sequence[Thing], count: int, size: Callable[[Thing], int]) -> list[Sequence[Thing]]:
    """Cut things into up to `count` runs of about the same size."""
    most = sum(map(size, things)) / count
    runs: list[list[Thing]] = [[]]
    filled = 0.0
    for thing in things:
        if runs[-1] and filled >= most:
            runs.append([])
            filled = 0
        runs[-1].append(thing)
        filled += size(thing)
    return list(runs)


def _processes() -> int:
    return os.cpu_count() or 1


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it tells why
