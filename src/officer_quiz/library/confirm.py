"""Sets the day on which questions were checked, changing one line of their file each and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from officer_quiz.env.folders import is_installed
from officer_quiz.errors import UserError
from officer_quiz.library.load import read_document
from officer_quiz.library.places import bank_files, shown
from officer_quiz.library.rewrite import rewrite
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import read_bytes
from officer_quiz.text.document import Document
from officer_quiz.text.edit import SharedLineError, with_field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands: its file, the bytes and the document of it, its index in the bank."""

    path: Path
    raw: bytes
    document: Document
    index: int


def confirm(banks: Sequence[Path], ids: Sequence[str], day: date) -> list[str]:
    """Set `checked` of questions in folders and files of banks; return the changed lines as ``file:line``.

    UserError for an id there is not, and for a question written all on one line without `checked`.
    """
    places = {id: _find(banks, id) for id in dict.fromkeys(ids)}
    return [_confirm(_find(banks, id), id, day) for id in places]


def _find(banks: Sequence[Path], id: str) -> Place:
    for path in (file for place in banks for file in bank_files(place)):
        try:
            raw = read_bytes(path)
        except OSError:
            continue  # `check` tells of it; the question may stand in another file
        if id.encode() not in raw:
            continue
        document = read_document(path, shown(path))
        for index, found in _questions(document):
            if found == id:
                return Place(path, raw, document, index)
    raise UserError(message("screen.show.no-question", id=id))


def _questions(document: Document) -> Iterator[tuple[int, str]]:
    listed = document.data.get("questions") if isinstance(document.data, dict) else None
    for index, question in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(question, dict) and isinstance(question.get("id"), str):
            yield index, question["id"]


def _confirm(place: Place, id: str, day: date) -> str:
    if is_installed(place.path):
        raise UserError(message("statute.installed", path=shown(place.path)))
    item = ("questions", place.index)
    try:
        line = rewrite(
            place.path, place.raw, lambda text: with_field(text, place.document, item, "checked", day.isoformat())
        )
    except SharedLineError as error:
        raise UserError(message("statute.one-line", id=id, path=shown(place.path), line=error.line)) from error
    return f"{shown(place.path)}:{line}"
