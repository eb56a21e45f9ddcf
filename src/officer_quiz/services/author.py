"""Writes starting files for trainers where they belong, and never over a file that is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

from officer_quiz import kinds
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library import templates
from officer_quiz.library.load import read_document, read_register
from officer_quiz.library.places import EXAMS, bank_files, nearest_statutes, shown
from officer_quiz.library.rewrite import rewrite
from officer_quiz.library.schemas import schema_file, schema_text
from officer_quiz.messages.catalogue import Message, message
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
        near = nearest(kind, kinds.names())
        key = "kinds_common.unknown-kind-near" if near else "kinds_common.unknown-kind"
        raise UserError(message(key, name=kind, near=near, known=kinds.names()), Exit.USAGE)
    if what == "question":
        return [_add_question(name, kind, into)]
    notices = []
    if what == "translation":
        path, text = _translation(env, name, into)
    else:
        path = Path(into) / f"{name}.yaml"
        text = _bank_or_exam(env, what, name, title or name, path)
        if what == "exam" and path.absolute().parent.name != EXAMS:
            notices.append(message("cli.new-exam-place", folder=EXAMS))
    _write(path, text)
    return [*notices, message("cli.new-written", path=shown(path))]


def _bank_or_exam(env: Env, what: str, name: str, title: str, path: Path) -> str:
    note, schema = env.say(f"cli.new-{what}-note"), _schema(path, what)
    if what == "bank":
        return templates.bank(name, title, env.today().isoformat(), note, schema)
    return templates.exam(name, title, note, schema)


def _translation(env: Env, name: str, into: str) -> tuple[Path, str]:
    """Return where a bank's translation goes, beside it unless told otherwise, and its text."""
    bank, file = _bank(env, name)
    other = "en" if bank.header.language == "zh" else "zh"
    path = (Path(into) if into else file.parent) / f"{file.stem}.{other}.yaml"
    return path, templates.translation(bank, other, env.say("cli.new-translation-note"), _schema(path, "translation"))


def _schema(path: Path, name: str) -> str:
    """Write the schema beside the new file, in a hidden folder, and return its path from there."""
    file = schema_file(path.parent, name)
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(schema_text(name), encoding="utf-8", newline="\n")
    return Path(os.path.relpath(file, path.parent)).as_posix()


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UserError(message("cli.new-exists", path=shown(path))) from error
    except OSError as error:
        raise UserError(
            message("statute.cannot-write", path=shown(path), reason=error.strerror or str(error))
        ) from error


def _add_question(id: str, kind: str, into: str) -> Message:
    """Add a question of a kind behind the last one of a bank's file."""
    file = Path(into) if into else None
    if file is None or not file.is_file():
        raise UserError(message("cli.new-question-into"), Exit.USAGE)
    raw = file.read_bytes()
    document = read_document(file, shown(file))
    listed = document.data.get("questions") if isinstance(document.data, dict) else None
    if not document.sound or not isinstance(listed, list):
        raise UserError(message("cli.new-question-unsound", path=shown(file)))
    if any(isinstance(each, dict) and each.get("id") == id for each in listed):
        raise UserError(message("cli.new-question-taken", id=id, path=shown(file)))
    item = templates.question(kind, id)
    try:
        rewrite(file, raw, lambda text: with_item(text, document, ("questions",), "", *item))
    except SharedLineError as error:
        raise UserError(message("cli.new-question-unsound", path=shown(file))) from error
    return message("cli.new-question", id=id, path=shown(file))


def _bank(env: Env, id: str) -> tuple[Bank, Path]:
    """Return a sound bank of the banks in use by its id, and its file."""
    folder = env.banks
    files = bank_files(folder)
    register = read_register(nearest_statutes(folder / "bank"))[0]
    known = {}
    for file in files:
        document = read_document(file, shown(file))
        loaded = load([document], Context(register, env.today(), wanted=frozenset()))
        for bank in loaded.banks:
            known[bank.header.bank] = (bank, file)
    if id not in known:
        near = nearest(id, sorted(known), most=None)
        key = "cli.new-no-bank-near" if near else "cli.new-no-bank"
        raise UserError(message(key, id=id, near=near, folder=str(folder)))
    return known[id]
