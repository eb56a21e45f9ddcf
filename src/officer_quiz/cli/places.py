"""Finds the files of question material: banks below a folder, and the statute register above a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.paths import shipped_banks

STATUTES = "statutes.yaml"
EXAMS = "exams"
"""The folder of the banks folder that holds blueprints."""
ENDINGS = (".yaml", ".yml")


def bank_files(folder: Path) -> list[Path]:
    """Return the bank files below a folder in the order of their names; hidden files and folders are passed over."""
    return [path for path in _material(folder) if not is_overlay(path)]


def overlay_files(folder: Path) -> list[Path]:
    """Return the translation files below a folder in the order of their names."""
    return [path for path in _material(folder) if is_overlay(path)]


def is_overlay(path: Path) -> bool:
    """Return whether a file is named as a translation: ``law-psap-procedure.en.yaml``."""
    return Path(path.stem).suffix.removeprefix(".") in LANGUAGES


def _material(folder: Path) -> list[Path]:
    return [path for path in yaml_files(folder) if path.relative_to(folder).parts[0] != EXAMS]


def exam_files(folder: Path) -> list[Path]:
    """Return the blueprint files of a banks folder in the order of their names."""
    return yaml_files(folder / EXAMS)


def yaml_files(folder: Path) -> list[Path]:
    """Return the banks and blueprints below a folder in the order of their names, without hidden ones.

    What cannot be read is among them.
    """
    return sorted(path for path in _named(folder) if _is_visible(path.relative_to(folder)))


def _named(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is named as material, whether or not it can be read: reading it tells why not.

    So are folders whose content cannot be listed. Links to folders are not followed.
    """
    shut: list[Path] = []
    for inside, folders, files in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        yield from (Path(inside, name) for name in (*files, *folders) if Path(name).suffix in ENDINGS)
    yield from shut


def _is_visible(relative: Path) -> bool:
    return relative.name != STATUTES and not any(part.startswith(".") for part in relative.parts)


def nearest_statutes(file: Path) -> Path:
    """Return the ``statutes.yaml`` nearest above a file, absolute; else the one that ships with the program."""
    for folder in file.absolute().parents:
        if os.path.lexists(folder / STATUTES):
            return folder / STATUTES
    return shipped_banks() / STATUTES


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
