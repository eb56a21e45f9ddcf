"""The decoded text of a file: its lines, places in it, and problems at those places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Diagnostic, Level, Mark

LINE_END = re.compile("\r\n|[\n\r]")
"""What ends a line in an editor. YAML 1.1 counts more (U+0085, U+2028, U+2029): its places come here as offsets."""


@dataclass(frozen=True, slots=True)
class Source:
    """A named text; `starts` holds the offset of each line's first character."""

    name: str
    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """Return the source of a text."""
        if "\r" not in text:
            lines = text.split("\n")
            return cls(name, text, tuple(lines), tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)))
        starts, lines = [0], []
        for end in LINE_END.finditer(text):
            lines.append(text[starts[-1] : end.start()])
            starts.append(end.end())
        return cls(name, text, (*lines, text[starts[-1] :]), tuple(starts))

    def at(self, offset: int) -> Mark:
        """Return the place of the character at `offset`; the end of the text is the end of its last line.

        What follows the last line end is no line in most editors: the end is told before it.
        """
        if offset >= len(self.text):
            last = len(self.lines) - (len(self.lines) > 1 and not self.lines[-1])
            return Mark(last, len(self.lines[last - 1]) + 1)
        line = bisect_right(self.starts, offset)
        return Mark(line, offset - self.starts[line - 1] + 1)

    def offset(self, mark: Mark) -> int:
        """Return the offset of a place; that of the end of the text for one that `at` gives for it."""
        return self.starts[mark.line - 1] + mark.column - 1

    def problem(self, code: str, mark: Mark, level: Level = "error", wording: str = "", **args: object) -> Diagnostic:
        """Return a problem of the text itself; its wording is the one named like the code unless told."""
        said = message(f"diagnostic.{wording or code}", **args)
        return Diagnostic(code, level, said, self.name, mark.line, mark.column, self.excerpt(mark.line))

    def excerpt(self, line: int) -> str:
        """Return a line of the text, empty beyond its end."""
        return self.lines[line - 1] if line <= len(self.lines) else ""
