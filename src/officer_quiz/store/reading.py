"""Reads files of question material from the disk."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from officer_quiz.text.decoding import MAX_BYTES

if TYPE_CHECKING:
    from officer_quiz.text.document import Document


def read_file(path: Path, name: str) -> tuple[Document, bytes]:
    """Return the document of a file and the digest of its bytes, or of why they were not read.

    A file that is too large or cannot be read is a document that says so. `name` is the path to show.
    """
    from officer_quiz.text.document import read, too_large, unreadable  # noqa: PLC0415  (a digest needs no YAML)

    raw = bytes_of(path)
    if isinstance(raw, bytes):
        return read(name, raw), digest(raw)
    document = too_large(name, raw) if isinstance(raw, int) else unreadable(name, raw)
    return document, digest(raw)


def digest_of(path: Path) -> bytes:
    """Return the digest that `read_file` would give."""
    return digest(bytes_of(path))


def bytes_of(path: Path) -> bytes | int | str:
    """Return a file's bytes, its size if that is too large, or the system's words why it cannot be read."""
    try:
        size = path.stat().st_size
        return path.read_bytes() if size <= MAX_BYTES else size
    except OSError as error:
        return error.strerror or str(error)


def digest(raw: bytes | int | str) -> bytes:
    """Return what tells one state of a file from another: 16 bytes."""
    return sha256(raw if isinstance(raw, bytes) else repr(raw).encode()).digest()[:16]
