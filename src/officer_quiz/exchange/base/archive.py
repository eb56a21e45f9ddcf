"""Looks through an Office file (a zip of XML) before a library sees it: nothing fetched, nothing expanded, bounded."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

MOST_BYTES = 64_000_000
"""The most that a file may unpack to; a code of 1,260 articles takes a tenth of it."""
MOST_PARTS = 2_000
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[^<>]*>")
_HARMLESS = re.compile(rb"relationships/(?:hyperlink|attachedTemplate)[\"']")
"""Links and the author's template: they bring no text, and nobody follows them."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

Reason = Literal["no-library", "broken", "entities", "too-large", "external"]
"""Why an Office file gives no text."""


def refused(raw: bytes) -> Reason | None:
    """Return why a file must not be read, None if it may; sizes are counted as unpacked, not as claimed.

    Whatever `zipfile` raises for what is no archive.
    """
    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            return "too-large"
        for part in parts:
            with archive.open(part) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                return "too-large"
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:8]:
                data = data.decode("utf-16").encode()
            if _DECLARED.search(data):
                return "entities"
            if any(not _HARMLESS.search(found) for found in _EXTERNAL.findall(data)):
                return "external"
    return None
