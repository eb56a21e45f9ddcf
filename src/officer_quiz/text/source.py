"""The decoded text of a file: its lines, places in it, and problems at those places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Diagnostic, Level, Mark

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1: more than editors count, but positions of values follow it."""


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
        starts, lines = [0], []
        for end in LINE_END.finditer(text):
            lines.append(text[starts[-1] : end.start()])
            starts.append(end.end())
        return cls(name, text, (*lines, text[starts[-1] :]), tuple(starts))

    def at(self, offset: int) -> Mark:
        """Return the place of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return Mark(line, offset - self.starts[line - 1] + 1)

    def problem(self, code: str, mark: Mark, level: Level = "error", wording: str = "", **args: object) -> Diagnostic:
        """Return a problem of the text itself; its wording is the one named like the code unless told."""
        said = message(f"diagnostic.{wording or code}", **args)
        return Diagnostic(code, level, said, self.name, mark.line, mark.column, self.excerpt(mark.line))

    def excerpt(self, line: int) -> str:
        """Return a line of the text, empty beyond its end."""
        return self.lines[line - 1] if line <= len(self.lines) else ""
