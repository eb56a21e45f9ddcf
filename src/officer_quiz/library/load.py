"""Reads the files of question material: banks, blueprints and the statute register."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import takewhile
from pathlib import Path

from officer_quiz.bank.blueprint import Blueprint, Read, pick_faults, read_blueprint, topic_faults
from officer_quiz.bank.checks import gravest, l49_guessable
from officer_quiz.bank.checks.l38_same_question import Noted, across
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.bank.model import Bank, LeftOut
from officer_quiz.bank.translation import problems, read_overlay
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.checking import check_banks, judging
from officer_quiz.library.others import is_other
from officer_quiz.library.parallel import Counted, shared
from officer_quiz.library.places import EXAMS, STATUTES, bank_files, base, is_overlay, material_files, registers, shown
from officer_quiz.library.remembered import NO_MEMORY, Digests, Found, Memory
from officer_quiz.messages.catalogue import message
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.compose import Shortage, compose, unusable
from officer_quiz.session.draw import Drawable
from officer_quiz.session.pool import drawable
from officer_quiz.session.shortage import short
from officer_quiz.statutes.currency import lapse
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import NO_TEXTS, Texts
from officer_quiz.store.disk import is_there
from officer_quiz.store.reading import bytes_of, read_file
from officer_quiz.text.diagnostic import Diagnostic, Fault
from officer_quiz.text.diagnostic import Path as Place
from officer_quiz.text.document import Document

MANY = 2000
"""Judgement items, or as much of conversations, from which several processes are quicker at guessing them."""


def read_document(path: Path, name: str) -> Document:
    """Return the document of a file; a file that is too large or cannot be read is a document that says so."""
    return read_file(path, name)[0]


def read_register(registers: Sequence[Path]) -> tuple[Register, list[Diagnostic]]:
    """Return the register that statutes files make up, and their problems.

    An entry of an earlier file replaces that of the same statute in a later one; a file that is not there adds none,
    a faulty entry leaves the register not `whole`, an error in the text not `sound` either.
    """
    register, problems = Register.build(None)[0], list[Diagnostic]()
    for path in reversed(registers):
        if is_there(path):
            document = read_document(path, shown(path))
            register, faults = Register.build(document.data, register)
            register = register if document.sound else register.unread()
            problems = [*document.diagnostics, *map(document.locate, faults), *problems]
    return register, problems


def why_left_out(path: Path, id: str, others: Iterable[Path], register: Register) -> Diagnostic | None:
    """Return the first error of the question of that id in a file, or of a file that is left out whole; None for none.

    `others` are the banks in use: those that stand before it may take its ids.
    """
    before = list(takewhile(lambda each: each != path, others))
    for files in ([path], [*before, path]):
        loaded = _loaded(files, register)
        used = [bank for bank in loaded.banks if bank.document.name == shown(path)]
        own = (each for each in loaded.diagnostics if each.path == shown(path) and each.level == "error")
        of_question = (each.error for bank in used for each in bank.left_out if each.id == id)
        if found := next(of_question if used else own, None):
            return found
    return None


def left_out_of(path: Path, others: Iterable[Path], register: Register) -> Sequence[LeftOut]:
    """Return the questions of a file that are left out, with their first errors; `others` as in `why_left_out`."""
    files = (*takewhile(lambda each: each != path, others), path)
    banks = _loaded(files, register).banks
    return [each for bank in banks if bank.document.name == shown(path) for each in bank.left_out]


def _loaded(files: Iterable[Path], register: Register) -> Loaded:
    """Return what files hold, looked at by the checks whose errors leave questions out."""
    return load(map(_read_shown, files), Context(register, date.max, wanted=gravest()))


@dataclass(frozen=True, slots=True)
class Checking:
    """How files are checked: on which day, with which texts, by which checks (None: all), for use with which `banks`.

    `counted` is given the work about to be done and yields it; a screen can show how far it is.
    """

    today: date
    texts: Texts = NO_TEXTS
    wanted: Set[str] | None = None
    counted: Counted = lambda work, _: work
    memory: Memory = NO_MEMORY
    """What was found earlier with the same texts by the same program."""
    skip_others: bool = False
    """Whether files of folders that are no question material are passed over."""
    banks: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """What checking found: all diagnostics in file and line order, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    questions: int
    silenced: int
    """Faults that a remark in a file silences."""
    skipped: tuple[str, ...]
    """Files that were passed over."""


