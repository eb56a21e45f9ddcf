"""Tells how far lines are meant to be indented that begin with tabs and other blanks that YAML does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from officer_quiz.text.diagnostic import Edit
from officer_quiz.text.spoilt import ODD_SPACES

TABS = (1, 2, 4, 8)
"""How many blanks a tab may stand for, or up to which multiple."""
_BLANKS = "".join((" \t", *ODD_SPACES))
_LEAD = re.compile(f"[{_BLANKS}]*")
_ITEM = re.compile(rf"(?P<dash>[-－—–][{_BLANKS}]+)|[-－—–]$")
_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s:："'\[\]{}#,|>&*!%@`-][^\s:：]*)\s*[:：](?P<value>.*)$""")
_REMARK = re.compile(r"(?:^|\s+)#.*$")
Sort = Literal["key", "item"]


class Level(NamedTuple):
    """What lines of a level begin with, and in which column, from 0."""

    column: int
    sort: Sort


def straightened(lines: Sequence[str]) -> list[Edit]:
    """Return what gives lines the indentation they are meant to have, as far as there is only one that fits.

    A line in doubt ends it: those after it depend on it.
    """
    return list(_Straightener(lines).edits())


class _Straightener:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.levels: list[Level] = []
        self.opened = False
        """Whether the last key has its value below it."""
        self.within = ""
        """What a value over several lines ends with, a quote or bracket; ``|`` for one whose lines are indented."""
        self.units = list(product(TABS, (1, 2), (False, True)))
        """How wide blanks may be, as far as the lines so far tell: a tab, U+3000, and whether tabs go to a multiple."""

    def edits(self) -> Iterator[Edit]:
        for number, line in enumerate(self.lines, 1):
            lead = _LEAD.match(line)[0]  # type: ignore[index]
            rest = line[len(lead) :]
            if not rest or rest[0] == "#":
                continue
            if self.within == "|" and lead.strip(" ") and min(self._widths(lead)) > self.levels[-1].column:
                if len(widths := self._widths(lead)) > 1:
                    return
                yield Edit(number, 1, lead, " " * widths.pop())
                continue
            if self._goes_on(lead, rest):
                continue
            sort = _sort(rest)
            if sort is None:
                continue
            column = len(lead)
            if lead.strip(" "):
                meant = self._meant(lead, sort, number)
                if meant is None:
                    return
                column = meant
                self.units = [unit for unit in self.units if _width(lead, *unit) == column] or self.units
                yield Edit(number, 1, lead, " " * column)
            self._take(column, sort, rest)

    def _goes_on(self, lead: str, rest: str) -> bool:
        """Whether a line goes on with the value of one before it."""
        if self.within == "|":
            if len(lead) - len(lead.lstrip(" ")) > self.levels[-1].column:
                return True
            self.within = ""
        elif self.within:
            if _ITEM.match(rest) and Level(len(lead), "item") in self.levels:
                self.within = ""  # it was never ended
                return False
            if rest.rstrip().endswith(self.within):
                self.within = ""
            return True
        return False

    def _meant(self, lead: str, sort: Sort, number: int) -> int | None:
        """Return the only column that fits a line, None if none does or several do."""
        widths = self._widths(lead)
        known = {level.column for level in self.levels if level.sort == sort}
        if not self.opened:
            fit = widths & known
            return fit.pop() if len(fit) == 1 else None
        above = self.levels[-1].column
        if (beside := self._following(number)) and beside.sort == sort and beside.column > above:
            return beside.column
        fit = {width for width in widths if width > above or width in known}
        if len(fit) > 1:
            fit &= {above + 2}
        return fit.pop() if fit else None

    def _widths(self, lead: str) -> set[int]:
        """The widths that a line may be meant to be indented by."""
        return {_width(lead, *unit) for unit in self.units}

    def _following(self, number: int) -> Level | None:
        """Return the level of the next line that says something, None if its indentation is in doubt too."""
        for line in self.lines[number:]:
            lead = _LEAD.match(line)[0]  # type: ignore[index]
            rest = line[len(lead) :]
            if rest and rest[0] != "#":
                sort = None if lead.strip(" ") else _sort(rest)
                return Level(len(lead), sort) if sort else None
        return None

    def _take(self, column: int, sort: Sort, rest: str) -> None:
        """Note the levels that a line in `column` leaves open, and whether its value goes on below it."""
        while self.levels and (
            self.levels[-1].column > column or (self.levels[-1] == (column, "item") and sort == "key")
        ):
            self.levels.pop()
        if sort == "item":
            self._open(Level(column, "item"))
            dash = _ITEM.match(rest)
            width = len(dash["dash"] or "") if dash else 0
            column, rest = column + width, rest[width:]
        key = _KEY.match(rest)
        if key:
            self._open(Level(column, "key"))
        value = _REMARK.sub("", (key["value"] if key else "")).strip()
        self.opened = bool(key) and not value
        self.within = _unended(value)

    def _open(self, level: Level) -> None:
        if not self.levels or self.levels[-1] != level:
            self.levels.append(level)


def _sort(rest: str) -> Sort | None:
    return "item" if _ITEM.match(rest) else "key" if _KEY.match(rest) else None


def _unended(value: str) -> str:
    """What a value that goes on in the next lines ends with; empty for one that ends."""
    if value[:1] in {"|", ">"}:
        return "|"
    ends = {'"': '"', "'": "'", "[": "]", "{": "}"}.get(value[:1], "")
    return ends if ends and not (len(value) > 1 and value.endswith(ends)) else ""


def _width(lead: str, tab: int, wide: int, stops: bool) -> int:
    """How wide blanks are if a tab is so wide, or goes to a multiple of it, and U+3000 is so wide."""
    width = 0
    for blank in lead:
        if blank == "\t":
            width = (width // tab + 1) * tab if stops else width + tab
        else:
            width += wide if blank == "\u3000" else 1
    return width
