"""Records statutes and new versions in the register beside the user's own banks, never in the program's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.env.folders import is_shipped_file
from officer_quiz.errors import Exit, UserError
from officer_quiz.library import templates
from officer_quiz.library.library import Library
from officer_quiz.library.load import read_document
from officer_quiz.library.places import STATUTES, above, base, is_shipped, shown
from officer_quiz.library.rewrite import rewrite
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.statutes.register import COUNTRY, Register, Statute, Version
from officer_quiz.store.disk import is_there, read_bytes, write_text
from officer_quiz.text.diagnostic import Path as Steps
from officer_quiz.text.edit import SharedLineError, with_item
from officer_quiz.text.stored import plain


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statute to be recorded: its title, in 《》 or not; its short title, "" for the usual; other names; version."""

    title: str
    short: str
    aliases: Sequence[str]
    version: Version


def record_statute(env: Env, library: Library, wanted: Wanted) -> Message:
    """Record a statute that is not listed yet; return what to say.

    UserError for a statute that is, names taken by another, dates that do not follow each other, no own banks.
    """
    statute = _statute(wanted)
    register = library.register
    if listed := register.find(statute.title):
        raise UserError(message("statute.listed", name=listed.short, title=listed.title), Exit.USAGE)
    faults = Register.build([plain(statute)], register)[1]
    if faults:
        raise UserError(faults[0].message, Exit.USAGE)
    place = _add(env, _own(library), (), templates.statute(statute))
    return message("statute.registered", name=statute.short, place=place)


def record_version(env: Env, library: Library, name: str, version: Version) -> Message:
    """Record a new version of a statute; one that only the program lists is copied to the own register.

    UserError for an unknown statute, dates that do not follow each other, a version no newer than the newest, no own
    banks.
    """
    statute = library.register.named(name)
    newest = statute.versions[-1]
    if version.effective < version.adopted:
        raise UserError(message("statute.version-dates"), Exit.USAGE)
    if version.effective <= newest.effective:
        said = message("statute.not-newer", name=statute.short, effective=newest.effective.isoformat())
        raise UserError(said, Exit.USAGE)
    for path in library.registers:
        if not is_shipped(path) and (number := _listed(path, statute)) is not None:
            place = _add(env, path, (number, "versions"), [templates.version(version)])
            return message("statute.recorded", name=statute.short, place=place)
    amended = replace(statute, versions=[*statute.versions, version])
    place = _add(env, _own(library), (), templates.statute(amended))
    return message("statute.recorded-copy", name=statute.short, place=place)


def _listed(path: Path, statute: Statute) -> int | None:
    """Return the place of a statute's entry in a register, of which others may be faulty; None if it has none."""
    data = read_document(path, shown(path)).data
    read = (Register.build([each])[0].statutes for each in data) if isinstance(data, list) else ()
    return next((number for number, own in enumerate(read) if own and own[0].title == statute.title), None)


def _statute(wanted: Wanted) -> Statute:
    title = _bare(wanted.title)
    short = _bare(wanted.short) or title.removeprefix(COUNTRY)
    aliases = [name for each in wanted.aliases if (name := _bare(each))]
    return Statute(title=title, short=short, aliases=aliases, versions=[wanted.version])


def _bare(name: str) -> str:
    return name.strip().removeprefix("《").removesuffix("》").strip()


def _own(library: Library) -> Path:
    """Return the register beside the user's own banks, there or not; UserError without own banks."""
    for place in library.places:
        folder = base(place)
        path = next(above(folder), folder / STATUTES)
        if not is_shipped_file(path):
            return path
    raise UserError(message("statute.no-own-banks"), Exit.USAGE)


def _add(env: Env, path: Path, listed: Steps, lines: Sequence[str]) -> str:
    """Put the lines of an entry behind the last one of a list of a register; return its place as ``file:line``.

    The file is made if it is not there.
    """
    if not is_there(path):
        text = f"# {env.say('statute.own-note')}\n\n" + "".join(f"{line}\n" for line in lines)
        with writing(path):
            write_text(path, text, new=True)
        return f"{shown(path)}:3"
    raw = read_bytes(path)
    document = read_document(path, shown(path))
    unsound = any(each.level == "error" and each.code != "empty-file" for each in document.diagnostics)
    if unsound or not isinstance(document.data, list | None):
        raise UserError(message("statute.not-rewritten", path=shown(path)))
    try:
        line = rewrite(path, raw, lambda text: with_item(text, document, listed, *lines))
    except SharedLineError as error:
        key = "statute.versions-on-one-line" if listed else "statute.not-rewritten"
        raise UserError(message(key, path=shown(path), line=error.line)) from error
    return f"{shown(path)}:{line}"
