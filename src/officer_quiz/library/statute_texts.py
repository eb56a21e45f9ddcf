"""Statute texts on disk: folders of Markdown, text or Word files, a file a statute, named by one of its names."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.word import word_text
from officer_quiz.messages.catalogue import message
from officer_quiz.statutes.articles import articles
from officer_quiz.statutes.register import Register, Statute
from officer_quiz.statutes.texts import NO_TEXTS, Text, Texts
from officer_quiz.store.disk import read_bytes
from officer_quiz.text.decoding import MAX_BYTES

TEXT_ENDINGS = (".md", ".txt", ".docx", ".doc", ".pdf")
"""The files taken for texts, the preferred first; of the last two is told what to do with them."""
_VERSION = re.compile(r"[（(〔\[【][^）)〕\]】]*(?:\d|修|版|公布|施行|生效|现行)[^）)〕\]】]*[）)〕\]】]")
_DATE = re.compile(
    r"[\s_.-]*(?<!\d)(?:19|20)\d{2}(?:[-_.年]?\d{1,2}(?:[-_.月]?\d{1,2}日?)?)?年?(?:修[正订]|版|公布|施行)*"
)
_DIGITS = re.compile(r"\d+")


def name_of(file: Path) -> str:
    """Return the statute's name in a file's name: without brackets for books, versions and dates."""
    return _DATE.sub("", _VERSION.sub("", file.stem)).strip(" 　_-.《》")


@dataclass(frozen=True, slots=True)
class Folders:
    """Reads the text of a statute from the first folder that has it; each folder is listed once."""

    folders: tuple[Path, ...]
    _listed: dict[Path, list[Path]] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, statute: Statute) -> Text | None:
        """Return the text, None where no folder has it; OSError for one that cannot be read."""
        found = (self._best(folder, statute) for folder in self.folders)
        file = next(filter(None, found), None)
        return read_text(file) if file else None

    def _best(self, folder: Path, statute: Statute) -> Path | None:
        """The file of a statute: a name without version before others, then the kind of file, then the latest date."""
        if folder not in self._listed:
            self._listed[folder] = sorted(file for file in folder.iterdir() if file.suffix.lower() in TEXT_ENDINGS)
        names = {_plain(name) for name in statute.names}
        known = [file for file in self._listed[folder] if names & {_plain(file.stem), _plain(name_of(file))}]
        kinds = {ending: -place for place, ending in enumerate(TEXT_ENDINGS)}
        readable = {".md", ".txt", ".docx"}

        def rank(file: Path) -> tuple[bool, bool, str, int]:
            kind = file.suffix.lower()
            dates = max(_DIGITS.findall(file.stem), default="")
            return kind in readable, _plain(file.stem) in names, dates, kinds[kind]

        return max(known, key=rank, default=None)


def _plain(name: str) -> str:
    return "".join(name.split()).strip("《》").removeprefix("中华人民共和国")


def statute_of(register: Register, file: Path) -> Statute | None:
    """Return the listed statute that a file is named by, or None."""
    return register.find(file.stem.strip("《》")) or register.find(name_of(file))


def read_text(file: Path) -> Text:
    """Return the articles of a file, or the fault that it cannot be read; OSError where the system refuses."""
    place, kind = str(file), file.suffix.lower()
    if kind in {".doc", ".pdf"}:
        return Text(place, fault=message("statute.text-doc" if kind == ".doc" else "statute.text-pdf", path=place))
    raw = read_bytes(file, MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return Text(place, fault=message("statute.text-too-large", path=place, most=MAX_BYTES // 1_000_000))
    text = word_text(raw) if kind == ".docx" else _decoded(raw)
    if text is None:
        return Text(place, fault=message("statute.text-undecodable", path=place))
    if not isinstance(text, str):
        return Text(place, fault=message(f"statute.docx-{text.reason}", path=place))
    found = articles(text)
    return Text(place, found, None if found else message("statute.no-articles", path=place))


def _decoded(raw: bytes) -> str | None:
    """The text in UTF-8, GB18030 or, with its mark, UTF-16; None in anything else."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def texts(env: Env) -> Texts:
    """Return the texts at hand: in the folder named, else in the one that `statutes add` fills.

    UserError for a named folder that is not there.
    """
    folders = text_folders(env)
    return Texts(Folders(tuple(folders))) if folders else NO_TEXTS


def text_folders(env: Env) -> list[Path]:
    """Return the folders of texts, the one named by the user first; UserError if that one is not there."""
    if env.statutes and not Path(env.statutes).is_dir():
        raise UserError(message("statute.no-folder", folder=str(env.statutes)), Exit.USAGE)
    return [folder for folder in (env.statutes, env.added_texts) if folder and Path(folder).is_dir()]
