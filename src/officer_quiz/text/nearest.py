"""Guesses which of the right words was meant by a wrong one, with work that has a bound whatever the words are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from unicodedata import normalize

LONGEST = 64
"""Characters of a word that may be a slip of a right one; nobody mistypes more, and comparing costs their square."""
MOST = 300
"""Right words looked at for a fault in a file; a file may have one at every word."""
CLOSE = 20
"""Right words compared letter by letter: those with the most letters in common."""


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
    letters = _letters(meant)
    bounds = ((_most_alike(meant, letters, one, own), -place) for place, (one, own, _) in enumerate(_known(words)))
    hopeful = nlargest(CLOSE, (bound for bound in bounds if bound[0] >= cutoff))
    best: tuple[float, str, str] | None = None
    matcher = SequenceMatcher(b=meant)
    for _, place in hopeful:
        one, _, original = _known(words)[-place]
        matcher.set_seq1(one)
        if (alike := matcher.ratio()) >= cutoff and (best is None or (alike, one) > best[:2]):
            best = alike, one, original
    return best[2] if best else None


@lru_cache(maxsize=64)
def _known(words: tuple[str, ...]) -> tuple[tuple[str, int, str], ...]:
    """The right words, folded, with their letters: worked out once for all the wrong ones."""
    folded = {_folded(one): one for one in words if len(one) <= LONGEST}
    return tuple((one, _letters(one), original) for one, original in folded.items())


def _letters(word: str) -> int:
    """Which letters a word has, as bits; letters may share a bit."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 127)
    return bits


def _most_alike(word: str, letters: int, other: str, others: int) -> float:
    """How alike two words are at most, by their lengths and the letters that only one of them has."""
    both = min(len(word) - (letters & ~others).bit_count(), len(other) - (others & ~letters).bit_count())
    return 2 * both / (len(word) + len(other)) if word or other else 1.0


def _folded(word: str) -> str:
    return normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_")
