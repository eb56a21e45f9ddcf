"""The numbers that Word shows before paragraphs and that are not in their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "〇一二三四五六七八九"


@dataclass(slots=True)
class _Level:
    """How a level of a list is numbered."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has got."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    """By the id of a list, its levels."""
    shared: Mapping[str, str] = field(default_factory=dict)
    """By the id of a list, what it counts with: lists of the same definition go on counting."""
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """By the id of a style, the list and level that paragraphs of it belong to."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: Any) -> str:
        """Return what stands before a paragraph, and count it; empty for one without a number."""
        list_id, level = self._list(paragraph)
        shape = self.levels.get(list_id, {}).get(level)
        if shape is None or shape.format in {"bullet", "none"}:
            return ""
        counter = self.shared.get(list_id, list_id)
        self.counts[counter, level] = self.counts.get((counter, level), shape.start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == counter and key[1] > level]:
            del self.counts[deeper]

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            own = self.levels[list_id].get(at, _Level())
            return _formatted(self.counts.get((counter, at), own.start), own.format)

        return re.sub(r"%(\d)", number, shape.text)

    def _list(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and level of a paragraph, its own or those of its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        style = properties.find(f"{W}pStyle")
        of_style = self.styles.get(style.get(f"{W}val") if style is not None else "", ("", 0))
        own = properties.find(f"{W}numPr")
        if own is None:
            return of_style
        list_id, level = _value(own, "numId"), _value(own, "ilvl")
        return list_id or of_style[0], int(level) if level.isdigit() else of_style[1]


def numbering(definitions: Any, styles: Any) -> Numbering:
    """Return the lists that the parts of a file define; either may be None."""
    if definitions is None:
        return Numbering()
    abstract = {each.get(f"{W}abstractNumId"): _levels(each) for each in definitions.iter(f"{W}abstractNum")}
    levels, shared = {}, {}
    for each in definitions.iter(f"{W}num"):
        list_id, of = each.get(f"{W}numId"), _value(each, "abstractNumId")
        own = dict(abstract.get(of, {}))
        anew = False
        for override in each.iter(f"{W}lvlOverride"):
            level, start = int(override.get(f"{W}ilvl", "0")), _value(override, "startOverride")
            own |= _levels(override)
            if start.isdigit():
                told = own.get(level, _Level())
                own[level], anew = _Level(told.format, told.text, int(start)), True
        levels[list_id], shared[list_id] = own, list_id if anew else f"of {of}"
    return Numbering(levels, shared, _styled(styles) if styles is not None else {})


def _levels(element: Any) -> dict[int, _Level]:
    """Return the levels that are defined below an element."""
    found = {}
    for each in element.iter(f"{W}lvl"):
        start = _value(each, "start")
        shape = _Level(
            _value(each, "numFmt") or "decimal", _value(each, "lvlText"), int(start) if start.isdigit() else 1
        )
        found[int(each.get(f"{W}ilvl", "0"))] = shape
    return found


def _styled(styles: Any) -> dict[str, tuple[str, int]]:
    """Return the list and level of each style that numbers its paragraphs."""
    found = {}
    for style in styles.iter(f"{W}style"):
        for own in style.iter(f"{W}numPr"):
            level = _value(own, "ilvl")
            found[style.get(f"{W}styleId")] = (_value(own, "numId"), int(level) if level.isdigit() else 0)
    return found


def _value(element: Any, name: str) -> str:
    """Return the value of the child of that name, empty for none."""
    child = element.find(f"{W}{name}")
    return str(child.get(f"{W}val", "")) if child is not None else ""


def _formatted(number: int, how: str) -> str:
    """Return a number as a list shows it."""
    if how in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if how == "upperLetter" else letter.lower()
    if how.startswith(("chinese", "ideographDigital", "japaneseCounting", "taiwanese")) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")
    if how.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)
