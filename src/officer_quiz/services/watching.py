"""Waiting for what a check looked at to be saved, by whatever way an editor saves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.env.folders import absolute
from officer_quiz.env.project import FILE, find
from officer_quiz.library.places import EXAMS, STATUTES, is_overlay
from officer_quiz.services.check import projects

TICK = 100
"""Milliseconds after which a watcher that has seen nothing says so: from the first of them on it misses nothing."""


def saves(env: Env, paths: Sequence[Path]) -> Iterator[None]:
    """Yield at the beginning, and again whenever something that checking `paths` depends on has been saved.

    Folders are watched, never files: an editor that writes a new file and gives it the old one's name leaves a watcher
    of the file with what is no longer there. They are watched one by one, without those inside them, since a file may
    lie in a large folder that has nothing else to do with it.
    """
    from watchfiles import Change, DefaultFilter, watch  # noqa: PLC0415  (nothing else needs it)

    usual = DefaultFilter()
    while True:
        places = _places(env, paths)
        folders = _folders(places)

        def counts(change: Change, path: str, places: Sequence[Path] = places) -> bool:
            return usual(change, path) and any(_touches(Path(path), place) for place in places)

        watcher = watch(*folders, watch_filter=counts, recursive=False, rust_timeout=TICK, yield_on_timeout=True)
        for number, changed in enumerate(_while_there(watcher)):
            if changed is None or (changed and _folders(_places(env, paths)) != folders):
                break  # one has come or gone: it is looked at once more when all are watched
            if changed or not number:
                yield
        else:
            return


def _while_there(watcher: Iterator[Set[object]]) -> Iterator[Set[object] | None]:
    """Yield what a watcher sees; None where a folder that it was to watch is not there any more."""
    try:
        yield from watcher
    except FileNotFoundError:
        yield None


def _places(env: Env, paths: Sequence[Path]) -> list[Path]:
    """Return the files and folders that checking paths depends on, there or not, by every name that events may use.

    The project file is read again: it may name other folders than before.
    """
    env.project = projects(paths)[0]
    found = [*env.banks, *(folder for folder in (env.statutes, env.added_texts) if folder)]
    if paths and (project := find(paths[0])):
        found.append(project)
    for path in paths:
        found += (path, *_beside(path))
    whole = (Path(form(place)) for place in found for form in (os.path.abspath, os.path.realpath))
    return list(dict.fromkeys(whole))


def _beside(path: Path) -> Iterator[Path]:
    """Yield what a file or folder named on the command line is checked against."""
    whole = absolute(path)
    folder = whole if path.is_dir() else whole.parent
    for each in (folder, *folder.parents):
        yield from (each / FILE, each / STATUTES)
    if is_overlay(path):
        yield folder
    if folder.name == EXAMS:
        yield folder.parent


def _folders(places: Sequence[Path]) -> list[Path]:
    """Return the folders to be watched for places: those that are there, all in them, and the one each place is in."""
    found: dict[Path, None] = {}
    for place in places:
        found[next((folder for folder in place.parents if folder.is_dir()), place)] = None
        for folder, inside, _ in os.walk(place):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            found[Path(folder)] = None
    return list(found)


def _touches(path: Path, place: Path) -> bool:
    """Return whether a change at a path is one of a place: it is there, or inside and not hidden, or a folder above."""
    if path in place.parents:
        return True
    return path.is_relative_to(place) and not any(part.startswith(".") for part in path.relative_to(place).parts)
