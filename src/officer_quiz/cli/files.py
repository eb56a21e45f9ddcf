"""Reads the files of question material: banks, blueprints and the statute register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from officer_quiz.bank.blueprint import Blueprint, Read, read_blueprint, topic_faults
from officer_quiz.bank.checks import gravest
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.bank.model import Bank
from officer_quiz.bank.translation import problems, read_overlay
from officer_quiz.cli.options import names
from officer_quiz.cli.parallel import Counted, load_parts, worth_it
from officer_quiz.cli.places import EXAMS, STATUTES, bank_files, is_overlay, nearest_statutes, shown, yaml_files
from officer_quiz.cli.reading import is_there, read_bytes
from officer_quiz.cli.shortage import short
from officer_quiz.errors import Exit, UserError, reason
from officer_quiz.messages.catalogue import message
from officer_quiz.session.compose import Shortage, compose
from officer_quiz.session.draw import Drawable
from officer_quiz.session.pool import drawable
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import NO_TEXTS, Texts
from officer_quiz.text.diagnostic import Diagnostic, Fault
from officer_quiz.text.document import MAX_BYTES, Document, read, too_large, unreadable


def read_document(path: Path, name: str) -> Document:
    """Return the document of a file; a file that is too large or cannot be read is a document that says so."""
    try:
        raw = read_bytes(path, MAX_BYTES + 1)
        return read(name, raw) if len(raw) <= MAX_BYTES else too_large(name, path.stat().st_size)
    except OSError as error:
        return unreadable(name, reason(error))


def read_register(statutes: Path) -> tuple[Register, list[Diagnostic]]:
    """Return the register in a statutes file (an empty one if it is not there) and the file's problems."""
    if not is_there(statutes):
        return Register.build(None)[0], []
    document = read_document(statutes, shown(statutes))
    register, faults = Register.build(document.data)
    return register, [*document.diagnostics, *map(document.locate, faults)]


@dataclass(frozen=True, slots=True)
class Checking:
    """How files are checked: on which day, with which texts, by which checks (None: all).

    `counted` is given the work about to be done and yields it; a screen can show how far it is.
    """

    today: date
    texts: Texts = NO_TEXTS
    wanted: Set[str] | None = None
    counted: Counted = lambda work, _: work


def load_paths(paths: Sequence[Path], how: Checking) -> Loaded:
    """Return what the files and folders named on a command line hold, statute registers included.

    Each file is checked against the nearest ``statutes.yaml`` above it, else the one that ships with the program.
    UserError for a path that is not there or a folder without bank files.
    """
    by_statutes: dict[Path, list[Path]] = {}
    for path in paths:
        for file in _files(path):
            by_statutes.setdefault(nearest_statutes(file), []).append(file)
    loaded = [_load_beside(statutes, files, how) for statutes, files in by_statutes.items()]
    return Loaded(
        tuple(bank for part in loaded for bank in part.banks),
        tuple(problem for part in loaded for problem in part.diagnostics),
        sum(part.files for part in loaded),
        sum(part.questions for part in loaded),
        sum(part.silenced for part in loaded),
    )


def _load_beside(statutes: Path, files: Sequence[Path], how: Checking) -> Loaded:
    """Load files against one register; its own problems come first when it is among them, those of blueprints last."""
    named = next((file for file in files if file.absolute() == statutes), None)
    register, listed = read_register(named or statutes)
    others = [file for file in dict.fromkeys(files) if file != named]
    exams = [file for file in others if file.absolute().parent.name == EXAMS]
    overlays = [file for file in others if is_overlay(file)]
    banks = [file for file in others if file not in exams and file not in overlays]
    context = Context(register, how.today, how.texts, how.wanted)
    loaded = _load(banks, context, how)
    read = [(file, read_blueprint(read_document(file, shown(file)))) for file in exams]
    told = listed if named else ()
    translated = compare(overlays, loaded.banks, register, how.today)
    return replace(
        loaded,
        diagnostics=(*told, *loaded.diagnostics, *translated, *examine(read, register, how.today)),
        files=loaded.files + len(exams) + len(overlays) + bool(named),
    )


def _load(files: Sequence[Path], context: Context, how: Checking) -> Loaded:
    """Load banks, many of them in several processes."""
    if worth_it(files) and (loaded := load_parts(files, context, _read_shown, how.counted)):
        return loaded
    return load(map(_read_shown, how.counted(files, len(files))), context)


def _read_shown(file: Path) -> Document:
    return read_document(file, shown(file))


