"""The law behind the questions on a day: citations with their versions, what is not in force, articles at hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from officer_quiz.env import Env
from officer_quiz.kinds.base.question import Question
from officer_quiz.statutes.articles import Line, cited
from officer_quiz.statutes.citation import Citation, Unreadable, parse, places_of
from officer_quiz.statutes.currency import Basis, Lapse, amendment, out_of_period
from officer_quiz.statutes.folding import folded
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import Texts

POINTER = "→ "
"""Before the cited lines of an article."""


class Listed(Protocol):
    """Where statutes are listed: a library."""

    @property
    def register(self) -> Register:
        """The register of statutes."""

    @property
    def newest_law(self) -> str:
        """The latest day on which any listed version takes effect (ISO), empty when none is listed."""


class Law:
    """Reads the register, and a statute's text, only when something about them is asked."""

    def __init__(self, env: Env, listed: Listed, day: date) -> None:
        """`day` is the date of the law."""
        self._env, self._say = env, env.say
        self._listed = listed
        self._day = day

    @cached_property
    def _texts(self) -> Texts:
        from officer_quiz.library.statute_texts import texts  # noqa: PLC0415  (only after an answer)

        return texts(self._env)

    def cite(self, question: Question, text: str) -> str:
        """Return a citation as written, with the version it means: the one in force when the question was checked."""
        places = parse(text)
        if isinstance(places, Unreadable):
            return text
        told = [text]
        for statute in dict.fromkeys(place.statute for place in places):
            known = self._listed.register.find(statute)
            version = known.version_on(question.checked or self._day) if known else None
            if known and version:
                adopted, effective = version.adopted.isoformat(), version.effective.isoformat()
                told.append(self._say("statute.version", adopted=adopted, effective=effective))
        return "".join(told)

    def cite_all(self, question: Question, texts: Sequence[str]) -> list[str]:
        """Return citations in words, those of one statute in one line."""
        return [self.cite(question, text) for text in folded(texts)]

    def notice(self, basis: Basis) -> str:
        """Return what to say of a question whose law is not in force, or empty."""
        lapse = self.lapse(basis)
        if lapse is None:
            return ""
        if lapse.statute is None:
            return self._say(f"screen.{lapse.reason}", day=lapse.since.isoformat())
        adopted = lapse.before.adopted.isoformat() if lapse.before else "?"
        short, effective = lapse.statute.short, lapse.since.isoformat()
        return self._say("screen.stale", short=short, adopted=adopted, effective=effective)

    def lapse(self, basis: Basis) -> Lapse | None:
        """Return why a question is not current, None when it is."""
        amended = None
        # In the common case no listed version is newer than the check: told without reading the register.
        if basis.checked and basis.checked.isoformat() < self._listed.newest_law:
            amended = amendment(places_of(basis.cites), basis.checked, self._listed.register, self._day)
        return amended or out_of_period(basis, self._day)

    def article(self, text: str) -> str:
        """Return the articles a citation means, the cited lines pointed out; empty without their text at hand."""
        places = parse(text)
        if isinstance(places, Unreadable):
            return ""
        found: dict[tuple[str, int, int], list[Citation]] = {}
        for place in places:
            found.setdefault((place.statute, place.article, place.sub), []).append(place)
        return "\n\n".join(filter(None, (self._pointed(group) for group in found.values())))

    def _pointed(self, group: list[Citation]) -> str:
        """The text of one article with the lines that any of the citations in `group` means pointed out."""
        first = group[0]
        known = self._listed.register.find(first.statute)
        if not known:
            return ""
        lines = self._texts.articles(known).get((first.article, first.sub), ())
        remark = self._texts.remark(known, self._day)
        if not lines and not remark:
            return ""
        shown = [f"{POINTER if _meant(line, group) else '  '}{line.text}" for line in lines]
        told = [self._say(remark)] if remark else []
        return "\n".join([f"《{known.title}》", *told, *shown])


def _meant(line: Line, group: list[Citation]) -> bool:
    """Whether a line is cited; a citation of a whole article points at no line in particular."""
    return any(place.paragraph or place.item for place in group) and any(
        cited(line, place.paragraph, place.item) for place in group
    )
