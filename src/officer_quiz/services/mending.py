"""Mending question files: what is certain is changed in place, the rest stays for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from officer_quiz.bank.context import Context
from officer_quiz.env import Env
from officer_quiz.env.folders import is_installed
from officer_quiz.env.project import FILE
from officer_quiz.errors import UserError
from officer_quiz.library.load import files_at, read_register
from officer_quiz.library.mending import Mended, looking, mend
from officer_quiz.library.others import is_other
from officer_quiz.library.parallel import Counted
from officer_quiz.library.places import STATUTES, registers_of, shown
from officer_quiz.library.rewrite import put, refuse_read_only
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.check import projects
from officer_quiz.store.reading import bytes_of


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended, or could be, by the names of the files; and why others were left as they are."""

    files: Mapping[str, Mended] = field(default_factory=dict)
    left: Sequence[Message] = ()


def mend_files(
    env: Env,
    paths: Sequence[Path],
    wanted: Set[str] | None,
    counted: Counted,
    *,
    asked: Set[str] = frozenset(),
    write: bool = True,
) -> Mending:
    """Mend what is certain in files and folders, and write each file that changes, in one step; or only tell.

    What checks outside of `wanted` (None: all) find is left alone, and so is what the project file ignores, but for
    the checks `asked` for by name. UserError for a path that is not there or a folder without bank files.
    """
    env.project = projects(paths)[0]
    ignored = frozenset(env.project.ignore) - asked
    mended: dict[str, Mended] = {}
    left: list[Message] = []
    files = _files(paths)
    register = read_register(registers_of([path for path in paths if path.name != FILE]))[0]
    context = Context(register, env.today(), wanted=wanted)
    for file in counted(files, len(files)):
        raw = bytes_of(file)
        if not isinstance(raw, bytes):
            continue  # the check itself says why it cannot be read
        made = mend(shown(file), raw, looking(file, context), ignored)
        if made is None or not made.counts:
            continue
        try:
            refuse(file, write=write)
            if write:
                put(file, raw, made.text.encode("utf-8"))
            mended[shown(file)] = made
        except UserError as refused:
            left.append(refused.message)
    return Mending(mended, left)


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files to look at, each once; of a folder only question material."""
    found = dict.fromkeys(
        file
        for path in paths
        if path.name != FILE
        for file in files_at(path)
        if file in (path, path / STATUTES) or not is_other(file)
    )
    return list(found)


def refuse(file: Path, *, write: bool) -> None:
    """UserError for a part of the installed program, for a link, whose end is another file, and for what is read-only.

    What may not be written to can be shown all the same.
    """
    if is_installed(file):
        raise UserError(message("statute.installed", path=shown(file)))
    if file.is_symlink():
        raise UserError(message("check.linked", path=shown(file), target=shown(file.resolve())))
    if write:
        refuse_read_only(file)
