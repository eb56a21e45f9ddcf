"""Builds git repositories file by file, so that no test needs git and each can leave out or spoil what it likes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from dulwich.object_format import SHA1, ObjectFormat
from dulwich.object_store import DiskObjectStore
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tag, Tree, hex_to_sha
from dulwich.pack import OFS_DELTA, pack_header_chunks, pack_object_header, write_pack, write_pack_index

AUTHOR = b"x <x@example.invalid>"
START = 1_700_000_000


@dataclass
class Made:
    """A repository around a folder; its branch is ``main``. Times go up by a minute with every object."""

    top: Path
    format: ObjectFormat = SHA1
    objects: dict[ObjectID, ShaFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.git / "refs" / "tags").mkdir(parents=True)
        (self.git / "refs" / "heads").mkdir()
        (self.git / "objects" / "pack").mkdir(parents=True)
        self.write("HEAD", "ref: refs/heads/main\n")

    @property
    def git(self) -> Path:
        return self.top / ".git"

    @property
    def head(self) -> ObjectID:
        """The commit at the end of ``main``."""
        return ObjectID((self.git / "refs" / "heads" / "main").read_bytes().strip())

    def write(self, name: str, text: str) -> None:
        """Write a file of the repository itself."""
        (self.git / name).parent.mkdir(parents=True, exist_ok=True)
        (self.git / name).write_text(text, encoding="utf-8", newline="\n")

    def commit(self, *parents: ObjectID, branch: str = "main") -> ObjectID:
        """Commit all that stands in the folder now, and let a branch point there."""
        made = Commit()
        made.tree = self._tree(self.top)
        made.parents = list(parents)
        made.author = made.committer = AUTHOR
        made.author_time = made.commit_time = START + 60 * len(self.objects)
        made.author_timezone = made.commit_timezone = 0
        made.message = b"as it is now"
        id = self.add(made)
        self.write(f"refs/heads/{branch}", f"{id.decode()}\n")
        return id

    def tag(self, name: str, target: ObjectID, *, annotated: bool = False) -> None:
        """Let a tag name an object."""
        if annotated:
            made = Tag()
            made.name = name.encode()
            made.object = (type(self.objects[target]), target)
            made.tagger = AUTHOR
            made.tag_time = START + 60 * len(self.objects)
            made.tag_timezone = 0
            made.message = b"a release"
            target = self.add(made)
        self.write(f"refs/tags/{name}", f"{target.decode()}\n")

    def add(self, made: ShaFile) -> ObjectID:
        """Write an object as a file of its own and return its id."""
        id = ObjectID(made.get_id(self.format))
        if id not in self.objects:
            self.objects[id] = made
            with closing(DiskObjectStore(self.git / "objects", object_format=self.format)) as store:
                store.add_object(made)
        return id

    def loose(self, id: ObjectID) -> Path:
        """Return the file of an object."""
        return self.git / "objects" / id[:2].decode() / id[2:].decode()

    def pack(self) -> None:
        """Put all objects in one pack, some as deltas of others, and all references in one list."""
        pack = self.git / "objects" / "pack" / "pack-all"
        write_pack(str(pack), list(self.objects.values()), self.format, deltify=True)
        for id in self.objects:
            self.loose(id).unlink()
        lines = ["# pack-refs with: peeled fully-peeled sorted "]
        for file in sorted((self.git / "refs").rglob("*")):
            if file.is_file():
                name = file.relative_to(self.git).as_posix()
                named = ObjectID(file.read_bytes().strip())
                lines.append(f"{named.decode()} {name}")
                made = self.objects[named]
                lines += [f"^{made.object[1].decode()}"] if isinstance(made, Tag) else []
                file.unlink()
        self.write("packed-refs", "".join(f"{line}\n" for line in lines))

    def _tree(self, folder: Path) -> ObjectID:
        made = Tree()
        made.object_format = self.format
        for entry in folder.iterdir():
            if entry.name == ".git":
                continue
            if entry.is_dir():
                made.add(entry.name.encode(), 0o40000, self._tree(entry))
            else:
                made.add(entry.name.encode(), 0o100644, self.add(Blob.from_string(entry.read_bytes())))
        return self.add(made)


class Piece(NamedTuple):
    """What a pack holds under an id: a type, what a delta starts from, a content, and the size it claims to have.

    A delta starts from an id, or from an earlier piece: how many pieces back.
    """

    id: ObjectID
    type: int
    content: bytes
    base: ObjectID | int | None = None
    size: int | None = None


def write_pieces(git: Path, pieces: Sequence[Piece]) -> None:
    """Write a pack of pieces as they are told, sound or not, with its index."""
    data = b"".join(pack_header_chunks(len(pieces)))
    places: list[int] = []
    for piece in pieces:
        places.append(len(data))
        base = hex_to_sha(piece.base) if isinstance(piece.base, bytes) else piece.base
        if piece.type == OFS_DELTA and isinstance(base, int):
            base = places[-1] - places[-1 - base]
        size = len(piece.content) if piece.size is None else piece.size
        data += bytes(pack_object_header(piece.type, base, size, object_format=SHA1)) + zlib.compress(piece.content)
    sum = sha1(data, usedforsecurity=False).digest()
    pack = git / "objects" / "pack" / "pack-pieces.pack"
    pack.write_bytes(data + sum)
    entries = sorted((hex_to_sha(piece.id), place, 0) for piece, place in zip(pieces, places, strict=True))
    with pack.with_suffix(".idx").open("wb") as index:
        write_pack_index(index, entries, sum)
