"""Finds the files of question material: banks below a folder, and the statute register above a file."""

from __future__ import annotations

from pathlib import Path

from officer_quiz.paths import shipped_banks

STATUTES = "statutes.yaml"
NOT_BANKS = ("exams",)
"""Folders of the banks folder that hold other things than banks."""
ENDINGS = (".yaml", ".yml")


def bank_files(folder: Path) -> list[Path]:
    """Return the bank files below a folder in the order of their names; hidden files and folders are passed over."""
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    return sorted(path for path in found if _is_bank(path.relative_to(folder)))


def _is_bank(relative: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and relative.parts[0] not in NOT_BANKS and relative.name != STATUTES


def nearest_statutes(file: Path) -> Path:
    """Return the ``statutes.yaml`` nearest above a file, absolute; else the one that ships with the program."""
    for folder in file.absolute().parents:
        if (folder / STATUTES).is_file():
            return folder / STATUTES
    return shipped_banks() / STATUTES


def shown(path: Path) -> str:
    """Return a path as reports show it: with forward slashes on every platform."""
    return path.as_posix()
