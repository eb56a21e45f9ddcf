"""Tells files of question material from other YAML files of a repository (a site's settings, a workflow)."""

from __future__ import annotations

import re
from pathlib import Path

from officer_quiz.store.reading import bytes_of

_MATERIAL = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ {]*[\"']?(?:bank|exam|translates|questions|sections)[\"']?[ \t]*+(?::|\xef\xbc\x9a)",
    re.MULTILINE,
)


def is_other(file: Path) -> bool:
    """Return whether a file is readable text without a key that every bank, blueprint or translation has.

    What cannot be read is not passed over: checking tells why.
    """
    raw = bytes_of(file)
    return isinstance(raw, bytes) and b"\0" not in raw and not _MATERIAL.search(raw)
