"""Finds the files of question material: banks below a folder, and the statute registers they rest on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path, PurePath

from officer_quiz.env.folders import absolute, shipped_banks
from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.store.refreshing import Found, Role, Stamp

STATUTES = "statutes.yaml"
EXAMS = "exams"
"""The folder of the banks folder that holds blueprints."""
ENDINGS = (".yaml", ".yml")


def bank_files(folder: Path) -> list[Path]:
    """Return the bank files below a folder in the order of their names; hidden files and folders are passed over.

    What is no folder is a bank file itself.
    """
    if not folder.is_dir():
        return [folder]
    return [path for path in yaml_files(folder) if names_bank(path.relative_to(folder))]


def is_overlay(path: PurePath) -> bool:
    """Return whether a file is named as a translation: ``law-psap-procedure.en.yaml``."""
    return _is_overlay(path.name)


def _is_overlay(name: str) -> bool:
    return name.count(".") > 1 and name.split(".")[-2] in LANGUAGES


def names_bank(relative: PurePath) -> bool:
    """Return whether a path below a folder, there or not, is one that `bank_files` would list."""
    hidden = any(part.startswith(".") for part in relative.parts)
    return _is_material(relative.name) and not (hidden or is_overlay(relative) or relative.parts[0] == EXAMS)


def _is_material(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and name != STATUTES


def yaml_files(folder: Path) -> list[Path]:
    """Return the banks and blueprints below a folder in the order of their names, without hidden ones.

    What cannot be read is among them.
    """
    return [file for file in material_files(folder) if file.name != STATUTES]


def material_files(folder: Path) -> list[Path]:
    """Return the same files, the registers of statutes among them."""
    return [folder / name for name, _ in _listed(folder)]


def material(places: Sequence[Path]) -> list[Found]:
    """Return all files of question material in folders and files, in the order of their names, after the registers.

    A file has its name below the folder, or its whole path where there are several places; a register has that always.
    """
    inside = list(map(_in, places))
    found = {str(each): Found("statutes", str(each), each, _stamp(each)) for each in _resting(places, inside)}
    for base, listed in inside:
        for below, entry in listed:
            if entry.name == STATUTES:
                continue
            role: Role = "exam" if below.startswith(f"{EXAMS}/") else "translation" if _is_overlay(below) else "bank"
            path = base / below
            name = below if len(places) == 1 else shown(path.absolute())
            found.setdefault(name, Found(role, name, path, _stamp(entry), below.rpartition("/")[0]))
    return list(found.values())


def base(place: Path) -> Path:
    """Return the folder that a folder or file of banks is or lies in."""
    return place if place.is_dir() else place.parent


def _in(place: Path) -> Inside:
    """The folder of a place of banks and what is below it; of a file itself and its translations."""
    if place.is_dir():
        return place, _listed(place)
    overlays = (place.with_suffix(f".{language}{place.suffix}") for language in LANGUAGES)
    return place.parent, [(each.name, each) for each in (place, *filter(os.path.lexists, overlays))]


Entry = Path | os.DirEntry[str]
Inside = tuple[Path, Sequence[tuple[str, "Entry"]]]
"""A folder, and files below it by their names."""


def _stamp(file: Entry) -> Stamp:
    """The stamp of a file, noughts if it is gone."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _listed(folder: Path) -> list[tuple[str, Entry]]:
    """What is named as question material below a folder, by its name with forward slashes, sorted folder by folder.

    It may be no file, or one that cannot be read: reading it tells why not.
    """
    return sorted(_walked(folder, ""), key=lambda each: [os.path.normcase(part) for part in each[0].split("/")])


def _walked(folder: Path | str, above: str) -> Iterator[tuple[str, Entry]]:
    """Yield what is named as question material below a folder; hidden files and folders are passed over.

    A folder that cannot be listed is yielded itself. Links to folders are not followed.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield above.rstrip("/"), Path(folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_material(entry.name) or entry.name == STATUTES:
            yield f"{above}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(entry.path, f"{above}{entry.name}/")


def is_shipped(register: Path) -> bool:
    """Return whether a register is the one that ships with the program."""
    return os.path.realpath(register) == os.path.realpath(shipped_banks() / STATUTES)


def registers_of(places: Sequence[Path]) -> tuple[Path, ...]:
    """Return the registers that folders and files of banks rest on: see `registers`."""
    return _resting(places, list(map(_in, places)))


def _resting(places: Sequence[Path], inside: Sequence[Inside]) -> tuple[Path, ...]:
    files = ([base / below for below, _ in listed] for base, listed in inside)
    return registers(dict(zip(places, files, strict=True)))


def registers(files: Mapping[Path, Iterable[Path]]) -> tuple[Path, ...]:
    """Return the registers that folders and files of banks rest on together, absolute; `files` are those in each.

    All that are in, below and above them add up, and that of the program comes last. Where two have an entry of the
    same statute the first counts: that of the place named first and, of one place, the one further in.
    """
    own: dict[str, Path] = {}
    for place, inside in files.items():
        for each in (*_below(inside), *above(place)):
            own.setdefault(os.path.realpath(each), each.absolute())
    return (*own.values(), shipped_banks() / STATUTES)


def _below(files: Iterable[Path]) -> list[Path]:
    """The own registers among files, those further in first."""
    own = (file for file in files if file.name == STATUTES and not is_shipped(file))
    return sorted(own, key=lambda file: -len(file.parts))


def above(place: Path) -> Iterator[Path]:
    """Yield the own registers in and above a folder, or above a file, the nearest first; none beyond the program's."""
    whole = absolute(place)
    near = (folder / STATUTES for folder in (whole, *whole.parents) if os.path.lexists(folder / STATUTES))
    return takewhile(lambda register: not is_shipped(register), near)


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
