"""A library of statute texts: articles where the text of a statute is at hand, each text read once when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from officer_quiz.statutes.articles import Line, Number, articles
from officer_quiz.statutes.register import Statute

Read = Callable[[Statute], str]
"""From a statute to its text, empty when it is not at hand."""


class Texts:
    """The texts of the versions in force."""

    def __init__(self, read: Read | None = None) -> None:
        self._read = read
        self._known: dict[str, Mapping[Number, tuple[Line, ...]]] = {}

    @property
    def at_hand(self) -> bool:
        """Whether there are any texts to look in."""
        return self._read is not None

    def articles(self, statute: Statute) -> Mapping[Number, tuple[Line, ...]]:
        """Return the lines of each article of a statute; none when its text is not at hand."""
        if statute.title not in self._known:
            self._known[statute.title] = articles(self._read(statute) if self._read else "")
        return self._known[statute.title]


NO_TEXTS = Texts()
"""No text at hand."""
