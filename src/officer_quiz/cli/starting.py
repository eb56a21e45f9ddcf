"""Writes starting files for trainers where they belong, and never over a file that is there."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from officer_quiz import kinds
from officer_quiz.bank import sketch
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.cli.env import Env
from officer_quiz.cli.files import read_document, read_register
from officer_quiz.cli.places import EXAMS, bank_files, nearest_statutes, shown
from officer_quiz.cli.reading import is_there, read_bytes
from officer_quiz.cli.rewriting import rewrite
from officer_quiz.cli.schemas import SCHEMAS, schema_file
from officer_quiz.errors import Exit, UserError, reason
from officer_quiz.messages.catalogue import message
from officer_quiz.text.nearest import nearest

WHAT = ("bank", "question", "exam", "translation")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def start_file(env: Env, what: str, name: str, kind: str, title: str, into: str) -> None:
    """Write what is asked for and say where; UserError for a wrong word, a wrong name, or a file that is there."""
    if what not in WHAT:
        raise UserError(message("cli.new-no-what", what=what, known=tuple(WHAT)), Exit.USAGE)
    if what in {"bank", "exam", "question"} and not _ID.fullmatch(name):
        raise UserError(message("diagnostic.bad-id", value=name), Exit.USAGE)
    if kind not in kinds.names():
        near = nearest(kind, kinds.names())
        key = "kinds_common.unknown-kind-near" if near else "kinds_common.unknown-kind"
        raise UserError(message(key, name=kind, near=near, known=kinds.names()), Exit.USAGE)
    if what == "question":
        _add_question(env, name, kind, into)
        return
    if what == "translation":
        path, text = _translation(env, name, into)
    else:
        path = Path(into) / f"{name}.yaml"
        text = _bank_or_exam(env, what, name, title or name, path)
    _write(path, text)
    print(env.say("cli.new-written", path=shown(path)), file=sys.stderr)


def _bank_or_exam(env: Env, what: str, name: str, title: str, path: Path) -> str:
    note, schema = env.say(f"cli.new-{what}-note"), _schema(path, what)
    if what == "bank":
        return sketch.bank(name, title, env.today().isoformat(), note, schema)
    if path.absolute().parent.name != EXAMS:
        print(env.say("cli.new-exam-place", folder=EXAMS), file=sys.stderr)
    return sketch.exam(name, title, note, schema)


def _translation(env: Env, name: str, into: str) -> tuple[Path, str]:
    """Return where a bank's translation goes, beside it unless told otherwise, and its text."""
    bank, file = _bank(env, name)
    other = "en" if bank.header.language == "zh" else "zh"
    path = (Path(into) if into else file.parent) / f"{file.stem}.{other}.yaml"
    return path, sketch.translation(bank, other, env.say("cli.new-translation-note"), _schema(path, "translation"))


def _schema(path: Path, name: str) -> str:
    """Write the schema beside the new file, in a hidden folder, and return its path from there."""
    file = schema_file(path.parent, name)
    if not is_there(file):
        _write(file, SCHEMAS[name]())
    return Path(os.path.relpath(file, path.parent)).as_posix()


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UserError(message("cli.new-exists", path=shown(path))) from error
    except OSError as error:
        raise UserError(message("statute.cannot-write", path=shown(path), reason=reason(error))) from error


def _add_question(env: Env, id: str, kind: str, into: str) -> None:
    """Add a question of a kind to the end of a bank's file, its id checked against all banks beside it."""
    file = Path(into) if into else None
    if file is None or not is_there(file) or Path(file).is_dir():
        raise UserError(message("cli.new-question-into"), Exit.USAGE)
    raw = read_bytes(file)
    document = read_document(file, shown(file))
    listed = document.data.get("questions") if isinstance(document.data, dict) else None
    if not document.sound or not isinstance(listed, list):
        raise UserError(message("cli.new-question-unsound", path=shown(file)))
    if any(isinstance(each, dict) and each.get("id") == id for each in listed):
        raise UserError(message("cli.new-question-taken", id=id, path=shown(file)))
    first = document.lines[document.marks.values["questions", 0].line - 1] if listed else "  - "
    if not first.lstrip().startswith("- "):
        raise UserError(message("cli.new-question-unsound", path=shown(file)))
    indent = len(first) - len(first.lstrip())
    item = "".join(f"{' ' * indent}{line[2:]}\n" if line else "\n" for line in sketch.question(kind, id).splitlines())
    rewrite(file, raw, lambda text: f"{text.rstrip()}\n\n{item}")
    print(env.say("cli.new-question", id=id, path=shown(file)), file=sys.stderr)


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
        near = nearest(id, sorted(known))
        key = "cli.new-no-bank-near" if near else "cli.new-no-bank"
        raise UserError(message(key, id=id, near=near, folder=str(folder)))
    return known[id]
