"""How alike questions are, in time linear in their number: each is drawn as a sketch of a few numbers.

A sketch holds the hash of all that is read and the smallest hashes of its runs of characters (bottom-k, Broder 1997):
the share of these that two sketches have in common is about the share of runs that the questions have in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Protocol
from zlib import crc32

from officer_quiz import kinds
from officer_quiz.bank.cues import bare, shown
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.text.document import read

RUN = 3
"""Characters of a run."""
WIDTH = 4
"""Bytes of a character."""
KEPT = 16
"""Hashes that a sketch keeps."""
LOOKED_UP = 4
"""Those of them by which others are found: of two questions that are nearly the same, one is hardly ever missed."""
NEAR = 14
"""Hashes of `KEPT` that nearly the same questions have in common."""
LATEST = 4
"""Questions with a hash that are compared: what very many share tells nothing."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A question in numbers: what is read, in whatever order; its key; the smallest hashes of runs, rising."""

    whole: int
    key: int
    runs: tuple[int, ...]


class Drawn(Protocol):
    """What bears the numbers of a sketch."""

    @property
    def whole(self) -> int:
        """See `Sketch`."""

    @property
    def runs(self) -> Sequence[int]:
        """See `Sketch`."""


def sketch(question: Question, read: str) -> Sketch:
    """Return the sketch of a question of which `read` is what `cues.shown` gives.

    The order of its choices makes no difference.
    """
    told = "\n".join(sorted(read.split("\n"))).encode("utf-32-le")
    whole = int.from_bytes(blake2b(told, digest_size=8).digest())
    return Sketch(whole, _key(question), _smallest(told))


def _smallest(told: bytes) -> tuple[int, ...]:
    """Return the smallest hashes of the runs of a text; in a long one only what is small enough is looked at."""
    ends = len(told) - (RUN - 1) * WIDTH
    for most in (2**32 * 2 * KEPT * WIDTH // max(ends, 1), 2**32):
        runs = {found for at in range(0, ends, WIDTH) if (found := crc32(told[at : at + RUN * WIDTH])) < most}
        if len(runs) >= KEPT:
            break
    return tuple(sorted(runs)[:KEPT])


def pairs(sketches: Sequence[Drawn]) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of each question that is like an earlier one, of that one, and whether they are the same."""
    first: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    runs: list[frozenset[int]] = []
    for place, each in enumerate(sketches):
        runs.append(frozenset(each.runs))
        same = first.setdefault(each.whole, place)
        if same != place:
            yield place, same, True
            continue
        told = each.runs[:LOOKED_UP]
        candidates = {other for run in told if run in found for other in found[run]}
        if (other := next((one for one in sorted(candidates) if near(runs[place], runs[one])), None)) is not None:
            yield place, other, False
        for run in told:
            those = found.setdefault(run, [])
            those.append(place)
            del those[:-LATEST]


def near(one: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether two questions with these runs in their sketches are nearly the same."""
    both = one & other
    if len(both) < NEAR or not len(one) == KEPT == len(other):
        return False
    return len(both.intersection(sorted(one | other)[:KEPT])) >= NEAR


def is_sample(question: Question, drawn: Sketch) -> bool:
    """Whether a question with this sketch is the sample that trainers start from: none until it is rewritten."""
    return drawn.whole == _sample(question.type)


@cache
def _sample(kind: str) -> int:
    """Return the hash of what the sample of a kind shows."""
    question, _ = parse(read(kind, kinds.kind(kind).EXAMPLE.encode()).data)
    assert question is not None, "the sample of a kind is sound"
    return sketch(question, shown(question)).whole


def _key(question: Question) -> int:
    """A hash of what is right, however its letters are."""
    told = []
    for part in question.parts:
        if isinstance(part, OneTurn):
            right = part.key()
            texts = {
                option.key: bare(str(option.text))
                for option in getattr(part.asked, "options", ())
                if option.key in right
            }
            told.append(sorted(texts.get(key, key) for key in right))
    return crc32(repr(told).encode())
