"""Letters in texts that follow their choices through the shuffle: ``{C}`` stands for the letter of choice C."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LETTER = re.compile(r"\{([A-Z])\}")


def follow(text: str, names: Mapping[str, str]) -> str:
    """Return a text with each ``{C}`` as `names` calls that choice; what names nothing stays as it is written."""
    return _LETTER.sub(lambda found: names.get(found[1], found[0]), text) if "{" in text else text


def authored(text: str) -> str:
    """Return a text with the letters that its author gave, for where choices stand in the author's order."""
    return _LETTER.sub(r"\1", text)


def names_letters(text: str) -> bool:
    """Return whether a text has such letters."""
    return bool(_LETTER.search(text))
