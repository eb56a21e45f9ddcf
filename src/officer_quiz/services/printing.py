"""Writes a class paper for printing: booklet, answer sheet and key of each variant, as Word files and as pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.exchange.base.class_paper import Printed, answer_sheet, booklet, key_sheet
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.paper_making import Paper
from officer_quiz.services.unit_files import put

SHEETS = {"booklet": booklet, "answers": answer_sheet, "key": key_sheet}
"""What is printed of a variant, by the names of the files."""
Page = Callable[[str, Printed], str]
"""From a title and what is on it to a page in HTML."""


def sheets_of(env: Env, made: Paper) -> Iterator[tuple[str, str, Printed]]:
    """Yield the name, the title and the content of each sheet."""
    for letter in made.key.variants:
        for name, draw in SHEETS.items():
            yield f"{name}-{letter}", made.facts.title, draw(made.key, letter, env.say)


def write_sheets(env: Env, made: Paper, page: Page) -> tuple[Path, tuple[Message, ...]]:
    """Write the sheets into a folder beside the paper; return it, and what to say where there can be no Word files.

    UserError where they cannot be written.
    """
    folder = made.paper.with_name(f"{made.paper.stem}-print")
    word = find_spec("docx") is not None
    for name, title, blocks in sheets_of(env, made):
        put(folder / f"{name}.html", page(title, blocks).encode())
        if word:
            from officer_quiz.exchange.word.writing import word_file  # noqa: PLC0415  (an extra, and slow)

            put(folder / f"{name}.docx", word_file(title, blocks, env.say))
    return folder, () if word else (message("paper.no-library", library="python-docx"),)
