"""The law behind the questions: citations with their versions, and articles where their text is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.cli.texts import texts
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.draw import Drawable
from officer_quiz.statutes.articles import Line, cited
from officer_quiz.statutes.citation import Citation, Unreadable, parse
from officer_quiz.ui.session import Material

if TYPE_CHECKING:
    from officer_quiz.statutes.register import Register, Statute, Version

POINTER = "→ "
"""Before the cited lines of an article."""


class Law:
    """Reads the register, and a statute's text, only when something about them is asked."""

    def __init__(self, env: Env, statutes: Path, newest: str) -> None:
        """`statutes` is the file of the register, `newest` the latest day on which a version in it takes effect."""
        self._env = env
        self._statutes = statutes
        self._newest = newest
        self._texts = texts(env)

    @cached_property
    def _register(self) -> Register:
        from officer_quiz.cli.files import read_register  # noqa: PLC0415  (slow; only feedback needs it)

        return read_register(self._statutes)[0]

    def cite(self, question: Question, text: str) -> str:
        """Return a citation as written, with the version it means: the one in force when the question was checked."""
        places = parse(text)
        if isinstance(places, Unreadable):
            return text
        told = [text]
        for statute in dict.fromkeys(place.statute for place in places):
            known = self._register.find(statute)
            version = known.version_on(question.checked or self._env.today()) if known else None
            if known and version:
                adopted, effective = version.adopted.isoformat(), version.effective.isoformat()
                told.append(self._env.say("statute.version", adopted=adopted, effective=effective))
        return "".join(told)

    def notice(self, question: Question) -> str:
        """Return what to say of a question whose law has changed since it was checked, or empty."""
        checked = question.checked
        amended = self._amended(question.cite, checked)
        if checked is None or not amended:
            return ""
        statute, now = amended
        before = statute.version_on(checked)
        adopted = before.adopted.isoformat() if before else "?"
        return self._env.say("screen.stale", short=statute.short, adopted=adopted, effective=now.effective.isoformat())

    def stale(self, item: Drawable) -> bool:
        """Return whether a question teaches law that has been amended since it was checked, or a rule that ran out."""
        if item.ends and item.ends < self._env.today().isoformat():
            return True
        return bool(item.checked and self._amended(item.cites, date.fromisoformat(item.checked)))

    def _amended(self, cites: Iterable[str], checked: date | None) -> tuple[Statute, Version] | None:
        if checked is None or checked.isoformat() >= self._newest:
            return None  # the common case, told without reading the register
        places = [each for text in cites if not isinstance(found := parse(text), Unreadable) for each in found]
        return self._register.amended(places, checked, self._env.today())

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
        known = self._register.find(first.statute)
        lines = self._texts.articles(known).get((first.article, first.sub)) if known else None
        if not known or not lines:
            return ""
        shown = [f"{POINTER if _meant(line, group) else '  '}{line.text}" for line in lines]
        return "\n".join([f"《{known.title}》", *shown])


def material(env: Env, library: Library) -> Material:
    """Return what a session shows of the questions of a library, with the law behind them."""
    law = Law(env, library.statutes, library.newest_law)

    def question(id: str) -> Question:
        found = library.question(id)
        assert found is not None, "a session asks only questions that are in the banks"
        return found

    return Material(question, library.bank_title, law.cite, law.article, law.notice)


def _meant(line: Line, group: list[Citation]) -> bool:
    """Whether a line is cited; a citation of a whole article points at no line in particular."""
    return any(place.paragraph or place.item for place in group) and any(
        cited(line, place.paragraph, place.item) for place in group
    )
