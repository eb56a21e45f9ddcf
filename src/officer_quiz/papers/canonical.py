"""JSON in one form only: what is read differs in no byte from what would be written of it."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

MOST = 64 << 20
"""Bytes that what is packed may come to: more is no paper."""


class Unsound(ValueError):
    """Data that this program did not write: a file of another kind, or one that was changed."""


@contextmanager
def sound_only() -> Iterator[None]:
    """Raise Unsound for whatever goes wrong with data of a shape that this program did not write."""
    try:
        yield
    except Unsound:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise Unsound("shape") from error


def encode(data: Any) -> bytes:
    """Return JSON data as bytes: in ASCII, keys sorted, nothing between."""
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def decode(raw: bytes) -> Any:
    """Return the data of `encode`; Unsound for bytes that it would not have written."""
    try:
        data = json.loads(raw.decode("ascii"))
        again = encode(data)
    except (ValueError, RecursionError) as error:
        raise Unsound("no JSON") from error
    if again != raw:
        raise Unsound("not as it was written")
    return data


def text_of(raw: bytes) -> str:
    """Return bytes as text."""
    return b64encode(raw).decode("ascii")


def bytes_of(text: Any, length: int | None = None) -> bytes:
    """Return the bytes of `text_of`; Unsound for a text that it would not have written, or another length."""
    try:
        raw = b64decode(text, validate=True)
    except (Error, ValueError, TypeError) as error:
        raise Unsound("no bytes") from error
    if text_of(raw) != text or (length is not None and len(raw) != length):
        raise Unsound("no such bytes")
    return raw


def pack(data: Any) -> bytes:
    """Return JSON data packed."""
    return zlib.compress(encode(data), 9)


def unpack(raw: bytes) -> bytes:
    """Return the bytes that were packed; Unsound for what is not packed so, or comes to too much."""
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(raw, MOST)
    except zlib.error as error:
        raise Unsound("not packed") from error
    if not unpacking.eof or unpacking.unused_data:
        raise Unsound("not packed")
    return found


def fields(data: Any, **kinds: type | tuple[type, ...]) -> Mapping[str, Any]:
    """Return a mapping that has these fields and no others, each of its type; Unsound for anything else."""
    if not isinstance(data, dict) or set(data) != set(kinds):
        raise Unsound("other fields")
    for name, kind in kinds.items():
        if not isinstance(data[name], kind) or (isinstance(data[name], bool) and kind is int):
            raise Unsound(name)
    return data
