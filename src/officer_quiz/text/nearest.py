"""Guesses which of the right words was meant by a wrong one, with work that has a bound whatever the words are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from unicodedata import normalize

LONGEST = 64
"""Characters of a word that may be a slip of a right one; nobody mistypes more, and comparing costs their square."""
MOST = 300
"""Right words looked at for a fault in a file; a file may have one at every word."""


def nearest(word: str, words: Iterable[str], most: int | None = MOST) -> str | None:
    """Return the one of `words` most like `word`, or None if none is like it.

    Case, full-width letters, and hyphens for underscores do not count as differences. Short words, such as
    Chinese ones of two characters, may differ in half of their characters. Only the first `most` words are looked at;
    None looks at all, for the one word that somebody typed.
    """
    return _nearest(word, tuple(islice(words, most))) if len(word) <= LONGEST else None


@lru_cache(maxsize=1024)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    meant = _folded(word)
    cutoff = 0.6 if len(meant) > 4 else 0.5
    length, letters = len(meant), _letters(meant)
    hopeful = []
    for one, size, own, original in _known(words):
        shared = min(length - (letters & ~own).bit_count(), size - (own & ~letters).bit_count())
        if (most := 2 * shared / (length + size)) >= cutoff:
            hopeful.append((most, one, original))
    best, found = (cutoff, ""), None
    matcher = SequenceMatcher(b=meant) if hopeful else None
    for most, one, original in sorted(hopeful, reverse=True):
        if most < best[0] or matcher is None:
            break
        matcher.set_seq1(one)
        if (alike := (matcher.ratio(), one)) > best:
            best, found = alike, original
    return found


@lru_cache(maxsize=64)
def _known(words: tuple[str, ...]) -> tuple[tuple[str, int, int, str], ...]:
    """The right words, folded, with their lengths and letters: worked out once for all the wrong ones.

    By them alone it shows how alike another word can be at most.
    """
    folded = {_folded(one): one for one in words if one and len(one) <= LONGEST}
    return tuple((one, len(one), _letters(one), original) for one, original in folded.items())


def _letters(word: str) -> int:
    """Which letters a word has, as bits; letters may share a bit."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 127)
    return bits


def _folded(word: str) -> str:
    return normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_")
