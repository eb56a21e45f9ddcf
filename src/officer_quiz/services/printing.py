"""Writes a class paper for printing: booklet, answer sheet and key of each variant, as Word files and as pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.exchange.base.class_paper import Printed, answer_sheet, booklet, key_sheet
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.papers.key import Key
from officer_quiz.services.unit_files import put

SHEETS = {"booklet": booklet, "answers": answer_sheet, "key": key_sheet}
"""What is printed of a variant, by the names of the files."""
Page = Callable[[str, Printed], str]
"""From a title and what is on it to a page in HTML."""


def sheets_of(env: Env, key: Key) -> Iterator[tuple[str, Printed]]:
    """Yield the name and the content of each sheet."""
    for letter in key.variants:
        for name, draw in SHEETS.items():
            yield f"{name}-{letter}", draw(key, letter, env.say)


def write_sheets(env: Env, key: Key, folder: Path, page: Page) -> tuple[Message, ...]:
    """Write the sheets of a paper into a folder; return what to say where there can be no Word files.

    UserError where they cannot be written.
    """
    word = find_spec("docx") is not None
    for name, blocks in sheets_of(env, key):
        put(folder / f"{name}.html", page(key.title, blocks).encode())
        if word:
            from officer_quiz.exchange.word.writing import word_file  # noqa: PLC0415  (an extra, and slow)

            put(folder / f"{name}.docx", word_file(key.title, blocks, env.say))
    return () if word else (message("paper.no-library", library="python-docx"),)


def folder_for(key_path: Path, out: Path) -> Path:
    """Return where the sheets of a paper go: into a folder of their own."""
    return out / f"{key_path.stem}-print"
