"""Statutes for the trainer: what is cited, what is not in force, an article's text, a new version recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.confirm import confirm
from officer_quiz.library.library import Library
from officer_quiz.library.statute_texts import TEXT_ENDINGS, read_text, statute_of, texts
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.coverage import Covered, Stale, covered, stale, uncovered
from officer_quiz.statutes.articles import Number, cited, numeral
from officer_quiz.statutes.register import Register, Statute, Version
from officer_quiz.statutes.texts import doubt
from officer_quiz.store.disk import is_there, write_text
from officer_quiz.store.folder import check_folder
from officer_quiz.text.numerals import NUMERAL, to_int

_N = rf"[0-9０-９{NUMERAL}]{{1,16}}"
_NUMBER = re.compile(
    rf"(?:§|[Aa]rt(?:icle|\.)?)?第?(?P<article>{_N})条?(?:[-－之](?P<sub>{_N})条?)?"
    rf"(?:第?(?P<paragraph>{_N})款)?(?:第?[（(]?(?P<item>{_N})[）)]?项)?"
)


def covered_by(library: Library, day: date) -> list[Covered]:
    """Return the cited statutes with their versions, and the questions by article."""
    return covered(library.drawables(), library.register, day)


def stale_on(library: Library, day: date) -> list[Stale]:
    """Return the questions whose law is not in force on a day."""
    return stale(library.drawables(), library.register, day)


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text, the version of its statute in force on the day asked about, and the questions that cite it."""

    statute: Statute
    version: Version | None
    number: Number
    lines: Sequence[str]
    questions: Sequence[str]
    remark: Message | None = None

    def data(self) -> dict[str, Any]:
        """The article as JSON data."""
        name, number = self.statute.short, numeral(self.number)
        return {"statute": name, "article": number, "lines": list(self.lines), "questions": list(self.questions)}


def article(env: Env, library: Library, name: str, number: str, day: date) -> Article:
    """Return an article; UserError for an unknown statute or number, or where its text is not at hand.

    Of a number with a paragraph or an item (九十七条第二款) only those lines.
    """
    statute, (wanted, paragraph, item) = library.register.named(name), _number(number)
    at_hand = texts(env)
    text = at_hand.text(statute)
    if not text:
        raise UserError(message("statute.no-text", name=statute.short))
    if text.fault:
        raise UserError(text.fault)
    known = text.articles
    if wanted not in known:
        last = numeral(max(known))
        raise UserError(message("statute.not-in-text", name=statute.short, article=number, last=last))
    lines = [line.text for line in known[wanted] if cited(line, paragraph, item)]
    if not lines:
        raise UserError(message("statute.no-paragraph", name=statute.short, article=numeral(wanted)))
    rows = covered_by(library, day)
    ids = next((row.articles.get(wanted, []) for row in rows if row.statute is statute), [])
    return Article(statute, statute.version_on(day), wanted, lines, ids, at_hand.remark(statute, day))


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The articles of a statute that no question touches, and how many are touched."""

    statute: Statute
    missing: Sequence[Number]
    touched: int
    remark: Message | None = None

    def data(self) -> dict[str, Any]:
        """The articles as JSON data."""
        return {"statute": self.statute.short, "uncovered": [numeral(number) for number in self.missing]}


def uncovered_articles(env: Env, library: Library, name: str, day: date) -> Uncovered:
    """Return the articles of a statute that no question touches; UserError for an unknown statute."""
    statute = library.register.named(name)
    rows = covered_by(library, day)
    touched = next((row.articles for row in rows if row.statute is statute), {})
    at_hand = texts(env)
    missing = uncovered(statute, day, at_hand.in_force(statute, day), touched)
    return Uncovered(statute, missing, len(touched), at_hand.doubt(statute, day))


def add(env: Env, library: Library, words: Sequence[str]) -> Iterator[Message]:
    """Copy statute texts, or all of a folder's, to where they are always found; yield what was added.

    UserError for a file that is not there, has no articles, or is named as no listed statute.
    """
    register = library.register
    for word in words:
        path = Path(word)
        found = [path]
        if Path(path).is_dir():
            known = [file for file in sorted(path.iterdir()) if file.suffix.lower() in TEXT_ENDINGS]
            found = [file for file in known if statute_of(register, file)]
            if not found:
                raise UserError(message("statute.no-texts", path=word))
        for file in found:
            yield from _add(env, register, file)


def _add(env: Env, register: Register, file: Path) -> Iterator[Message]:
    """Copy one text under the short title of its statute; say how its articles compare with the register."""
    if not is_there(file):
        raise UserError(message("check.no-path", path=str(file)), Exit.USAGE)
    statute = statute_of(register, file) or register.named(file.stem)
    text = read_text(file)
    if text.fault:
        raise UserError(text.fault)
    kept = "\n\n".join("\n".join(line.text for line in lines) for lines in text.articles.values())
    check_folder(env.added_texts)
    write_text(env.added_texts / f"{statute.short}.md", f"{kept}\n")
    yield message("statute.added", name=statute.short, articles=len(text.articles))
    if said := doubt(statute, text.articles, env.today()):
        yield said


def confirm_checked(library: Library, ids: Sequence[str], day: date, today: date) -> list[Message]:
    """Set the day on which questions were checked; return what to say of each. UserError for a day to come."""
    if day > today:
        said = message("statute.confirm-later", day=day.isoformat(), today=today.isoformat())
        raise UserError(said, Exit.USAGE)
    unique = list(dict.fromkeys(ids))
    places = confirm(library.places, unique, day)
    told = zip(unique, places, strict=True)
    return [message("statute.confirmed", id=id, day=day.isoformat(), place=place) for id, place in told]


def _number(text: str) -> tuple[Number, int, int]:
    """Read an article's number with paragraph and item, 0 for none: 97, ９７, 第九十七条, 133-1, 九十七条第二款."""
    found = _NUMBER.fullmatch("".join(text.split()))
    article = to_int(found["article"]) if found else None
    if not found or not article:
        raise UserError(message("statute.no-number", text=text), Exit.USAGE)
    sub, paragraph, item = (to_int(found[name] or "0") or 0 for name in ("sub", "paragraph", "item"))
    return (article, sub), paragraph, item
