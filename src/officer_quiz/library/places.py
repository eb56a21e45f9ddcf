"""Finds the files of question material: banks below a folder, and the statute register above a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.paths import shipped_banks
from officer_quiz.store.refreshing import Found, Role, Stamp

STATUTES = "statutes.yaml"
EXAMS = "exams"
"""The folder of the banks folder that holds blueprints."""
ENDINGS = (".yaml", ".yml")


def bank_files(folder: Path) -> list[Path]:
    """Return the bank files below a folder in the order of their names; hidden files and folders are passed over."""
    return [path for path in _material(folder) if not is_overlay(path)]


def is_overlay(path: Path) -> bool:
    """Return whether a file is named as a translation: ``law-psap-procedure.en.yaml``."""
    return _is_overlay(path.name)


def _is_overlay(name: str) -> bool:
    return name.count(".") > 1 and name.split(".")[-2] in LANGUAGES


def _material(folder: Path) -> list[Path]:
    return [path for path in yaml_files(folder) if path.relative_to(folder).parts[0] != EXAMS]


def yaml_files(folder: Path) -> list[Path]:
    """Return the banks and blueprints below a folder in the order of their names, without hidden ones."""
    return [folder / name for name, _ in _listed(folder)]


def material(folder: Path, statutes: Path) -> list[Found]:
    """Return all files of question material below a folder, in the order of their names, after the statutes."""
    found = [Found("statutes", str(statutes), folder, _stamp(statutes))]
    for name, entry in _listed(folder):
        role: Role = "exam" if name.startswith(f"{EXAMS}/") else "translation" if _is_overlay(name) else "bank"
        found.append(Found(role, name, folder, _stamp(entry)))
    return found


def _stamp(file: Path | os.DirEntry[str]) -> Stamp:
    """The stamp of a file, noughts if it is gone."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _listed(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """The question files below a folder by their names with forward slashes, sorted folder by folder."""
    found = [(name, entry) for name, entry in _walked(folder, "") if entry.is_file()]
    return sorted(found, key=lambda each: [os.path.normcase(part) for part in each[0].split("/")])


def _walked(folder: Path | str, above: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is named as question material below a folder; hidden files and folders are passed over."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(entry.path, f"{above}{entry.name}/")
        elif entry.name.endswith(ENDINGS) and entry.name != STATUTES:
            yield f"{above}{entry.name}", entry


def nearest_statutes(file: Path) -> Path:
    """Return the ``statutes.yaml`` nearest above a file, absolute; else the one that ships with the program."""
    for folder in file.absolute().parents:
        if (folder / STATUTES).is_file():
            return folder / STATUTES
    return shipped_banks() / STATUTES


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
