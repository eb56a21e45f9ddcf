"""Changes the id of a question in its bank and wherever the files of banks name it, and nothing else in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from officer_quiz.env.folders import is_installed
from officer_quiz.errors import UserError
from officer_quiz.library.load import read_document
from officer_quiz.library.places import EXAMS, base, is_overlay, shown, yaml_files
from officer_quiz.library.rewrite import refuse_read_only, rewrite
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import read_bytes
from officer_quiz.text.document import Document
from officer_quiz.text.edit import SharedLineError, respelt, with_new_id

Change = Callable[[str], tuple[str, int]]
"""From the text of a file to the changed one and the line to tell."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that names the question: its bytes, and what is made of its text."""

    path: Path
    raw: bytes
    change: Change


def rename(places: Sequence[Path], old: str, new: str) -> list[str]:
    """Give a question of folders and files of banks another id; return the changed places as ``file:line``.

    UserError, and nothing changed, if there is no such question, it ships with the program, the new id is or was that
    of another, or a file that names it cannot be read or changed. The bank is changed last: after a failure between two
    files the same command goes on.
    """
    others: list[_File] = []
    bank: _File | None = None
    case = ""
    for path in dict.fromkeys(file for place in places for file in _files(place)):
        try:
            raw = read_bytes(path)
        except OSError:
            continue  # `check` tells of it
        named = old.encode() in raw
        if not named and new.encode() not in raw:
            continue
        document = read_document(path, shown(path))
        _refuse_taken(path, document, old, new)
        if not named:
            continue
        if not document.sound:
            raise UserError(message("cli.rename-unsound", path=shown(path)))
        index = next((place for place, id in _ids(document) if id == old), None)
        case = case or next((whole for whole, part in _parts(document) if part == old), "")
        if index is None:
            change = _mentions(path, document, old, new)
            others += [_File(path, raw, change)] if change else []
        elif bank is None:
            bank = _File(path, raw, _in_bank(document, index, old, new))
    if bank is None:
        key = "cli.rename-part" if case else "screen.show.no-question"
        raise UserError(message(key, id=old, case=case))
    for file in (*others, bank):
        if is_installed(file.path):
            raise UserError(message("statute.installed", path=shown(file.path)))
        refuse_read_only(file.path)
        try:
            file.change(file.raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        except SharedLineError as error:
            raise UserError(message("cli.rename-former", path=shown(file.path), line=error.line)) from error
        except ValueError as error:
            raise UserError(message("cli.rename-unsound", path=shown(file.path))) from error
    return [f"{shown(file.path)}:{rewrite(file.path, file.raw, file.change)}" for file in (*others, bank)]


def _files(place: Path) -> list[Path]:
    """The banks, exams and translations of a place; beside a single file, those of its folder that go with it."""
    if place.is_dir():
        return yaml_files(place)
    beside = [file for file in yaml_files(base(place)) if is_overlay(file) or file.parent.name == EXAMS]
    return [place, *(file for file in beside if file != place)]


def _ids(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the place and the id of each question of a bank."""
    for place, each in _questions(document):
        if isinstance(each.get("id"), str):
            yield place, each["id"]


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the id of each case of a bank with that of each of its parts."""
    for _, each in _questions(document):
        yield from ((str(each.get("id")), str(part.get("id"))) for part in _dicts(each.get("questions")))


def _questions(document: Document) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the place and the data of each question of a bank."""
    data = document.data
    listed = data.get("questions") if isinstance(data, dict) and "bank" in data else None
    for place, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield place, each


def _dicts(listed: object) -> list[dict[str, Any]]:
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _refuse_taken(path: Path, document: Document, old: str, new: str) -> None:
    """Raise UserError if a question, a part of one, or one under a former id, has the new id."""
    for _, each in _questions(document):
        names = [each.get("id"), *(part.get("id") for part in _dicts(each.get("questions")))]
        former = each.get("former")
        before = former if isinstance(former, list) and each.get("id") != old else []
        if new in [*names, *before]:
            raise UserError(message("cli.rename-taken", id=new, path=shown(path)))


def _in_bank(document: Document, place: int, old: str, new: str) -> Change:
    return lambda text: with_new_id(text, document, ("questions", place), old, new)


def _mentions(path: Path, document: Document, old: str, new: str) -> Change | None:
    """What changes the id where an exam picks it, or a translation has its texts; None where neither does."""
    data, marks = document.data, document.marks
    found = []
    if is_overlay(path) and ("questions", old) in marks.keys:
        found = [marks.keys["questions", old]]
    elif path.absolute().parent.name == EXAMS and isinstance(data, dict):
        found = [
            mark
            for place, mark in marks.values.items()
            if len(place) == 4 and (place[0], place[2]) == ("sections", "ids") and document.value(place) == old
        ]
    if not found:
        return None

    def change(text: str) -> tuple[str, int]:
        for mark in sorted(found, key=lambda mark: (mark.line, mark.column), reverse=True):
            text = respelt(text, mark, old, new)
        return text, min(mark.line for mark in found)

    return change
