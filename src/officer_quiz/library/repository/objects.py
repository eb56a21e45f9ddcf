"""Reads objects of a git repository by their ids: no configuration, no hooks, no filters, no process.

The repository may come from anyone: a file is looked at before it is opened, an object's size before it is unpacked,
and its content has to be the one its id names.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from os import fsdecode
from os.path import normpath
from pathlib import Path
from typing import Self

from dulwich.object_format import SHA1, SHA256, ObjectFormat
from dulwich.objects import ObjectID, ShaFile, hex_to_sha

from officer_quiz.library.repository.files import ID, Unreadable, leads_elsewhere, plain_bytes
from officer_quiz.library.repository.packs import MAX_OBJECT, Pack, Whole

MAX_TOTAL = 500_000_000
"""How many bytes one reading may unpack, each object counting at least `LEAST`."""
LEAST = 8_000
MAX_PACKS = 100
MAX_STORES = 8
"""How many folders of objects may be joined through ``alternates``."""
MAX_LIST = 100_000
"""The largest list of alternates, in bytes."""
COMMIT, TREE, BLOB, TAG = 1, 2, 3, 4
KINDS = {COMMIT: b"commit", TREE: b"tree", BLOB: b"blob", TAG: b"tag"}


class Objects:
    """The objects of one ``objects`` folder and its alternates: a context manager, which closes them.

    `sample` is the id of any object there: its length tells by which sum ids are made.
    """

    def __init__(self, folder: Path, sample: bytes) -> None:
        self._format: ObjectFormat = SHA1 if len(sample) == SHA1.hex_length else SHA256
        self._folders = list(_joined(folder))
        self._packs: list[Pack] = []
        self._left = MAX_TOTAL
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        files = [file for folder in self._folders for file in sorted((folder / "pack").glob("*.pack"))]
        if len(files) > MAX_PACKS:
            raise Unreadable
        with self._opened as opened:
            for file in files:
                if file.is_file() and file.with_suffix(".idx").is_file():
                    self._packs.append(opened.enter_context(closing(Pack(file, self._format, self._spend))))
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def get(self, id: bytes) -> Whole | None:
        """Return the type (one of `KINDS`) and content of an object, None where it is not there.

        `id` is hexadecimal digits. Unreadable, or any other exception, for what is damaged or over a bound.
        """
        if not ID.fullmatch(id):
            raise Unreadable
        whole = self._packed(id) or self._loose(id)
        if whole and self._id(*whole) != id:
            raise Unreadable
        return whole

    def need(self, id: bytes, kind: int) -> bytes:
        """Return the content of an object of one type; Unreadable where it is not there."""
        whole = self.get(id)
        if whole is None or whole[0] != kind:
            raise Unreadable
        return whole[1]

    def blob(self, id: bytes) -> bytes:
        """Return the content of a file; Unreadable where it is not there."""
        return self.need(id, BLOB)

    def blob_id(self, content: bytes) -> bytes:
        """Return the id of a file of this content."""
        return self._id(BLOB, content)

    def _id(self, kind: int, content: bytes) -> bytes:
        sum = self._format.new_hash()
        sum.update(b"%s %d\0" % (KINDS[kind], len(content)))
        sum.update(content)
        return sum.hexdigest().encode()

    def _packed(self, id: bytes) -> Whole | None:
        raw = hex_to_sha(ObjectID(id))
        return next((whole for pack in self._packs if (whole := pack.get(raw))), None)

    def _loose(self, id: bytes) -> Whole | None:
        name = id.decode("ascii")
        for folder in self._folders:
            file = folder / name[:2] / name[2:]
            if not file.is_file():
                continue
            if file.stat().st_size > MAX_OBJECT:
                raise Unreadable
            read = ShaFile.from_path(str(file), object_format=self._format, max_size=MAX_OBJECT)
            content = read.as_raw_string()
            self._spend(len(content))
            return read.type_num, content
        return None

    def _spend(self, size: int) -> None:
        self._left -= max(size, LEAST)
        if size > MAX_OBJECT or self._left < 0:
            raise Unreadable


def _joined(folder: Path) -> Iterator[Path]:
    """Yield a folder of objects and those its ``info/alternates`` name, nearest first."""
    found = [Path(normpath(folder))]
    for each in found:
        yield each
        listed = plain_bytes(each / "info" / "alternates", MAX_LIST) or b""
        for line in listed.splitlines():
            other = Path(normpath(each / fsdecode(line)))
            if line and not line.startswith(b"#") and other not in found and not leads_elsewhere(each, other):
                found.append(other)
        if len(found) > MAX_STORES:
            raise Unreadable
