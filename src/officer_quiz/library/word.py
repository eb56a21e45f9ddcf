"""The text of a Word file (.docx): its paragraphs, nothing fetched, nothing expanded, bounded in size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from officer_quiz.exchange.base.archive import Reason


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a Word file gives no text."""

    reason: Reason


def word_text(raw: bytes) -> str | Unusable:
    """Return the paragraphs of a Word file, a line each, or why there are none. Never raises for its content."""
    try:
        import docx  # noqa: PLC0415  (an extra, and slow)
    except ImportError:
        return Unusable("no-library")
    from officer_quiz.exchange.base.archive import refused  # noqa: PLC0415  (only Word files need it)

    try:
        if reason := refused(raw):
            return Unusable(reason)
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs)
    except Exception:  # whatever the library meets in a file that is not what it says
        return Unusable("broken")