def compare(overlays: Sequence[Path], banks: Iterable[Bank], register: Register, today: date) -> Iterator[Diagnostic]:
    """Yield the problems of translation files; a bank that is not among `banks` is looked for beside its translation.

    A translation of a bank with errors is not compared: what is wrong there is told there.
    """
    known = {bank.header.bank: bank for bank in banks}
    for file in overlays:
        overlay = read_overlay(read_document(file, shown(file)))
        faults = list(overlay.faults)
        if overlay.header:
            id = overlay.header.translates
            beside, found = ([], known[id]) if id in known else _beside(file, id, register, today)
            if found:
                faults += problems(overlay, found)
            elif not beside:
                faults.append(Fault("no-original", ("translates",), message("bank.no-original", id=id)))
        located = [*overlay.document.diagnostics, *map(overlay.document.locate, faults)]
        yield from sorted(located, key=lambda diagnostic: (diagnostic.line, diagnostic.column))


def _beside(file: Path, id: str, register: Register, today: date) -> tuple[list[Path], Bank | None]:
    """Return the files in a translation's folder that name the bank it translates, and that bank if it is sound."""
    named = [path for path in bank_files(file.parent) if _mentions(path, f"bank: {id}")]
    loaded = load((read_document(path, shown(path)) for path in named), Context(register, today, wanted=frozenset()))
    return named, next((bank for bank in loaded.banks if bank.header.bank == id), None)


def _mentions(path: Path, words: str) -> bool:
    try:
        return words.encode() in read_bytes(path)
    except OSError:
        return False  # told where the file itself is checked


def examine(read: Sequence[tuple[Path, Read]], register: Register, today: date) -> Iterator[Diagnostic]:
    """Yield the problems of blueprint files, what the banks beside them cannot fill included."""
    ids: dict[str, tuple[str, int]] = {}
    pools: dict[Path, list[Drawable]] = {}
    for file, each in read:
        found = [*each.document.diagnostics, *map(each.document.locate, each.faults)]
        if blueprint := each.blueprint:
            place = each.document.locate(Fault("exam-taken", ("exam",), message("blueprint.not-an-exam")))
            if blueprint.exam in ids:
                path, line = ids[blueprint.exam]
                said = message("blueprint.exam-taken", id=blueprint.exam, path=path, line=line)
                found.append(replace(place, message=said))
            ids.setdefault(blueprint.exam, (place.path, place.line))
            folder = file.absolute().parent.parent
            if folder not in pools:
                pools[folder] = _pool(folder, register, today)
            found += map(each.document.locate, _unfillable(blueprint, pools[folder]))
        yield from sorted(found, key=lambda diagnostic: (diagnostic.line, diagnostic.column))


STALE = "L23"
"""The check that tells whose law has changed."""


def _pool(folder: Path, register: Register, today: date) -> list[Drawable]:
    """The questions of a banks folder as an exam on this day would see them."""
    documents = (read_document(file, file.relative_to(folder).as_posix()) for file in bank_files(folder))
    loaded = load(documents, Context(register, today, wanted=gravest() | {STALE}))
    stale = {(each.path, each.line) for each in loaded.diagnostics if each.code == STALE}
    pool = []
    for bank in loaded.banks:
        lines = sorted(bank.document.marks.values[("questions", entry.index)].line for entry in bank.entries)
        for entry in bank.entries:
            first = bank.document.marks.values[("questions", entry.index)].line
            after = next((line for line in lines if line > first), len(bank.document.lines) + 1)
            is_stale = any(path == bank.document.name and first <= line < after for path, line in stale)
            pool.append(replace(drawable(bank, entry), stale=is_stale))
    return pool


def _unfillable(blueprint: Blueprint, pool: Sequence[Drawable]) -> Iterator[Fault]:
    """Yield a fault at each topic no question has, else a warning at the section the banks cannot fill."""
    known = {name for item in pool for name in names(item.candidate)}
    unknown = list(topic_faults(blueprint, known))
    yield from unknown
    drawn = None if unknown else compose(blueprint, pool, (), blueprint.exam)
    if isinstance(drawn, Shortage):
        place = next(n for n, section in enumerate(blueprint.sections) if section.title == drawn.section)
        yield Fault("exam-short", ("sections", place, "count"), short(drawn), "warning")


def _files(path: Path) -> list[Path]:
    if not is_there(path):
        raise UserError(message("check.no-path", path=str(path)), Exit.USAGE)
    if not Path(path).is_dir():
        return [path]
    statutes = [path / STATUTES] if is_there(path / STATUTES) else []
    found = yaml_files(path)
    if not found and not statutes:
        raise UserError(message("check.no-files", path=str(path)), Exit.USAGE)
    return [*statutes, *found]