def check_paths(paths: Sequence[Path], how: Checking) -> Total:
    """Return what is found in the files and folders named on a command line, statute registers included.

    They are checked against the registers that they rest on together, as they are played. UserError for a path that is
    not there or a folder without bank files.
    """
    named: dict[Path, list[Path]] = {}
    skipped: list[Path] = []
    for path in paths:
        named[path] = []
        for file in files_at(path):
            passed = how.skip_others and file != path and file.name != STATUTES and is_other(file)
            (skipped if passed else named[path]).append(file)
    return _check_together(named, tuple(map(shown, skipped)), how)


def _check_together(named: Mapping[Path, Sequence[Path]], skipped: tuple[str, ...], how: Checking) -> Total:
    """Check files, by the paths that they were named with.

    Problems of registers come first, of blueprints and of what stands in several files last.
    """
    files = list(dict.fromkeys(file for found in named.values() for file in found))
    own = {os.path.realpath(file): file for file in files if file.name == STATUTES}
    register, listed = read_register([own.get(os.path.realpath(each), each) for each in registers(named)])
    others = [file for file in files if file.name != STATUTES]
    exams = [file for file in others if file.absolute().parent.name == EXAMS]
    overlays = [file for file in others if is_overlay(file)]
    apart = {*exams, *overlays}
    banks = [file for file in others if file not in apart]
    context = Context(register, how.today, how.texts, how.wanted)
    wanted = None if how.wanted is None else sorted(how.wanted)
    memory, digests = how.memory.about(register, how.today, wanted), Digests()
    found = list[Found]()
    checked = check_banks(banks, context, memory, digests, how.counted)
    twice, silenced = across(_noted(checked, found))
    shown_own = set(map(shown, own.values()))
    in_own = (each for each in listed if each.path in shown_own)
    found_in = (each for one in found for each in one.diagnostics)
    told = [*in_own, *_unread(register, listed), *_doubtful_texts(register, how), *found_in]
    if overlays:
        originals = _Originals(dict(zip(banks, found, strict=True)), context)
        beside = [file for folder in dict.fromkeys(file.parent for file in overlays) for file in bank_files(folder)]
        work = partial(compare, overlays, originals.bank, register, how.today)
        told += _recalled(work, (overlays, banks, beside), memory, digests)
    if context.runs("L49") and (judges := {file: one for file, one in zip(banks, found, strict=True) if one.judges}):
        told += _recalled(partial(guessable, judges, context, memory, digests), (list(judges),), memory, digests)
    if exams:
        pools = [file for place in _pools(exams, how) for file in bank_files(place)]
        told += _recalled(partial(_examined, exams, register, how), (exams, pools), memory, digests)
    return Total(
        (*told, *twice),
        len(files),
        sum(each.questions for each in found),
        sum(each.silenced for each in found) + silenced,
        skipped,
    )


def _noted(checked: Iterable[Found], found: list[Found]) -> Iterator[Noted]:
    """Yield the notes of files as they are checked, and keep what is found: they are compared while others are read."""
    for each in checked:
        found.append(each)
        yield from each.noted


def _pools(exams: Sequence[Path], how: Checking) -> list[Path]:
    """Return the folders and files whose banks fill these blueprints: see `examine`."""
    return list(dict.fromkeys((*(file.absolute().parent.parent for file in exams), *how.banks)))


