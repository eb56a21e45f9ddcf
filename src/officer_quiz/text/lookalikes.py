"""Characters in a word that only look like what is meant: blanks beside it, letters of other scripts."""

from __future__ import annotations

from typing import NamedTuple

from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text.diagnostic import Mend

_CYRILLIC = dict(zip("АВСЕНІЈКМОРЅТХаеіјорсѕух", "ABCEHIJKMOPSTXaeijopcsyx", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LETTERS = {**_CYRILLIC, **_GREEK}
_ALIKE = str.maketrans(_LETTERS)
_NAMES = {" ": "space-plain", "\u3000": "space-full-width", "\u00a0": "space-no-break"}


class Odd(NamedTuple):
    """A character that looks like another one, where it stands in its word, what belongs there, and what to say.

    `word` is what the word looks like.
    """

    word: str
    offset: int
    character: str
    right: str
    said: Message

    @property
    def mend(self) -> Mend:
        """What puts it right."""
        return Mend(self.character, self.right, seen=False)


def as_it_looks(word: str) -> str:
    """Return a word as it looks: in Latin letters, without the blanks beside it."""
    return word.translate(_ALIKE).strip()


def odd(word: str) -> Odd | None:
    """Return the first character of a word that looks like what it is not, None where there is none."""
    first, end = len(word) - len(word.lstrip()), len(word.rstrip())
    for offset, character in enumerate(word):
        if not first <= offset < end:
            return Odd(as_it_looks(word), offset, character, "", _blank(word, character))
        if right := _LETTERS.get(character):
            script = message(f"diagnostic.script-{'cyrillic' if character in _CYRILLIC else 'greek'}")
            said = message(
                "diagnostic.odd-letter", letter=character, point=code_point(character), script=script, right=right
            )
            return Odd(as_it_looks(word), offset, character, right, said)
    return None


def blank_name(blank: str) -> Message:
    """Return what a blank is called."""
    return message(f"diagnostic.{_NAMES.get(blank, 'space-odd')}")


def code_point(character: str) -> str:
    """Return the code point of a character as people look it up."""
    return f"U+{ord(character):04X}"


def _blank(word: str, blank: str) -> Message:
    told = {"name": blank_name(blank), "point": code_point(blank)}
    return (
        message("diagnostic.blank-beside", word=word.strip(), **told)
        if word.strip()
        else message("diagnostic.blank-alone", **told)
    )
