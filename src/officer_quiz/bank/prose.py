"""The texts of a question that people read, with where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from officer_quiz.text.diagnostic import Path

_NAMES = "id type answer cite source posts level skills tags author reviewer status checked region valid_from valid_to"
_LINKS = "shuffle start to outcome best worst expect scale panel tolerance unit points questions wording"
NO_PROSE = frozenset([*_NAMES.split(), *_LINKS.split()])
"""Fields of names, numbers and letters; and the parts of a case, which are questions of their own."""


def prose(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text in a question's data that stands at `path`; an essay's points are texts, a reply's a number."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key in NO_PROSE and not (key == "points" and isinstance(value, list)):
            continue
        if isinstance(value, str):
            yield (*path, key), value
        elif isinstance(value, (dict, list)):
            yield from prose(value, (*path, key))
