"""How alike questions are, in time linear in their number: each is drawn as a sketch of a few numbers.

A sketch holds the hash of all that is read, and what tells of the smallest hashes of its runs of characters (bottom-k,
Broder 1997): how many of them two questions do not have in common is about as many in proportion as of all their runs,
and of a short question they are all. They are kept as one number, in which each turns over one bit: the bits in which
two such numbers differ are the hashes that one question has and the other has not (odd sketch, Mitzenmacher 2014).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Protocol, TypeVar
from zlib import crc32

from officer_quiz import kinds
from officer_quiz.bank.cues import bare, shown
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.text.document import read
from officer_quiz.text.numerals import NUMERAL

WIDTH = 4
"""Bytes of a character."""
KEPT = 48
"""Hashes of a question that its sketch tells of at most."""
LARGEST = 2**63
"""What is larger than every hash; none is below its opposite."""
BITS = tuple(1 << place for place in range(512))
"""The bits that hashes turn over: so many that seldom two of a question turn over the same."""
FEWEST = 16
"""Hashes of a question from which it can be nearly the same as another."""
LOOKED_UP = 4
"""The smallest, by which others are found: of two questions that are nearly the same, one is hardly ever missed."""
APART, APART_IN_POINT = 1 / 5, 1 / 16
"""The share of their hashes that nearly the same questions at most do not have in common: a word or two changed or
moved is less, the choices of another question are more. Where keys or numbers differ they ask something else, unless it
is hardly more than a slip.
"""
LATEST = 4
"""Questions with a hash that are compared: what very many share tells nothing."""
_NUMERALS = re.compile(f"[0-9{NUMERAL}]")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A question in numbers: what is read, in whatever order; its key; the key and the numbers that are read; of the
    hashes of its runs the smallest, rising, the bits that they all turn over, and how many they are.
    """

    whole: int
    key: int
    point: int
    lowest: tuple[int, ...]
    bits: int
    runs: int


class Drawn(Protocol):
    """What bears the numbers of a sketch."""

    @property
    def whole(self) -> int:
        """See `Sketch`."""

    @property
    def point(self) -> int:
        """See `Sketch`."""

    @property
    def lowest(self) -> Sequence[int]:
        """See `Sketch`."""

    @property
    def bits(self) -> int:
        """See `Sketch`."""

    @property
    def runs(self) -> int:
        """See `Sketch`."""


def sketch(question: Question, read: str) -> Sketch:
    """Return the sketch of a question of which `read` is what `cues.shown` gives.

    The order of its choices makes no difference.
    """
    lines = "\n".join(sorted(read.split("\n")))
    told = lines.encode("utf-32-le")
    whole = int.from_bytes(blake2b(told, digest_size=8).digest())
    hashes, bits, turned = _smallest(told), 0, BITS
    for each in hashes:
        bits ^= turned[each & 511]
    key = _key(question)
    point = crc32("".join(_NUMERALS.findall(lines)).encode(), key)
    return Sketch(whole, key, point, tuple(hashes[:LOOKED_UP]), bits, len(hashes))


def _smallest(told: bytes) -> list[int]:
    """Return the smallest hashes of the runs of three characters of a text, rising.

    Of a long one only lower ones are put in order: half as many again as are kept, if these are not too few by chance.
    """
    codes = memoryview(told).cast("I").tolist()
    count = max(len(codes) - 2, 1)
    for most in (int(LARGEST * min(3 * KEPT / count - 1, 1)), LARGEST):
        runs = zip(codes, codes[1:], codes[2:], strict=False)
        found = sorted({each for each in map(hash, runs) if each < most})
        if len(found) >= KEPT:
            break
    return found[:KEPT]


def pairs(things: Iterable[Thing], drawn: Callable[[Thing], Drawn]) -> Iterator[tuple[Thing, Thing, bool]]:
    """Yield each thing with a question that is like an earlier one's, that one, and whether they are the same.

    `drawn` gives what bears the numbers of a thing's sketch. They may come one by one: each is compared as it comes.
    """
    first: dict[int, Thing] = {}
    found: dict[int, list[int]] = {}
    earlier: list[tuple[Thing, Drawn]] = []
    for place, thing in enumerate(things):
        each = drawn(thing)
        earlier.append((thing, each))
        same = first.setdefault(each.whole, thing)
        if same is not thing:
            yield thing, same, True
            continue
        candidates = {other for run in each.lowest if run in found for other in found[run]}
        if (other := next((one for one in sorted(candidates) if near(each, earlier[one][1])), None)) is not None:
            yield thing, earlier[other][0], False
        for run in each.lowest:
            those = found.setdefault(run, [])
            those.append(place)
            del those[:-LATEST]


def near(one: Drawn, other: Drawn) -> bool:
    """Return whether two questions are nearly the same."""
    most = (one.runs + other.runs) * (APART if one.point == other.point else APART_IN_POINT)
    return min(one.runs, other.runs) >= FEWEST and (one.bits ^ other.bits).bit_count() <= most


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