def _unread(register: Register, listed: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning at a register of which something could not be read: not every citation is checked."""
    if not register.whole:
        wrong = next(each for each in listed if each.level == "error")
        said = message("check.register-torn" if register.sound else "check.register-unread", path=wrong.path)
        yield Diagnostic("register-unread", "warning", said, wrong.path, wrong.line, wrong.column, wrong.excerpt)


def _doubtful_texts(register: Register, how: Checking) -> Iterator[Diagnostic]:
    """Yield a warning at each text that cannot be read, is not the version in force or not all of it.

    What it lacks is not checked against.
    """
    if not (register.sound and how.texts.at_hand) or not (how.wanted is None or "L22" in how.wanted):
        return
    for statute in register.statutes:
        text, doubt = how.texts.text(statute), how.texts.doubt(statute, how.today)
        if text and doubt:
            yield Diagnostic("L22", "warning", doubt, text.place, 1, 1)


def _recalled(
    work: partial[Iterator[Diagnostic]], files: Sequence[Sequence[Path]], memory: Memory, digests: Digests
) -> Sequence[Diagnostic]:
    """Return what `work` finds in groups of files together; it is not done again while they stay as they are."""
    name = work.func.__name__
    key = memory.key(name, *map(digests.all, files))
    if known := memory.recall(key):
        return known.diagnostics
    found = tuple(work())
    if memory.key(name, *map(Digests().all, files)) == key:  # what was read is what was there before
        memory.remember(key, Found(found))
    return found


class _Originals:
    """The banks among the files that are checked, for their translations: read again when one asks for them."""

    def __init__(self, found: Mapping[Path, Found], context: Context) -> None:
        self._files = {each.bank: file for file, each in found.items() if each.bank}
        self._context = context

    def bank(self, id: str) -> Bank | None:
        """Return the bank of an id, None if none that was checked is sound and has it."""
        if id not in self._files:
            return None
        return next(iter(load([_read_shown(self._files[id])], replace(self._context, ids={})).banks), None)


def guessable(files: Mapping[Path, Found], context: Context, memory: Memory, digests: Digests) -> Iterator[Diagnostic]:
    """Yield a remark at each of these banks that gives its judgement items away by their words."""
    mapped = partial(shared, size=l49_guessable.size, enough=MANY)
    return l49_guessable.across(judging(files, context, memory, digests), PRACTICE, mapped)


def _examined(exams: Sequence[Path], register: Register, how: Checking) -> Iterator[Diagnostic]:
    return examine([(file, read_blueprint(_read_shown(file))) for file in exams], register, how)


def _read_shown(file: Path) -> Document:
    return read_document(file, shown(file))


_BANK = re.compile(rb"\bbank: *[\"']?([a-z0-9-]+)")


def compare(
    overlays: Sequence[Path], original: Callable[[str], Bank | None], register: Register, today: date
) -> Iterator[Diagnostic]:
    """Yield the problems of translation files; a bank that `original` does not know is looked for beside its own.

    Questions left out of a bank are not compared: what is wrong is told there.
    """
    beside = _Beside(register, today)
    for file in overlays:
        overlay = read_overlay(read_document(file, shown(file)))
        faults = list(overlay.faults)
        if overlay.header:
            id = overlay.header.translates
            found = original(id) or beside.bank(file.parent, id)
            if found:
                faults += problems(overlay, found)
            elif not beside.named(file.parent, id):
                faults.append(Fault("no-original", ("translates",), message("bank.no-original", id=id)))
        located = [*overlay.document.diagnostics, *map(overlay.document.locate, faults)]
        yield from sorted(located, key=lambda diagnostic: (diagnostic.line, diagnostic.column))


class _Beside:
    """The banks in the folders of translations: each folder is looked through once, each bank loaded once."""

    def __init__(self, register: Register, today: date) -> None:
        self._register, self._today = register, today
        self._folders: dict[Path, dict[str, list[Path]]] = {}
        self._banks: dict[tuple[Path, str], Bank | None] = {}

    def named(self, folder: Path, id: str) -> Sequence[Path]:
        """Return the files in a folder that name a bank of this id."""
        if folder not in self._folders:
            found: dict[str, list[Path]] = {}
            for path in bank_files(folder):
                raw = bytes_of(path)  # what cannot be read is told where the file itself is checked
                for name in dict.fromkeys(_BANK.findall(raw if isinstance(raw, bytes) else b"")):
                    found.setdefault(name.decode(), []).append(path)
            self._folders[folder] = found
        return self._folders[folder].get(id, ())

    def bank(self, folder: Path, id: str) -> Bank | None:
        """Return the bank of this id in a folder if its header is sound."""
        if (folder, id) not in self._banks:
            documents = (read_document(path, shown(path)) for path in self.named(folder, id))
            loaded = load(documents, Context(self._register, self._today, wanted=frozenset()))
            self._banks[folder, id] = next((bank for bank in loaded.banks if bank.header.bank == id), None)
        return self._banks[folder, id]


def examine(read: Sequence[tuple[Path, Read]], register: Register, how: Checking) -> Iterator[Diagnostic]:
    """Yield the problems of blueprint files, what the banks they are used with cannot fill included.

    Those are the banks beside them, with others that are named together with these.
    """
    ids: dict[str, tuple[str, int]] = {}
    pools: dict[Path, tuple[list[Drawable], list[str]]] = {}
    together = [place.absolute() for place in how.banks]
    for file, each in read:
        found = [*each.document.diagnostics, *map(each.document.locate, each.faults)]
        if blueprint := each.shaped:
            place = each.document.locate(Fault("exam-taken", ("exam",), message("blueprint.not-an-exam")))
            if blueprint.exam in ids:
                path, line = ids[blueprint.exam]
                said = message("blueprint.exam-taken", id=blueprint.exam, path=path, line=line)
                found.append(place._replace(message=said))
            ids.setdefault(blueprint.exam, (place.path, place.line))
            folder = file.absolute().parent.parent
            if folder not in pools:
                pool = _pool(together if folder in together else [folder], register, how.today)
                pools[folder] = pool, sorted({name for item in pool for name in item.candidate.names})
            found += map(each.document.locate, _unfillable(blueprint, *pools[folder], sound=each.blueprint is not None))
        yield from sorted(found, key=lambda diagnostic: (diagnostic.line, diagnostic.column))


def _pool(places: Sequence[Path], register: Register, today: date) -> list[Drawable]:
    """The questions of folders and files of banks as an exam on this day would see them."""
    files = ((file, file.relative_to(base(place))) for place in places for file in bank_files(place))
    documents = (read_document(file, shown(name)) for file, name in files)
    loaded = load(documents, Context(register, today, wanted=gravest()))
    return [
        replace(drawable(bank, entry), stale=lapse(entry.basis, register, today) is not None)
        for bank in loaded.banks
        for entry in bank.entries
    ]


def _unfillable(
    blueprint: Blueprint, pool: Sequence[Drawable], known: Sequence[str], *, sound: bool
) -> Iterator[Fault]:
    """Yield a fault at each topic there is not and each picked question there is not or that cannot be used.

    Where there is none, and the blueprint is sound, a warning at what the banks cannot fill. `known` are the topics of
    the pool, in order.
    """
    named = {id for section in blueprint.sections for id in section.ids}
    found = {item.id: (item.candidate.kind, item.candidate.status) for item in pool if item.id in named}
    unknown = [*topic_faults(blueprint, known), *pick_faults(blueprint, found, [item.id for item in pool])]
    unknown += _unusable(blueprint, [item for item in pool if item.id in named], {fault.path for fault in unknown})
    yield from unknown
    drawn = compose(blueprint, pool, (), blueprint.exam) if sound and not unknown else None
    if isinstance(drawn, Shortage):
        place = next(n for n, section in enumerate(blueprint.sections) if section.title == drawn.section)
        yield Fault("exam-short", ("sections", place, "count"), short(drawn), "warning")


def _unusable(blueprint: Blueprint, items: Iterable[Drawable], told: Set[Place]) -> Iterator[Fault]:
    """Yield a warning at each picked question that cannot be used, but for the places that are `told`."""
    found = {item.id: item for item in items}
    for place, section in enumerate(blueprint.sections):
        reasons = dict(unusable(section, blueprint, found))
        for number, id in enumerate(section.ids):
            path = ("sections", place, "ids", number)
            if id in reasons and path not in told:
                left = Shortage(section.title, len(section.ids), 0, "", {}, ((id, reasons[id]),))
                yield Fault("exam-short", path, short(left), "warning")


def files_at(path: Path) -> list[Path]:
    """Return the file at a path, or the files of question material in a folder.

    UserError for a path that is not there or a folder without bank files.
    """
    if not is_there(path):
        raise UserError(message("check.no-path", path=str(path)), Exit.USAGE)
    if not Path(path).is_dir():
        return [path]
    found = material_files(path)
    if not found:
        raise UserError(message("check.no-files", path=str(path)), Exit.USAGE)
    return found
