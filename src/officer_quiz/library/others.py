"""Tells files of question material from other YAML files of a repository (a site's settings, a workflow)."""

from __future__ import annotations

import re
from pathlib import Path

from officer_quiz.store.reading import bytes_of
from officer_quiz.text.aliases import KEYS

_OWN = frozenset({"bank", "exam", "translates", "questions", "sections"})
"""The keys of which every bank, blueprint and translation has one."""
_CHINESE = [name for name, keys in KEYS.items() if not name.isascii() and _OWN.intersection(keys) and "id" not in keys]
"""What is written for them in Chinese; a number (编号) is no more a bank's than anything else's."""
_ENCODED = {name.encode(encoding) for name in (*_OWN, *_CHINESE) for encoding in ("utf-8", "gb18030")}
_MATERIAL = re.compile(
    rb"(?:^|\r)(?:\xef\xbb\xbf)?(?:[ \t{]|\xe3\x80\x80)*+[\"']?(?:%b)[\"']?[ \t]*+(?::|\xef\xbc\x9a|\xa3\xba)"
    % b"|".join(map(re.escape, sorted(_ENCODED))),
    re.MULTILINE,
)


def is_other(file: Path) -> bool:
    """Return whether a file is readable text without a key that every bank, blueprint or translation has.

    What cannot be read is not passed over: checking tells why.
    """
    raw = bytes_of(file)
    return isinstance(raw, bytes) and b"\0" not in raw and not _MATERIAL.search(raw)
