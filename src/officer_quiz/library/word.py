"""The text of a Word file (.docx): its paragraphs, nothing fetched, nothing expanded, bounded in size."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 64_000_000
"""The most that a file may unpack to; a code of 1,260 articles takes a tenth of it."""
MOST_PARTS = 2_000
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[^<>]*>")
_HARMLESS = re.compile(rb"relationships/(?:hyperlink|attachedTemplate)[\"']")
"""Links and the author's template: they bring no text, and nobody follows them."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a Word file gives no text."""

    reason: Literal["no-library", "broken", "entities", "too-large", "external"]


def word_text(raw: bytes) -> str | Unusable:
    """Return the paragraphs of a Word file, a line each, or why there are none. Never raises for its content."""
    try:
        import docx  # noqa: PLC0415  (an extra, and slow)
    except ImportError:
        return Unusable("no-library")
    try:
        if reason := _refused(raw):
            return reason
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs)
    except Exception:  # whatever the library meets in a file that is not what it says
        return Unusable("broken")


def _refused(raw: bytes) -> Unusable | None:
    """Look through the parts before the library sees them; sizes are counted as unpacked, not as claimed."""
    import zipfile  # noqa: PLC0415  (only Word files need it)

    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            return Unusable("too-large")
        for part in parts:
            with archive.open(part) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                return Unusable("too-large")
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:8]:
                data = data.decode("utf-16").encode()
            if _DECLARED.search(data):
                return Unusable("entities")
            if any(not _HARMLESS.search(found) for found in _EXTERNAL.findall(data)):
                return Unusable("external")
    return None
