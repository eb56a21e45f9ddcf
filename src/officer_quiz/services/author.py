"""Writes starting files for trainers where they belong, and never over a file that is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

from officer_quiz import kinds
from officer_quiz.bank.blueprint import read_blueprint
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load, read_bank
from officer_quiz.bank.model import Bank
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library import templates
from officer_quiz.library.load import read_document, read_register
from officer_quiz.library.places import ENDINGS, EXAMS, bank_files, is_overlay, registers_of, shown
from officer_quiz.library.renaming import rename
from officer_quiz.library.rewrite import rewrite
from officer_quiz.library.schemas import schema_file, schema_text
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.store.disk import is_there, read_bytes, write_text
from officer_quiz.text.document import read
from officer_quiz.text.edit import SharedLineError, with_item
from officer_quiz.text.nearest import nearest

WHAT = ("bank", "question", "exam", "translation")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def start_file(env: Env, what: str, name: str, kind: str, title: str, into: str) -> list[Message]:
    """Write what is asked for and return what to say; UserError for a wrong word or name, or a file that is there."""
    if what not in WHAT:
        raise UserError(message("cli.new-no-what", what=what, known=tuple(WHAT)), Exit.USAGE)
    if what in {"bank", "exam", "question"} and not _ID.fullmatch(name):
        raise UserError(message("diagnostic.bad-id", value=name), Exit.USAGE)
    if kind not in kinds.names():
        kind = _kind_meant(kind)
    if what == "question":
        return [_add_question(name, kind, into)]
    if what == "translation":
        path, text = _translation(env, name, into)
    else:
        path = _place(what, name, into)
        text = _bank_or_exam(env, what, name, title.strip() or name, path)
    write_new(path, text)
    write_schema(path, what)
    return [message("cli.new-written", path=shown(path))]


def rename_question(env: Env, old: str, new: str) -> list[Message]:
    """Give a question of the banks in use another id and return what to say; UserError where that cannot be."""
    if not _ID.fullmatch(new):
        raise UserError(message("diagnostic.bad-id", value=new), Exit.USAGE)
    changed = rename(env.banks, old, new)
    return [message("cli.renamed", old=old, new=new, places=tuple(changed))]


def _place(what: str, name: str, into: str) -> Path:
    """Return where a bank or an exam goes: into the folder or the file named; an exam into the folder of exams there.

    UserError for a file that would be no exam by its place.
    """
    named = Path(into)
    if named.suffix in ENDINGS and not named.is_dir():
        if what == "exam" and named.absolute().parent.name != EXAMS:
            raise UserError(message("cli.new-exam-place", folder=EXAMS, path=shown(named)), Exit.USAGE)
        return named
    if what == "exam" and named.absolute().name != EXAMS:
        named /= EXAMS
    return named / f"{name}.yaml"


def _bank_or_exam(env: Env, what: str, name: str, title: str, path: Path) -> str:
    """Return the text of a bank or an exam; UserError for a title that it cannot have."""
    note, schema = env.say(f"cli.new-{what}-note"), schema_seen(path, what)
    if what == "bank":
        text = templates.bank(name, title, env.today().isoformat(), note, schema)
    else:
        text = templates.exam(name, title, note, schema)
    document = read(shown(path), text.encode(errors="surrogateescape"))
    faults = read_bank(document)[1] if what == "bank" else read_blueprint(document).faults
    wrong = next((each.message for each in (*document.diagnostics, *faults) if each.level == "error"), None)
    if wrong:
        raise UserError(message("cli.new-title", title=title, said=wrong), Exit.USAGE)
    return text


def _translation(env: Env, name: str, into: str) -> tuple[Path, str]:
    """Return where a bank's translation goes, beside it unless told otherwise, and its text."""
    bank, file = _bank(env, name)
    other = "en" if bank.header.language == "zh" else "zh"
    path = Path(into) if into else file.parent
    if path.suffix not in ENDINGS or path.is_dir():
        path /= f"{file.stem}.{other}.yaml"
    elif not is_overlay(path):
        raise UserError(message("cli.new-translation-place", path=shown(path), language=other), Exit.USAGE)
    return path, templates.translation(
        bank, other, env.say("cli.new-translation-note"), schema_seen(path, "translation")
    )


def schema_seen(path: Path, name: str) -> str:
    """Return where a schema is, seen from the new file: beside it, in a hidden folder."""
    return Path(os.path.relpath(schema_file(path.parent, name), path.parent)).as_posix()


def write_schema(path: Path, name: str) -> None:
    """Put a schema where the file at `path` names it, unless it is there."""
    file = schema_file(path.parent, name)
    if not is_there(file):
        write_new(file, schema_text(name))


def _kind_meant(name: str) -> str:
    """Return the kind that is called something else than its word; UserError for a name that no kind has."""
    if kind := kinds.meant(name):
        return kind
    near = nearest(name, kinds.names())
    key = "kinds_common.unknown-kind-near" if near else "kinds_common.unknown-kind"
    known = tuple(map(kinds.told, kinds.names()))
    raise UserError(message(key, name=name, near=near and kinds.told(near), known=known), Exit.USAGE)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; UserError if it is, or cannot be written."""
    with writing(path):
        try:
            write_text(path, text, new=True)
        except FileExistsError as error:
            raise UserError(message("cli.new-exists", path=shown(path))) from error


def _add_question(id: str, kind: str, into: str) -> Message:
    """Add a question of a kind behind the last one of a bank's file."""
    file = Path(into) if into else None
    if file is None or not is_there(file) or Path(file).is_dir():
        raise UserError(message("cli.new-question-into"), Exit.USAGE)
    raw = read_bytes(file)
    document = read_document(file, shown(file))
    listed = document.data.get("questions") if isinstance(document.data, dict) else None
    if not document.sound or not isinstance(document.data, dict) or not isinstance(listed, list | None):
        raise UserError(message("cli.new-question-unsound", path=shown(file)))
    if any(isinstance(each, dict) and each.get("id") == id for each in listed or ()):
        raise UserError(message("cli.new-question-taken", id=id, path=shown(file)))
    item = templates.question(kind, id)
    try:
        rewrite(file, raw, lambda text: with_item(text, document, ("questions",), "", *item))
    except SharedLineError as error:
        raise UserError(message("cli.new-question-unsound", path=shown(file))) from error
    return message("cli.new-question", id=id, path=shown(file))


def _bank(env: Env, id: str) -> tuple[Bank, Path]:
    """Return a sound bank of the banks in use by its id, and its file."""
    places = env.banks
    files = [file for place in places for file in bank_files(place)]
    register = read_register(registers_of(places))[0]
    known: dict[str, tuple[Bank, Path]] = {}
    for file in files:
        document = read_document(file, shown(file))
        loaded = load([document], Context(register, env.today(), wanted=frozenset()))
        for bank in loaded.banks:
            known.setdefault(bank.header.bank, (bank, file))
    if id not in known:
        near = nearest(id, sorted(known), most=None)
        key = "cli.new-no-bank-near" if near else "cli.new-no-bank"
        raise UserError(message(key, id=id, near=near, folder=tuple(map(str, places))))
    return known[id]
