"""What checking files finds, from the cache where nothing that it depends on has changed."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from officer_quiz.bank.checks.l38_same_question import Noted
from officer_quiz.bank.checks.l49_guessable import Noted as Judging
from officer_quiz.messages.catalogue import Message
from officer_quiz.store.findings import Findings, pack
from officer_quiz.store.reading import digest_of
from officer_quiz.store.refreshing import SOON
from officer_quiz.text.diagnostic import Diagnostic

LIBRARIES = ("pydantic", "pydantic_core", "yaml")
"""What the program is not, and what its findings depend on nevertheless."""
MOST = 20_000
"""Findings that are worth remembering together; a file with more was made to have them."""
LONGEST = 2_000_000
"""Characters of all lines that findings show together; a file with more has lines that nobody reads."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file by itself, or in some files together.

    `ids` are those it takes, and where; `bank` is the id of the bank it holds, empty if none can be used; `noted` its
    questions as they are compared with those of other files; `judges`: whether it has judgement items or dialogues,
    and `judging` what is known of them, None where it is remembered apart.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    questions: int = 0
    silenced: int = 0
    ids: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    bank: str = ""
    noted: tuple[Noted, ...] = ()
    judges: bool = False
    judging: Judging | None = None


class Memory:
    """Remembers what was found under what circumstances.

    `about` is all that the findings of this run depend on besides the files named in a key.
    """

    def __init__(self, findings: Findings | None = None, about: object = None) -> None:
        self._findings, self._about = findings, about

    def about(self, *more: object) -> Memory:
        """Return the same memory for findings that depend on more."""
        return Memory(self._findings, (self._about, *more))

    def key(self, *parts: object) -> bytes:
        """Return the key of findings that depend on these values, each told by its ``repr``."""
        hashed = self._start.copy()
        hashed.update(repr(parts).encode("utf-8", "backslashreplace"))
        key: bytes = hashed.digest()
        return key

    @cached_property
    def _start(self) -> Any:
        """The hash of what all keys have in common, which is much: worked out once."""
        return sha256(repr(self._about).encode("utf-8", "backslashreplace"))

    def recall(self, key: bytes) -> Found | None:
        """Return what was found, None if that is not known."""
        told = self._findings.known(key) if self._findings else None
        return None if told is None else _found(json.loads(told))

    @property
    def any(self) -> bool:
        """Whether anything may be known."""
        return self._findings is not None and self._findings.any

    @property
    def lasts(self) -> bool:
        """Whether anything is remembered."""
        return self._findings is not None

    def remember(self, key: bytes, found: Found) -> None:
        """Remember what was found, if that can be written down."""
        if self.lasts:
            self.keep(key, written_down(found))

    def keep(self, key: bytes, written: bytes | None) -> None:
        """Remember what was found and `written_down` before, if it could be."""
        if self._findings and written is not None:
            self._findings.keep(key, written)


def written_down(found: Found) -> bytes | None:
    """Return what was found as it is kept; None for too much, or for what cannot be written down exactly."""
    if len(found.diagnostics) > MOST or sum(len(each.excerpt) for each in found.diagnostics) > LONGEST:
        return None
    try:
        return pack(_encode(_told(found)))
    except TypeError:
        return None


NO_MEMORY = Memory()
"""Remembers nothing."""


class Digests:
    """The digests of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, bytes] = {}

    def __getitem__(self, file: Path) -> bytes:
        if file not in self._known:
            self._known[file] = digest_of(file)
        return self._known[file]

    def note(self, file: Path, digest: bytes) -> None:
        """Take over the digest of what somebody else has read of a file."""
        self._known.setdefault(file, digest)

    def all(self, files: Iterable[Path]) -> list[tuple[str, bytes]]:
        """Return files by name with their digests."""
        return [(str(file), self[file]) for file in files]


@cache
def implementation() -> tuple[object, ...]:
    """Return what tells this state of the program from every other: its files and the libraries it reads with."""
    sources = state_of([Path(__file__).parents[1]], (".py",))
    specs = (find_spec(name) for name in LIBRARIES)
    return sys.version, sources, state_of([Path(spec.origin) for spec in specs if spec and spec.origin])


def state_of(places: Sequence[Path], endings: tuple[str, ...] = ("",)) -> list[tuple[object, ...]]:
    """Return what shows whether files, those below folders included, have changed: names, sizes, times of change.

    Of a file that changed a moment ago, and may change again without showing it, the bytes count as well.
    """
    soon = time.time_ns() - SOON
    state: list[tuple[object, ...]] = []
    for file in (file for place in places for file in _files(place, endings)):
        try:
            stat = file.stat()
        except OSError:
            state.append((str(file),))
            continue
        own = digest_of(file) if stat.st_mtime_ns > soon else b""
        state.append((str(file), stat.st_size, stat.st_mtime_ns, stat.st_ino, own))
    return state


def _files(place: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    if not os.path.isdir(place):  # noqa: PTH112  (a path may be longer than the system takes)
        yield place
        return
    for folder, folders, names in os.walk(place):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(endings))


def _told(found: Found) -> list[Any]:
    """Return what was found as JSON data; TypeError for an argument of a message that JSON cannot hold."""
    listed = [
        [each.code, each.level, _plain(each.message), each.path, each.line, each.column, each.excerpt]
        for each in found.diagnostics
    ]
    kept = (found.questions, found.silenced, found.ids, found.bank, found.noted, found.judges, found.judging)
    return [listed, *kept]


def _found(told: Sequence[Any]) -> Found:
    listed, questions, silenced, ids, bank, noted, judges, judging = told
    diagnostics = tuple(
        Diagnostic(code, level, _meant(said), path, line, column, excerpt)
        for code, level, said, path, line, column, excerpt in listed
    )
    taken = {id: (file, line) for id, (file, line) in ids.items()}
    return Found(
        diagnostics,
        questions,
        silenced,
        taken,
        bank,
        tuple(Noted(*each) for each in noted),
        judges,
        Judging(*judging) if judging else None,
    )


def _plain(value: object) -> object:
    """Return an argument of a message as JSON data: a message is a mapping, a sequence a list."""
    if type(value) in {str, int, bool}:
        return value
    if isinstance(value, Message):
        return {value.key: {name: _plain(own) for name, own in value.args.items()}}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if value is None:
        return None
    raise TypeError(f"{type(value).__name__} is not kept")


def _meant(value: Any) -> Any:
    if isinstance(value, dict):
        ((key, args),) = value.items()
        return Message(key, {name: _meant(own) for name, own in args.items()})
    return tuple(map(_meant, value)) if isinstance(value, list) else value
