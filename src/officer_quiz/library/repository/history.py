"""Finds the last release in the history of a git repository, and the files it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import PurePath
from stat import S_ISDIR, S_ISREG

from dulwich.objects import Commit, parse_tree
from dulwich.objects import Tag as TagObject
from dulwich.refs import Ref, check_ref_format

from officer_quiz.library.repository.files import TAGS, Tag, Unreadable
from officer_quiz.library.repository.objects import COMMIT, TAG, TREE, Objects

MAX_COMMITS = 10_000
"""How far back a release is looked for."""
MAX_CANDIDATES = 10
"""How many tagged commits are weighed against each other, as git does."""
MAX_WIDTH = 100
"""How many lines of history at once are still looked through for a reason to end the walk."""
MAX_FILES = 200_000
MAX_DEPTH = 50
"""How many folders deep a file of a release may lie, and how many tags may stand one behind the other."""
_APART = frozenset("/\\:" if os.name == "nt" else "/")
"""What would make one name lead through several folders."""


@dataclass(frozen=True, slots=True)
class Release:
    """A tag and the commit it stands at; `rank` puts the tag git would name first among those of one commit first."""

    name: str
    commit: bytes
    rank: tuple[bool, int, str]


def last_release(head: bytes, tags: Sequence[Tag], objects: Objects) -> Release | None:
    """Return the release nearest to a commit among those it descends from, as ``git describe --tags`` finds it.

    Nearest is the one with the fewest commits since. None where there is none, Unreadable beyond `MAX_COMMITS`.
    """
    releases: dict[bytes, Release] = {}
    for tag in tags:
        found = _released(tag, objects)
        if found and (found.commit not in releases or found.rank < releases[found.commit].rank):
            releases[found.commit] = found
    nearest = _nearest(head, releases, objects) if releases else None
    return releases[nearest] if nearest else None


def files(commit: bytes, folder: PurePath, objects: Objects) -> Iterator[tuple[PurePath, bytes]]:
    """Yield path and id of each plain file that a commit holds below a folder; paths start at that folder."""
    tree: bytes | None = _commit(commit, objects).tree
    for part in folder.parts:
        entries = _entries(tree, objects) if tree else ()
        tree = next((id for name, mode, id in entries if name == part and S_ISDIR(mode)), None)
    folders: list[tuple[tuple[str, ...], bytes]] = [((), tree)] if tree else []
    seen = 0
    for place, id in folders:
        for name, mode, below in _entries(id, objects):
            seen += 1
            if seen > MAX_FILES or len(place) > MAX_DEPTH:
                raise Unreadable
            if S_ISDIR(mode):
                folders.append(((*place, name), below))
            elif S_ISREG(mode):
                yield PurePath(*place, name), below


def _released(tag: Tag, objects: Objects) -> Release | None:
    """Return the release a tag makes; None for one that is misnamed or names no commit."""
    if not check_ref_format(Ref(TAGS + tag.name.encode())):
        return None
    id, light, time = tag.id, True, 0
    for _ in range(MAX_DEPTH):
        whole = None if tag.light else objects.get(id)
        if tag.light or (whole and whole[0] == COMMIT):
            return Release(tag.name, id, (light, -time, tag.name))
        if whole is None or whole[0] != TAG:
            return None
        read = TagObject.from_string(whole[1])
        id, light, time = read.object[1], False, time or read.tag_time or 0
    return None


def _nearest(head: bytes, releases: Mapping[bytes, Release], objects: Objects) -> bytes | None:
    """Walk from a commit to its forebears, the latest first; each one not part of a release makes that one farther."""
    waiting = [(0, 0, head, _commit(head, objects))]
    within = {head: 0}  # the candidates that a commit is part of, a bit each
    candidates: list[bytes] = []
    farther: list[int] = []
    for walked in range(MAX_COMMITS):
        if not waiting or _settled([within[id] for _, _, id, _ in waiting[:MAX_WIDTH]], len(waiting), farther):
            return candidates[_best(farther)] if candidates else None
        _, _, id, commit = heappop(waiting)
        if id in releases and len(candidates) < MAX_CANDIDATES:
            within[id] |= 1 << len(candidates)
            candidates.append(id)
            farther.append(walked)
        for place in range(len(candidates)):
            farther[place] += not within[id] >> place & 1
        for parent in commit.parents:
            if parent in within:
                within[parent] |= within[id]
            elif objects.get(parent):  # a shallow clone lacks those beyond its depth
                within[parent] = within[id]
                read = _commit(parent, objects)
                heappush(waiting, (-read.commit_time, len(within), parent, read))
    raise Unreadable


def _settled(waiting: Sequence[int], count: int, farther: Sequence[int]) -> bool:
    """Return whether all that is still to be walked is part of the nearest candidate: then none can come nearer."""
    return bool(farther) and count <= MAX_WIDTH and all(part >> _best(farther) & 1 for part in waiting)


def _best(farther: Sequence[int]) -> int:
    return min(range(len(farther)), key=farther.__getitem__)


def _commit(id: bytes, objects: Objects) -> Commit:
    return Commit.from_string(objects.need(id, COMMIT))


def _entries(tree: bytes, objects: Objects) -> Iterator[tuple[str, int, bytes]]:
    """Yield name, mode and id of each entry of a tree whose name is one; ``..`` and ``a/b`` are none."""
    for raw, mode, id in parse_tree(objects.need(tree, TREE), len(tree) // 2):
        name = os.fsdecode(raw)
        if name.strip(".") and not _APART.intersection(name):
            yield name, mode, id
