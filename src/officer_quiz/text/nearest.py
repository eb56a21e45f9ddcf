"""Guesses which of the right words was meant by a wrong one, with work that has a bound whatever the words are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from unicodedata import normalize

LONGEST = 64
"""Characters of a word that may be a slip of a right one; nobody mistypes more, and comparing costs their square."""
MOST = 300
"""Right words looked at for a fault in a file; a file may have one at every word."""
REMEMBERED = 1000
"""Sets of letters for which the hopeful words are kept."""
_NOT = re.compile("^(?:un|in|dis|non_?|not_?)|[不非未无没]")
"""What makes a word mean the opposite."""


def nearest(word: str, words: Iterable[str], most: int | None = MOST) -> str | None:
    """Return the one of `words` most like `word`, or None if none is like it.

    Case, full-width letters, and hyphens for underscores do not count as differences. Short words, such as
    Chinese ones of two characters, may differ in half of their characters. Only the first `most` words are looked at;
    None looks at all, for the one word that somebody typed. What says the opposite is no guess: 不对 for 对.
    """
    if len(word) > LONGEST:
        return None
    looked_at = words if isinstance(words, tuple) and (most is None or len(words) <= most) else islice(words, most)
    return _nearest(word, tuple(looked_at))


@lru_cache(maxsize=1024)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    meant = _folded(word)
    best, found = (_cutoff(len(meant)), ""), None
    for most, one, original in _known(words).hopeful(meant):
        if most < best[0]:
            break
        if (alike := (likeness(one, meant), one)) > best:
            best, found = alike, original
    return None if found and _opposite(meant, best[1]) else found


def _opposite(one: str, other: str) -> bool:
    """Whether one of two words that are alike is more so without its “not”."""
    return any(
        likeness(bare, its) > likeness(word, its)
        for word, its in ((one, other), (other, one))
        if (bare := _NOT.sub("", word)) != word
    )


def _cutoff(length: int) -> float:
    return 0.6 if length > 4 else 0.5


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two short words are: twice the characters in common over all of both.

    In common are their longest run and, left and right of it, the same again (Ratcliff and Obershelp, 1988): what
    ``difflib.SequenceMatcher(None, one, other).ratio()`` gives, which takes three times as long for a word.
    """
    both = len(one) + len(other)
    common, pairs = 0, [(one, other)]
    while pairs:
        one, other = pairs.pop()
        start, length = _longest_run(one, other)
        if length:
            common += length
            there = other.index(one[start : start + length])
            if start and there:
                pairs.append((one[:start], other[:there]))
            if start + length < len(one) and there + length < len(other):
                pairs.append((one[start + length :], other[there + length :]))
    return 2 * common / both if both else 1.0


def _longest_run(one: str, other: str) -> tuple[int, int]:
    """Return where the longest run of characters that both words have begins in `one`, the first of several, and its
    length.
    """
    start = length = place = 0
    while place + length < len(one):
        if one[place : place + length + 1] in other:
            start, length = place, length + 1
        else:
            place += 1
    return start, length


class _Known:
    """Right words as they are compared, with what shows how alike another word can be at most: lengths and letters."""

    def __init__(self, words: tuple[str, ...]) -> None:
        folded = {_folded(one): one for one in words if one and len(one) <= LONGEST}
        self._listed = [(one, len(one), _letters(one), original) for one, original in folded.items()]
        self._hopeful: dict[tuple[int, frozenset[str]], list[tuple[float, str, str]]] = {}

    def hopeful(self, meant: str) -> list[tuple[float, str, str]]:
        """Return the words that may be alike enough, each after how alike it can be at most; the most hopeful first.

        Words of the same letters have the same ones: of very many words in a file most differ in little.
        """
        key = len(meant), frozenset(meant)
        if key not in self._hopeful:
            if len(self._hopeful) >= REMEMBERED:
                self._hopeful.clear()
            self._hopeful[key] = self._looked_through(len(meant), _letters(meant))
        return self._hopeful[key]

    def _looked_through(self, length: int, letters: int) -> list[tuple[float, str, str]]:
        cutoff, found = _cutoff(length), list[tuple[float, str, str]]()
        for one, size, own, original in self._listed:
            shared = min(length - (letters & ~own).bit_count(), size - (own & ~letters).bit_count())
            if (most := 2 * shared / (length + size)) >= cutoff:
                found.append((most, one, original))
        return sorted(found, reverse=True)


_known = lru_cache(maxsize=64)(_Known)


def _letters(word: str) -> int:
    """Which letters a word has, as bits; letters may share a bit."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 127)
    return bits


def _folded(word: str) -> str:
    return normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_")
