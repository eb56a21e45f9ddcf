"""Statute texts on disk: folders of Markdown or text files, a file a statute, named by one of its names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.register import Statute
from officer_quiz.statutes.texts import NO_TEXTS, Texts

TEXT_ENDINGS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Folders:
    """Reads the text of a statute from the first folder that has it."""

    folders: tuple[Path, ...]

    def __call__(self, statute: Statute) -> str:
        """Return the text, empty where no folder has it."""
        names = [f"{name}{ending}" for name in statute.names for ending in TEXT_ENDINGS]
        files = (folder / name for folder in self.folders for name in names)
        file = next((file for file in files if file.is_file()), None)
        return file.read_text(encoding="utf-8-sig", errors="replace") if file else ""


def texts(env: Env) -> Texts:
    """Return the texts at hand: in the folder named, else in the one that `statutes add` fills.

    UserError for a named folder that is not there.
    """
    folders = text_folders(env)
    return Texts(Folders(tuple(folders))) if folders else NO_TEXTS


def text_folders(env: Env) -> list[Path]:
    """Return the folders of texts, the one named by the user first; UserError if that one is not there."""
    if env.statutes and not env.statutes.is_dir():
        raise UserError(message("statute.no-folder", folder=str(env.statutes)), Exit.USAGE)
    return [folder for folder in (env.statutes, env.added_texts) if folder and folder.is_dir()]
