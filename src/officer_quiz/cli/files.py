"""Finds and reads the files of question material: banks, the statute register, statute texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from officer_quiz.bank.load import Loaded, load
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.paths import shipped_banks
from officer_quiz.statutes.register import Register
from officer_quiz.text.document import MAX_BYTES, Document, read, too_large, unreadable

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


def read_document(path: Path, name: str) -> Document:
    """Return the document of a file; a file that is too large or cannot be read is a document that says so."""
    try:
        size = path.stat().st_size
        return read(name, path.read_bytes()) if size <= MAX_BYTES else too_large(name, size)
    except OSError as error:
        return unreadable(name, error.strerror or str(error))


def read_register(path: Path, name: str) -> tuple[Register, Document, list[object]]:
    """Return the register of a statutes file with its document and the faults found in it."""
    document = read_document(path, name)
    register, faults = Register.build(document.data)
    return register, document, faults


def load_paths(paths: Sequence[Path], today: date) -> Loaded:
    """Return what the files and folders named on a command line hold, statute registers included.

    Each file is checked against the nearest ``statutes.yaml`` above it, else the one that ships with the program.
    UserError for a path that is not there or a folder without bank files.
    """
    files = [file for path in paths for file in _files(path)]
    registers = dict.fromkeys(_nearest_statutes(file) for file in files)
    parts = []
    for statutes in registers:
        register, document, faults = read_register(statutes, _shown(statutes))
        own = [file for file in files if _nearest_statutes(file) == statutes]
        named = any(_inside(statutes, path) for path in paths)
        parts.append(_load(own, register, today, document if named else None, faults))
    return merge(parts)
