"""Statute texts on disk: folders of Markdown or text files, a file a statute, named by one of its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.register import Statute
from officer_quiz.statutes.texts import Texts

TEXT_ENDINGS = (".md", ".txt")


def texts(env: Env) -> Texts:
    """Return the texts at hand: in the folder named, else in the one that `statutes add` fills.

    UserError for a named folder that is not there.
    """
    folders = text_folders(env)

    def read(statute: Statute) -> str:
        file = next(_files(folders, statute), None)
        return file.read_text(encoding="utf-8-sig", errors="replace") if file else ""

    return Texts(read)


def text_folders(env: Env) -> list[Path]:
    """Return the folders of texts, the one named by the user first; UserError if that one is not there."""
    if env.statutes and not env.statutes.is_dir():
        raise UserError(message("statute.no-folder", folder=str(env.statutes)), Exit.USAGE)
    return [folder for folder in (env.statutes, env.added_texts) if folder and folder.is_dir()]


def _files(folders: Sequence[Path], statute: Statute) -> Iterator[Path]:
    candidates = (folder / f"{name}{ending}" for folder in folders for name in statute.names for ending in TEXT_ENDINGS)
    return (file for file in candidates if file.is_file())
