"""Finds the files of question material: banks below a folder, and the statute register above a file."""

from __future__ import annotations

from pathlib import Path, PurePath

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


def is_overlay(path: PurePath) -> bool:
    """Return whether a file is named as a translation: ``law-psap-procedure.en.yaml``."""
    return Path(path.stem).suffix.removeprefix(".") in LANGUAGES


def names_bank(relative: PurePath) -> bool:
    """Return whether a path below a folder, there or not, is one that `bank_files` would list."""
    named = relative.suffix in ENDINGS and _is_visible(relative) and not is_overlay(relative)
    return named and relative.parts[0] != EXAMS


def _material(folder: Path) -> list[Path]:
    return [path for path in yaml_files(folder) if path.relative_to(folder).parts[0] != EXAMS]


def exam_files(folder: Path) -> list[Path]:
    """Return the blueprint files of a banks folder in the order of their names."""
    return yaml_files(folder / EXAMS)


def yaml_files(folder: Path) -> list[Path]:
    """Return the banks and blueprints below a folder in the order of their names, without hidden ones."""
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    return sorted(path for path in found if _is_visible(path.relative_to(folder)))


def _is_visible(relative: PurePath) -> bool:
    return relative.name != STATUTES and not any(part.startswith(".") for part in relative.parts)


def nearest_statutes(file: Path) -> Path:
    """Return the ``statutes.yaml`` nearest above a file, absolute; else the one that ships with the program."""
    for folder in file.absolute().parents:
        if (folder / STATUTES).is_file():
            return folder / STATUTES
    return shipped_banks() / STATUTES


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
