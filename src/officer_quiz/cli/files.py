"""Reads the files of question material: banks and the statute register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from officer_quiz.bank.load import Loaded, load
from officer_quiz.cli.places import STATUTES, bank_files, nearest_statutes, shown
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.register import Register
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import MAX_BYTES, Document, read, too_large, unreadable


def read_document(path: Path, name: str) -> Document:
    """Return the document of a file; a file that is too large or cannot be read is a document that says so."""
    try:
        size = path.stat().st_size
        return read(name, path.read_bytes()) if size <= MAX_BYTES else too_large(name, size)
    except OSError as error:
        return unreadable(name, error.strerror or str(error))


def read_register(statutes: Path) -> tuple[Register, list[Diagnostic]]:
    """Return the register in a statutes file (an empty one if it is not there) and the file's problems."""
    if not statutes.is_file():
        return Register.build(None)[0], []
    document = read_document(statutes, shown(statutes))
    register, faults = Register.build(document.data)
    return register, [*document.diagnostics, *map(document.locate, faults)]


def load_paths(paths: Sequence[Path], today: date) -> Loaded:
    """Return what the files and folders named on a command line hold, statute registers included.

    Each file is checked against the nearest ``statutes.yaml`` above it, else the one that ships with the program.
    UserError for a path that is not there or a folder without bank files.
    """
    by_statutes: dict[Path, list[Path]] = {}
    for path in paths:
        for file in _files(path):
            by_statutes.setdefault(nearest_statutes(file), []).append(file)
    loaded = [_load_beside(statutes, files, today) for statutes, files in by_statutes.items()]
    return Loaded(
        tuple(bank for part in loaded for bank in part.banks),
        tuple(problem for part in loaded for problem in part.diagnostics),
        sum(part.files for part in loaded),
        sum(part.questions for part in loaded),
    )


def _load_beside(statutes: Path, files: Sequence[Path], today: date) -> Loaded:
    """Load files against one register; its own problems come first when it is among them."""
    named = next((file for file in files if file.absolute() == statutes), None)
    register, problems = read_register(named or statutes)
    banks = [file for file in dict.fromkeys(files) if file != named]
    loaded = load((read_document(file, shown(file)) for file in banks), register, today)
    told = problems if named else ()
    return replace(loaded, diagnostics=(*told, *loaded.diagnostics), files=loaded.files + bool(named))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UserError(message("check.no-path", path=str(path)), Exit.USAGE)
    statutes = [path / STATUTES] if (path / STATUTES).is_file() else []
    found = bank_files(path)
    if not found and not statutes:
        raise UserError(message("check.no-files", path=str(path)), Exit.USAGE)
    return [*statutes, *found]
