"""Finds the files of question material: banks below a folder, and the statute registers they rest on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from officer_quiz.env.folders import shipped_banks
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
    return [folder / name for name, _ in _listed(folder)]


def material(places: Sequence[Path], registers: Sequence[Path]) -> list[Found]:
    """Return all files of question material in folders and files, in the order of their names, after the registers.

    A file has its name below the folder, or its whole path where there are several places.
    """
    found = {str(each): Found("statutes", str(each), each, _stamp(each)) for each in registers}
    for place in places:
        base, listed = _in(place)
        for below, entry in listed:
            role: Role = "exam" if below.startswith(f"{EXAMS}/") else "translation" if _is_overlay(below) else "bank"
            path = base / below
            name = below if len(places) == 1 else shown(path.absolute())
            found.setdefault(name, Found(role, name, path, _stamp(entry), below.rpartition("/")[0]))
    return list(found.values())


def base(place: Path) -> Path:
    """Return the folder that a folder or file of banks is or lies in."""
    return place if place.is_dir() else place.parent


def _in(place: Path) -> tuple[Path, Sequence[tuple[str, Entry]]]:
    """The folder of a place of banks and what is below it; of a file itself and its translations."""
    if place.is_dir():
        return place, _listed(place)
    overlays = (place.with_suffix(f".{language}{place.suffix}") for language in LANGUAGES)
    return place.parent, [(each.name, each) for each in (place, *filter(os.path.lexists, overlays))]


Entry = Path | os.DirEntry[str]


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
        if _is_material(entry.name):
            yield f"{above}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(entry.path, f"{above}{entry.name}/")


def own_register(file: Path) -> Path | None:
    """Return the ``statutes.yaml`` nearest above a file, absolute; None for none or the one of the program."""
    near = (folder / STATUTES for folder in file.absolute().parents if os.path.lexists(folder / STATUTES))
    found = next(near, None)
    return None if found is None or is_shipped(found) else found


def is_shipped(register: Path) -> bool:
    """Return whether a register is the one that ships with the program."""
    return os.path.realpath(register) == os.path.realpath(shipped_banks() / STATUTES)


def registers(*files: Path) -> tuple[Path, ...]:
    """Return the registers that files rest on: the own one of each, then the one that ships with the program."""
    own = dict.fromkeys(found for file in files if (found := own_register(file)))
    return (*own, shipped_banks() / STATUTES)


def registers_of(places: Sequence[Path]) -> tuple[Path, ...]:
    """Return the registers that folders and files of banks rest on."""
    return registers(*(base(place) / "bank" for place in places))


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
