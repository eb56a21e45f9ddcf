"""Guesses which of the right words was meant by a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import normalize


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` most like `word`, or None if none is like it.

    Case, full-width letters, and hyphens for underscores do not count as differences. Short words, such as
    Chinese ones of two characters, may differ in half of their characters.
    """
    folded = {_folded(one): one for one in words}
    meant = _folded(word)
    close = get_close_matches(meant, folded, n=1, cutoff=0.6 if len(meant) > 4 else 0.5)
    return folded[close[0]] if close else None


def _folded(word: str) -> str:
    return normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_")
