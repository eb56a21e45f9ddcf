"""Whether a place that is cited stands in the text of its statute."""

from __future__ import annotations

from datetime import date

from officer_quiz.bank.context import Context
from officer_quiz.messages.catalogue import Message
from officer_quiz.statutes.articles import cited
from officer_quiz.statutes.citation import Citation


def refused(place: Citation, day: date, context: Context) -> Message | None:
    """Return why a place of a listed statute is not there in the version of a day, by the register and by the text.

    None where it is there, or where the text of that version is not at hand.
    """
    return context.register.refuse(place, day) or _missing(place, day, context)


def _missing(place: Citation, day: date, context: Context) -> Message | None:
    lines = context.article(place, day)
    if lines is None:
        return None
    about = {"name": place.statute, "article": f"{place.article}-{place.sub}" if place.sub else place.article}
    if not lines:
        return _said("no-article", **about)
    last = lines[-1].paragraph
    if place.paragraph > last:
        return _said("no-paragraph", **about, paragraph=place.paragraph, last=last)
    if not any(cited(line, place.paragraph, place.item) for line in lines):
        return _said("no-item", **about, item=place.item)
    return None


def _said(key: str, **args: object) -> Message:
    """What the check of citations says."""
    return Message(f"checks.L22.{key}", args)
