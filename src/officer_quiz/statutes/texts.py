"""A library of statute texts: articles where the text of a statute is at hand, each text read once when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from officer_quiz.messages.catalogue import Message, message
from officer_quiz.statutes.articles import Line, Number
from officer_quiz.statutes.register import Statute

MOST_NAMED = 10
"""Articles that a text lacks and that are named."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a statute at a place (a file); `fault` says why a file that is there cannot be used."""

    place: str
    articles: Mapping[Number, tuple[Line, ...]] = field(default_factory=dict)
    fault: Message | None = None


Read = Callable[[Statute], Text | None]
"""From a statute to its text, None when it is not at hand."""


class Texts:
    """The texts of the versions in force."""

    def __init__(self, read: Read | None = None) -> None:
        self._read = read
        self._known: dict[str, Text | None] = {}

    @property
    def at_hand(self) -> bool:
        """Whether there are any texts to look in."""
        return self._read is not None

    def text(self, statute: Statute) -> Text | None:
        """Return the text of a statute, usable or not; None when it is not at hand."""
        if statute.title not in self._known:
            self._known[statute.title] = self._read(statute) if self._read else None
        return self._known[statute.title]

    def articles(self, statute: Statute) -> Mapping[Number, tuple[Line, ...]]:
        """Return the lines of each article of a statute; none when its text is not at hand or cannot be read."""
        text = self.text(statute)
        return text.articles if text else {}

    def in_force(self, statute: Statute, day: date) -> Mapping[Number, tuple[Line, ...]]:
        """Return the articles of a text that can be the version in force on a day, or an excerpt of it; else none."""
        known = self.articles(statute)
        return {} if (1, 0) in known and contradiction(statute, known, day) else known

    def remark(self, statute: Statute, day: date) -> Message | None:
        """Return what to say of a text that cannot be read or is not the version in force on a day, or None."""
        text = self.text(statute)
        return (text.fault or contradiction(statute, text.articles, day)) if text else None

    def doubt(self, statute: Statute, day: date) -> Message | None:
        """Return that, or what to say of a text that lacks articles of the version in force, or None."""
        text = self.text(statute)
        return (text.fault or doubt(statute, text.articles, day)) if text else None


def contradiction(statute: Statute, articles: Mapping[Number, object], day: date) -> Message | None:
    """Return what to say of a text with other articles than the version in force on a day, or None."""
    version = statute.version_on(day)
    last = max(articles)[0] if articles else 0
    if not version or not last or last == version.articles:
        return None
    said = {"name": statute.short, "last": last, "listed": version.articles}
    for older in reversed(statute.versions[: statute.versions.index(version)]):
        if older.articles == last:
            return message("statute.superseded", **said, effective=older.effective.isoformat())
    return message("statute.other-version", **said)


def doubt(statute: Statute, articles: Mapping[Number, object], day: date) -> Message | None:
    """Return what to say of a text with other articles than the version in force on a day, or without some of them."""
    return contradiction(statute, articles, day) or _gaps(statute, articles, day)


def _gaps(statute: Statute, articles: Mapping[Number, object], day: date) -> Message | None:
    version = statute.version_on(day)
    last = version.articles if version else 0
    missing = [str(number) for number in range(1, last + 1) if (number, 0) not in articles]
    if not missing or not articles:
        return None
    named = (*missing[:MOST_NAMED], "…") if len(missing) > MOST_NAMED else tuple(missing)
    return message("statute.incomplete", name=statute.short, missing=named, count=len(missing), listed=last)


NO_TEXTS = Texts()
"""No text at hand."""
