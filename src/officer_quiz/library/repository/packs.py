"""Reads objects out of one pack of a git repository, whoever made it, within bounds."""

from __future__ import annotations

import mmap
from collections.abc import Callable
from pathlib import Path

from dulwich.object_format import ObjectFormat
from dulwich.objects import RawObjectID
from dulwich.pack import (
    OFS_DELTA,
    REF_DELTA,
    PackIndex,
    apply_delta,
    load_pack_index,
    take_msb_bytes_at,
    unpack_object_at,
)

from officer_quiz.library.repository.files import Unreadable
from officer_quiz.text.document import MAX_BYTES

MAX_OBJECT = MAX_BYTES
"""The largest object that is unpacked, in bytes: no larger file is read as a bank."""
KEPT = 4 * MAX_OBJECT
"""How many bytes of unpacked objects are kept, since deltas share what they start from."""
HEADER = 32
"""More bytes than the two numbers before an object's content take."""

Whole = tuple[int, bytes]
"""A type, as numbered in packs, and a content."""


class Pack:
    """A pack and its index, open until `close`. `spend` is told the size of each piece before it is unpacked."""

    def __init__(self, file: Path, format: ObjectFormat, spend: Callable[[int], None]) -> None:
        with file.open("rb") as opened:
            self._content = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._format = format
        self._spend = spend
        self._kept: dict[int, Whole] = {}
        self._keeping = 0
        try:
            self._index: PackIndex = load_pack_index(file.with_suffix(".idx"), format)
        except BaseException:
            self._content.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._content.close()

    def get(self, id: RawObjectID) -> Whole | None:
        """Return the object of an id, None where the pack lacks it. Raises anything for a damaged pack."""
        try:
            offset = self._index.object_offset(id)
        except KeyError:
            return None
        return self._whole(offset)

    def _whole(self, offset: int) -> Whole:
        """Go down a chain of deltas to a whole object, then up again."""
        chain: list[tuple[int, bytes]] = []
        held = 0
        while offset not in self._kept:
            kind, base, content = self._unpacked(offset)
            if base is None:
                self._keep(offset, (kind, content))
                break
            chain.append((offset, content))
            held += len(content)
            if held > MAX_OBJECT:
                raise Unreadable
            offset = offset - base if isinstance(base, int) else self._index.object_offset(RawObjectID(base))
        whole = self._kept[offset]
        for at, delta in reversed(chain):
            self._spend(_size_after(delta))
            whole = whole[0], b"".join(apply_delta(whole[1], delta))
            self._keep(at, whole)
        return whole

    def _unpacked(self, offset: int) -> tuple[int, int | bytes | None, bytes]:
        """Return the type, what a delta starts from (bytes back, or an id), and the inflated content."""
        first = take_msb_bytes_at(self._content[offset : offset + HEADER], 0)[0]
        size = first[0] & 15 | _number(first[1:]) << 4
        self._spend(size)
        # What deflating may add to a content is far below a hundredth and this many bytes.
        window = self._content[offset : offset + 2 * HEADER + size + size // 100 + 4096]
        found, _ = unpack_object_at(window, 0, self._format.hash_func)
        base = found.delta_base if found.pack_type_num in {OFS_DELTA, REF_DELTA} else None
        return found.pack_type_num, base, b"".join(found.decomp_chunks)

    def _keep(self, offset: int, whole: Whole) -> None:
        self._keeping += len(whole[1])
        if self._keeping > KEPT:
            self._kept.clear()
            self._keeping = len(whole[1])
        self._kept[offset] = whole


def _size_after(delta: bytes) -> int:
    """Return the size a delta says its result has: the second of the numbers it begins with."""
    _, place, _ = take_msb_bytes_at(delta[:HEADER], 0)
    return _number(take_msb_bytes_at(delta[place : place + HEADER], 0)[0])


def _number(digits: list[int]) -> int:
    """Return the number whose digits of seven bits stand in `digits`, the lowest first."""
    return sum((digit & 0x7F) << (7 * place) for place, digit in enumerate(digits))
