"""Compares banks under git with their last release: ids that a tag has and the files no longer have (L24)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_quiz.library.places import STATUTES, bank_files, names_bank, shown, yaml_files
from officer_quiz.library.repository import files
from officer_quiz.library.repository.files import plain_bytes
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import MAX_BYTES, read
from officer_quiz.text.unwanted_characters import ANY

if TYPE_CHECKING:
    from officer_quiz.library.repository.objects import Objects

CODE = "L24"
MOST = 20
"""How many ids one warning names."""
MAX_FILE = 10 * MAX_BYTES
"""The largest file that is searched for ids, in bytes; one too large for a bank may still be where they are."""
_IDS = re.compile(
    r"""^[ \t]*+\#.*                                                  # none stand in a remark
    | \bid["']?\s*+:\s*+["']?([a-z0-9-]++)["']?[ \t]*+(?:[,\#}\r]|$)""",
    re.MULTILINE | re.VERBOSE,
)

_FORMER = re.compile(r"""\bformer["']?\s*+:\s*+\[([^]]*+)]""")


def vanished(folders: Iterable[Path]) -> Iterator[Diagnostic]:
    """Yield a warning for each bank file of the last release with ids that stand nowhere below the folders any more.

    Nothing where there is no repository or no tag yet, one remark where the repository cannot be read. Nothing in the
    repository is run or obeyed: its configuration is not even opened.
    """
    outermost = _outermost(folders)
    now = _Now(outermost)
    for folder in outermost:
        try:
            found = list(_lost(folder, now))
        except Exception:  # whoever made the repository can trip its reader anywhere
            found = [Diagnostic(CODE, "info", message(f"checks.{CODE}.unread"), shown(_any_file(folder)), 1, 1)]
        yield from found


def _outermost(folders: Iterable[Path]) -> list[Path]:
    """Return the folders without those that lie in others of them."""
    whole = {folder.absolute(): folder for folder in folders}
    return [folder for path, folder in whole.items() if not any(parent in whole for parent in path.parents)]


class _Now:
    """The ids that stand in the bank files below some folders now, read when they are first asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self.told: set[str] = set()
        """The ids a warning has named."""

    @cached_property
    def files(self) -> dict[Path, list[str]]:
        """The ids in each file."""
        files = [file for folder in self._folders for file in bank_files(folder)]
        read = ((file, plain_bytes(file, MAX_FILE) or b"") for file in files)
        return {file: [*ids_in(content), *_former_in(content)] for file, content in read}

    @cached_property
    def where(self) -> dict[str, Path]:
        """The file of each id, the first where it stands in several."""
        return {id: file for file, ids in reversed(self.files.items()) for id in ids}

    @cached_property
    def _first(self) -> dict[Path, Path]:
        """The first file in or below each folder."""
        return {parent: file for file in reversed(self.files) for parent in file.parents}

    def place(self, file: Path, ids: Iterable[str]) -> Path | None:
        """Return where to tell what a file lost that had `ids`, None where no bank is left.

        The file itself; if it is gone the one that has most of the ids now; else the nearest.
        """
        if file in self.files:
            return file
        for found, _ in Counter(self.where[id] for id in ids if id in self.where).most_common(1):
            return found
        return next((self._first[parent] for parent in file.parents if parent in self._first), None)


def _lost(folder: Path, now: _Now) -> Iterator[Diagnostic]:
    """Yield what a folder lost since the last release. Raises anything where the repository cannot be read."""
    repository = files.find(folder)
    head = repository and files.head(repository)
    tags = repository and files.tags(repository)
    if not repository or not head or not tags:
        return
    from officer_quiz.library.repository import history  # noqa: PLC0415  (only a release needs the reader of objects)
    from officer_quiz.library.repository.objects import Objects  # noqa: PLC0415

    with Objects(repository.common / "objects", head) as objects:
        release = history.last_release(head, tags, objects)
        if release is None:
            return
        for name, id in history.files(release.commit, folder.resolve().relative_to(repository.top), objects):
            if not names_bank(name) or _same(folder / name, id, objects):
                continue
            before = objects.blob(id)
            if gone := _gone(shown(folder / name), before, now):
                place = now.place(folder / name, ids_in(before)) or _any_file(folder)
                yield _warning(release.name, gone, folder / name, place)


def _same(file: Path, id: bytes, objects: Objects) -> bool:
    """Return whether a file is still what the release has, line ends of this system aside."""
    content = plain_bytes(file, MAX_FILE)
    if content is None:
        return False
    return id in {objects.blob_id(content), objects.blob_id(content.replace(b"\r\n", b"\n"))}


def _gone(name: str, before: bytes, now: _Now) -> list[str]:
    """Return the ids of a bank's questions that stand nowhere now, each told once."""
    missing = {id for id in ids_in(before) if id not in now.where and id not in now.told}
    gone = [id for id in dict.fromkeys(_ids(read(name, before).data)) if id in missing] if missing else []
    now.told.update(gone)
    return gone


def _warning(release: str, gone: Sequence[str], file: Path, place: Path) -> Diagnostic:
    ids: Message | tuple[str, ...] = tuple(gone[:MOST])
    if len(gone) > MOST:
        ids = message(f"checks.{CODE}.more", ids=ids, more=len(gone) - MOST)
    key = "vanished" if place == file else "vanished-with-file"
    said = message(f"checks.{CODE}.{key}", release=_literal(release), ids=ids, file=_literal(shown(file)))
    return Diagnostic(CODE, "warning", said, shown(place), 1, 1)


def _literal(name: str) -> str:
    """Return a name that comes from a repository with each character that no question file may hold as ``?``."""
    return ANY.sub("?", name)


def _any_file(folder: Path) -> Path:
    """Return a file to tell things about a folder at: its first, else its register, one of which was checked."""
    return next(iter(yaml_files(folder)), folder / STATUTES)


def ids_in(content: bytes) -> list[str]:
    """Return what looks like an id in a file, readable as YAML or not."""
    return [id for id in _IDS.findall(content.decode("utf-8", "replace")) if id]


def _former_in(content: bytes) -> list[str]:
    """Return what look like ids that questions of a file had: they are renamed, not lost."""
    return [id.strip() for ids in _FORMER.findall(content.decode("utf-8", "replace")) for id in ids.split(",")]


def _ids(data: Any) -> list[str]:
    """Return the ids of a bank's questions and their parts."""
    listed = data.get("questions") if isinstance(data, dict) and "bank" in data else None
    found = []
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            found += [each["id"], *_ids({"bank": "", "questions": each.get("questions")})]
    return found
