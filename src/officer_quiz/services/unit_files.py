"""The files of class papers: papers, keys and hand-ins read and written, and what goes wrong with them as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError, reason
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound
from officer_quiz.papers.key import Key, read_key
from officer_quiz.papers.paper import Newer, Sealed, read_paper
from officer_quiz.store.disk import read_bytes, write_bytes
from officer_quiz.store.sat import MACHINE

T = TypeVar("T")


def need_seal() -> None:
    """Raise UserError where the library that seals and signs is not installed."""
    if seal.missing():
        raise UserError(message("paper.no-library", library="PyNaCl"), Exit.USAGE)


def paper_file(path: Path) -> Sealed:
    """Return the paper in a file; UserError for one that is none, was damaged or is of a newer program."""
    return _read(path, read_paper, "paper.no-paper")


def key_file(path: Path) -> Key:
    """Return the key in a file; UserError as above."""
    return _read(path, read_key, "paper.no-key")


def _read(path: Path, read: Callable[[bytes], T], otherwise: str) -> T:
    need_seal()
    try:
        return read(read_bytes(path))
    except Newer as error:
        raise UserError(message("paper.newer", path=shown(path))) from error
    except Unsound as error:
        raise UserError(message(otherwise, path=shown(path))) from error
    except OSError as error:
        raise UserError(message("paper.cannot-read", path=shown(path), reason=reason(error))) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say what goes wrong while a file is written: nothing of it is there then."""
    try:
        yield
    except FileExistsError as error:
        raise UserError(message("paper.there-already", path=shown(path)), Exit.USAGE) from error
    except OSError as error:
        raise UserError(message("paper.cannot-write", path=shown(path), reason=reason(error))) from error


def put(path: Path, raw: bytes, *, new: bool = False, private: bool = False) -> None:
    """Write a file in one step; UserError where that cannot be done."""
    with writing(path):
        write_bytes(path, raw, new=new, private=private)


def machine_key(env: Env) -> seal.Pair:
    """Return the machine's keys for signatures, made when first needed; UserError where they cannot be kept."""
    path = env.data / MACHINE
    try:
        return _pair(read_bytes(path))
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else message("paper.damaged")
        raise UserError(message("paper.cannot-read", path=shown(path), reason=why)) from error
    made = seal.signing_pair()
    try:
        write_bytes(path, f"{made.public.hex()} {made.secret.hex()}\n".encode(), new=True, private=True)
    except FileExistsError:  # another window was quicker
        return machine_key(env)
    except OSError as error:
        raise UserError(message("paper.cannot-write", path=shown(path), reason=reason(error))) from error
    return made


def _pair(raw: bytes) -> seal.Pair:
    public, secret = (bytes.fromhex(word) for word in raw.decode("ascii").split())
    if len(public) != seal.KEY or len(secret) != seal.KEY:
        raise ValueError(MACHINE)
    return seal.Pair(public, secret)
