"""Finds where a character of a value stands in its file, however the value is written: plain, folded, quoted, `|`, `>`.

What YAML makes of a value are its characters in their order, only blanks and line ends may be others: so the n-th
character of a value that is no blank is the n-th that is written, an escape counting as the one it stands for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from officer_quiz.text.diagnostic import Mark

NEAR = 400
"""Characters from the start of a value that are compared at once; what is further in is counted once a value."""
_BLANKS = " \t\r\n\x85\u2028\u2029"
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_PLAIN = re.compile(rf"[^{_BLANKS}]")
_SINGLE = re.compile(rf"''|[^{_BLANKS}]")
_DOUBLE = re.compile(
    r"(?P<none>\\$|\\[ \ttnrNLP]|\\x(?:09|0[aAdD]|20|85)|\\u(?:0009|000[aAdD]|0020|0085|202[89]))"
    rf"|\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|.)|[^{_BLANKS}]"
)
"""What stands for one character in double quotes; `none` for a blank, which is not counted."""
_BITS = 32
"""Bits of a column in a place kept as one number."""


class Inside:
    """The places of a value's characters: `mark` is where the value begins in `lines`, `value` what it says."""

    def __init__(self, lines: Sequence[str], mark: Mark, value: str) -> None:
        self._lines, self._value = lines, value
        self._mark = mark
        if mark.line <= len(lines) and (properties := _PROPERTIES.match(lines[mark.line - 1], mark.column - 1)):
            self._mark = Mark(mark.line, properties.end() + 1)
        self._first = lines[mark.line - 1][self._mark.column - 1 :][:1] if mark.line <= len(lines) else ""
        self._places: array[int] | None = None

    def at(self, offset: int) -> Mark:
        """Return the place of the character at `offset` of the value; that of its end for one beyond."""
        if self._first in {"*", ""}:
            return self._mark  # an alias says elsewhere what it says, and nothing is written at the end of the file
        start = self._mark.column - 1 + (self._first in {'"', "'"})
        if offset < NEAR and self._first not in {"|", ">"}:
            written = self._value[: offset + 1]
            if "\\" not in written and self._lines[self._mark.line - 1].startswith(written, start):
                return Mark(self._mark.line, start + offset + 1)
        if self._places is None:
            self._places = array("Q", self._all())
        if not self._places:
            return self._mark
        place = self._places[min(offset, len(self._places) - 1)]
        return Mark(place >> _BITS, place & (1 << _BITS) - 1)

    def _all(self) -> Iterator[int]:
        """Yield the place of each character of the value; a blank stands behind the character before it."""
        written = self._written()
        last = self._mark.line << _BITS | self._mark.column - 1 + (self._first in {'"', "'"})
        for character in self._value:
            last = last + 1 if character in _BLANKS else next(written, last)
            yield last

    def _written(self) -> Iterator[int]:
        """Yield the place of each character from where the value begins, blanks left out."""
        line, column = self._mark
        column -= 1
        if self._first in {"|", ">"}:
            line, column = line + 1, 0
        sort = {'"': _DOUBLE, "'": _SINGLE}.get(self._first, _PLAIN)
        column += sort is not _PLAIN
        for number in range(line, len(self._lines) + 1):
            above = (number << _BITS) + 1
            for hit in sort.finditer(self._lines[number - 1], column):
                if hit.lastgroup is None:
                    yield above + hit.start()
            column = 0
