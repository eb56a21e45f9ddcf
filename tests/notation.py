"""Writes citations as lawyers do, for what reads them."""

from __future__ import annotations

from officer_quiz.statutes.citation import Citation
from officer_quiz.text.numerals import to_chinese


def notation(citation: Citation) -> str:
    """Write a citation as lawyers do."""
    if citation.appendix:
        return f"《{citation.statute}》附件{to_chinese(citation.appendix)}"
    text = f"《{citation.statute}》第{to_chinese(citation.article)}条"
    text += f"之{to_chinese(citation.sub)}" if citation.sub else ""
    text += f"第{to_chinese(citation.paragraph)}款" if citation.paragraph else ""
    return text + (f"第{to_chinese(citation.item)}项" if citation.item else "")
