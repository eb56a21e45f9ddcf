"""Finds the git repository around a folder and reads what its small files name: where HEAD stands, and the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from os import fsdecode, fsencode
from pathlib import Path, PurePath
from stat import S_ISREG

MAX_LINE = 10_000
"""The largest file of one line, in bytes."""
MAX_PACKED = 20_000_000
"""The largest list of packed references, in bytes."""
MAX_TAGS = 20_000
MAX_STEPS = 5
"""How many references may lead from one to the next."""
ID = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""The id of an object, as hexadecimal digits."""
TAGS = b"refs/tags/"


class Unreadable(Exception):
    """A repository that is damaged, over a bound, or of a make this program does not know."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on disk: the top of its work tree, the folder of its HEAD, and that of its tags and objects."""

    top: Path
    own: Path
    common: Path


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name, the object it names, and whether that is known to be no further tag."""

    name: str
    id: bytes
    light: bool = False


def plain_bytes(file: Path, most: int) -> bytes | None:
    """Return what a file holds, None where there is no such file; Unreadable for one over `most` bytes.

    Pipes and devices, which may never end, count as no file, and no more is read than the size that a file says.
    """
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            return None
        if status.st_size > most:
            raise Unreadable
        with file.open("rb") as opened:
            return opened.read(status.st_size)
    except (OSError, ValueError):
        return None


def leads_elsewhere(start: PurePath, target: PurePath) -> bool:
    """Return whether a path read from a file leads to another machine: opening it would send the user's name there."""
    return target.drive.startswith("\\\\") and target.drive != start.drive


def find(folder: Path) -> Repository | None:
    """Return the repository nearest above a folder, links resolved; None where there is none."""
    inside = folder.resolve()
    for top in (inside, *inside.parents):
        own = _named(top, top / ".git")
        if own and plain_bytes(own / "HEAD", MAX_LINE) is not None:
            common = _pointed(own, plain_bytes(own / "commondir", MAX_LINE)) or own
            if _is_folder(common / "objects"):
                return Repository(top, own, common)
    return None


def _is_folder(path: Path) -> bool:
    """Return whether there is a folder that this user may look at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _named(top: Path, git: Path) -> Path | None:
    """Return the folder that a ``.git`` is, or that it names if it is a file."""
    if _is_folder(git):
        return git
    line = plain_bytes(git, MAX_LINE) or b""
    return _pointed(top, line.removeprefix(b"gitdir: ")) if line.startswith(b"gitdir: ") else None


def _pointed(start: Path, line: bytes | None) -> Path | None:
    if not line or b"\0" in line:
        return None
    target = start / fsdecode(line.rstrip(b"\r\n"))
    return None if leads_elsewhere(start, target) else target


def head(repository: Repository) -> bytes | None:
    """Return the id of the commit that is checked out, None before the first one."""
    line = plain_bytes(repository.own / "HEAD", MAX_LINE) or b""
    for _ in range(MAX_STEPS):
        if ID.fullmatch(line.strip()):
            return line.strip()
        name = line.removeprefix(b"ref:").strip()
        if not line.startswith(b"ref:") or not name.startswith(b"refs/") or b".." in name or b"\0" in name:
            break
        if name == b"refs/heads/.invalid":  # stands there where references are kept in tables
            break
        line = plain_bytes(repository.common / fsdecode(name), MAX_LINE) or _packed(repository).get(name, (b"",))[0]
        if not line:
            return None
    raise Unreadable


def tags(repository: Repository) -> list[Tag]:
    """Return the tags in the order of their names."""
    packed = {name: found for name, found in _packed(repository).items() if name.startswith(TAGS)}
    found = {**packed, **{name: (id, False) for name, id in _loose(repository.common)}}
    if len(found) > MAX_TAGS:
        raise Unreadable
    return [Tag(name.removeprefix(TAGS).decode("utf-8", "replace"), *found[name]) for name in sorted(found)]


def _loose(common: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and id of each tag that has a file of its own. Links to folders are not followed."""
    folders = [common / "refs" / "tags"]
    seen = 0
    for folder in folders:
        try:
            entries = list(islice(folder.iterdir(), MAX_TAGS + 1))
        except OSError:
            continue
        seen += len(entries)
        if seen > MAX_TAGS:
            raise Unreadable
        for entry in entries:
            if entry.is_dir():
                folders += () if entry.is_symlink() else (entry,)
            elif ID.fullmatch(id := (plain_bytes(entry, MAX_LINE) or b"").strip()):
                yield fsencode(entry.relative_to(common).as_posix()), id


def _packed(repository: Repository) -> dict[bytes, tuple[bytes, bool]]:
    """Return id, and whether it is known to be no tag, of each reference in the list ``packed-refs``."""
    found: dict[bytes, tuple[bytes, bool]] = {}
    name = b""
    complete = False
    for line in (plain_bytes(repository.common / "packed-refs", MAX_PACKED) or b"").splitlines():
        id, _, rest = line.partition(b" ")
        if line.startswith(b"#"):
            complete = b" fully-peeled" in line
        elif line.startswith(b"^") and name:  # what the tag before names
            found[name] = found[name][0], False
        elif ID.fullmatch(id):
            name = rest
            found[name] = id, complete
    return found
