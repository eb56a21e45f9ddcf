"""Citations of law: legal notation read as values.

The notation: 《法规名》第N条[之N][第N款][第N项], numbers in Chinese or Arabic; several articles of one statute with 、
or 和 between them, a range with 至, an appendix as 附件N; several statutes one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from officer_quiz.text.numerals import NUMERAL, to_int

_N = f"([0-9０-９{NUMERAL}]+)"
_TITLE = re.compile(r"\s*+《([^《》]++)》\s*+(?=\S)")
_BETWEEN = re.compile(r"\s*+[、，,；;和及]\s*+|\s++")
_TO = re.compile(r"\s*+[至到]\s*+")
_NEXT = re.compile(r"\s*+(?:(?:[、，,；;和及]\s*+)?(?=《)|$)")
_ARTICLE = re.compile(rf"第{_N}条(?:之{_N})?")
_PARAGRAPH = re.compile(rf"第{_N}款")
_ITEM = re.compile(rf"第[（(]?{_N}[）)]?项")
_APPENDIX = re.compile(rf"附件{_N}")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in a statute. `sub` is the N of 第…条之N; 0 stands for "not named" everywhere."""

    statute: str
    article: int = 0
    sub: int = 0
    paragraph: int = 0
    item: int = 0
    appendix: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is not in legal notation: the offset of the character that could not be read."""

    offset: int


@lru_cache(maxsize=4096)  # the questions of a bank cite the same articles over and over
def parse(text: str) -> tuple[Citation, ...] | Unreadable:
    """Return the places a text cites, in order; a range is its two ends. Never raises."""
    reader = _Reader(text)
    found = tuple(reader.read())
    return Unreadable(reader.at) if reader.at < len(text) or not found else found


def places_of(texts: Iterable[str]) -> list[Citation]:
    """Return the places that citations mean; what is not in legal notation means none."""
    return [place for text in texts if not isinstance(found := parse(text), Unreadable) for place in found]


class _Reader:
    """Reads a text from left to right; `at` is where it stands, and stays where it could not go on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def read(self) -> Iterator[Citation]:
        """Yield citations until the end of the text or the first thing that is none."""
        while title := self._take(_TITLE):
            last = yield from self._place(Citation(title[1].strip()))
            while last is not None and self._more():
                last = yield from self._place(last)
            if last is None:
                return
            self._take(_NEXT)

    def _more(self) -> bool:
        """Step over what stands between two places of one statute, unless a new statute or the end follows."""
        between = _BETWEEN.match(self._text, self.at) or _TO.match(self._text, self.at)
        if not between or between.end() == len(self._text) or self._text[between.end()] == "《":
            return False
        self.at = between.end()
        return True

    def _place(self, last: Citation) -> Generator[Citation, None, Citation | None]:
        """Yield the next place; what it leaves out (第一款、第二款) is as in the one before."""
        if appendix := self._number(_APPENDIX):
            found = Citation(last.statute, appendix=appendix)
        elif article := self._numbers(_ARTICLE):
            found = Citation(last.statute, *article)
            found = replace(found, paragraph=self._number(_PARAGRAPH), item=self._number(_ITEM))
        elif last.article and (paragraph := self._number(_PARAGRAPH)):
            found = replace(last, paragraph=paragraph, item=self._number(_ITEM))
        elif last.article and (item := self._number(_ITEM)):
            found = replace(last, item=item)
        else:
            return None
        yield found
        return found

    def _number(self, pattern: re.Pattern[str]) -> int:
        """Step over a pattern of one number and return it; 0 where there is none."""
        return sum(self._numbers(pattern))

    def _numbers(self, pattern: re.Pattern[str]) -> list[int]:
        """Step over a pattern and return its numbers; stay, and return none, unless all count from one."""
        found = pattern.match(self._text, self.at)
        numbers = [to_int(text) or 0 for text in found.groups() if text is not None] if found else []
        if not found or not all(numbers):
            return []
        self.at = found.end()
        return numbers

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self.at)
        if found:
            self.at = found.end()
        return found
