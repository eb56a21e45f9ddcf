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
from officer_quiz.library.load import read_document
from officer_quiz.library.places import shown
from officer_quiz.library.rewrite import rewrite
from officer_quiz.library.statute_texts import TEXT_ENDINGS, texts
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.coverage import Covered, Stale, covered, stale, uncovered
from officer_quiz.statutes.articles import Number, articles, numeral
from officer_quiz.statutes.register import Register, Statute, Version
from officer_quiz.store.disk import is_there, read_bytes, write_text
from officer_quiz.text.edit import SharedLineError, with_item
from officer_quiz.text.numerals import to_int

_NUMBER = re.compile(
    r"第?(?P<article>[0-9零〇一二三四五六七八九十百千]+)条?(?:[-之](?P<sub>[0-9一二三四五六七八九十]+))?"
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

    def data(self) -> dict[str, Any]:
        """The article as JSON data."""
        name, number = self.statute.short, numeral(self.number)
        return {"statute": name, "article": number, "lines": list(self.lines), "questions": list(self.questions)}


def article(env: Env, library: Library, name: str, number: str, day: date) -> Article:
    """Return an article; UserError for an unknown statute or number, or where its text is not at hand."""
    statute, wanted = _statute(library.register, name), _number(number)
    known = texts(env).articles(statute)
    if not known:
        raise UserError(message("statute.no-text", name=statute.short))
    if wanted not in known:
        last = numeral(max(known))
        raise UserError(message("statute.not-in-text", name=statute.short, article=number, last=last))
    lines = [line.text for line in known[wanted]]
    rows = covered_by(library, day)
    ids = next((row.articles.get(wanted, []) for row in rows if row.statute is statute), [])
    return Article(statute, statute.version_on(day), wanted, lines, ids)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The articles of a statute that no question touches, and how many are touched."""

    statute: Statute
    missing: Sequence[Number]
    touched: int

    def data(self) -> dict[str, Any]:
        """The articles as JSON data."""
        return {"statute": self.statute.short, "uncovered": [numeral(number) for number in self.missing]}


def uncovered_articles(env: Env, library: Library, name: str, day: date) -> Uncovered:
    """Return the articles of a statute that no question touches; UserError for an unknown statute."""
    statute = _statute(library.register, name)
    rows = covered_by(library, day)
    touched = next((row.articles for row in rows if row.statute is statute), {})
    missing = uncovered(statute, day, texts(env).articles(statute), touched)
    return Uncovered(statute, missing, len(touched))


def add(env: Env, library: Library, words: Sequence[str]) -> Iterator[Message]:
    """Copy statute texts, or all of a folder's, to where they are always found; yield what was added.

    UserError for a file that is not there, has no articles, or is named as no listed statute.
    """
    register = library.register
    for word in words:
        path = Path(word)
        found = [path]
        if Path(path).is_dir():
            known = [file for file in sorted(path.iterdir()) if file.suffix in TEXT_ENDINGS]
            found = [file for file in known if register.find(file.stem)]
            if not found:
                raise UserError(message("statute.no-texts", path=word))
        for file in found:
            yield from _add(env, register, file)


def _add(env: Env, register: Register, file: Path) -> Iterator[Message]:
    """Copy one text under the short title of its statute; say how its articles compare with the register."""
    if not is_there(file):
        raise UserError(message("check.no-path", path=str(file)), Exit.USAGE)
    statute = _statute(register, file.stem)
    text = read_bytes(file).decode("utf-8-sig", errors="replace")
    known = articles(text)
    if not known:
        raise UserError(message("statute.no-articles", path=str(file)))
    write_text(env.added_texts / f"{statute.short}.md", text)
    yield message("statute.added", name=statute.short, articles=len(known))
    version, last = statute.version_on(env.today()), max(known)[0]
    if version and last != version.articles:
        yield message("statute.other-version", name=statute.short, last=last, listed=version.articles)


def amend(library: Library, name: str, adopted: date, effective: date, last: int) -> Message:
    """Record a new version of a statute in statutes.yaml; return what to say.

    UserError for an unknown statute, days that do not follow each other, or a version no newer than the newest.
    """
    register = library.register
    statute = _statute(register, name)
    newest = statute.versions[-1]
    if effective < adopted:
        raise UserError(message("statute.version-dates"), Exit.USAGE)
    if effective <= newest.effective:
        said = message("statute.not-newer", name=statute.short, effective=newest.effective.isoformat())
        raise UserError(said, Exit.USAGE)
    place = _record(library.statutes, register.statutes.index(statute), adopted, effective, last)
    return message("statute.recorded", name=statute.short, place=place)


def confirm_checked(library: Library, ids: Sequence[str], day: date, today: date) -> list[Message]:
    """Set the day on which questions were checked; return what to say of each. UserError for a day to come."""
    if day > today:
        said = message("statute.confirm-later", day=day.isoformat(), today=today.isoformat())
        raise UserError(said, Exit.USAGE)
    unique = list(dict.fromkeys(ids))
    places = confirm(library.folder, unique, day)
    told = zip(unique, places, strict=True)
    return [message("statute.confirmed", id=id, day=day.isoformat(), place=place) for id, place in told]


def _statute(register: Register, name: str) -> Statute:
    statute = register.find(name.strip("《》"))
    if statute is None:
        raise UserError(register.unknown(name))
    return statute


def _record(path: Path, index: int, adopted: date, effective: date, last: int) -> str:
    """Add a line for a version after the last one of the statute at `index`; return its place as ``file:line``."""
    raw = read_bytes(path)
    document = read_document(path, shown(path))
    version = f"- {{adopted: {adopted.isoformat()}, effective: {effective.isoformat()}, articles: {last}}}"
    try:
        line = rewrite(path, raw, lambda text: with_item(text, document, (index, "versions"), version))
    except SharedLineError as error:
        raise UserError(message("statute.versions-on-one-line", path=shown(path), line=error.line)) from error
    return f"{shown(path)}:{line}"


def _number(text: str) -> Number:
    """Read an article's number: 97, 第九十七条, 133-1, 第一百三十三条之一."""
    found = _NUMBER.fullmatch(text)
    article = to_int(found["article"]) if found else None
    if not found or not article:
        raise UserError(message("statute.no-number", text=text), Exit.USAGE)
    return article, (to_int(found["sub"]) or 0) if found["sub"] else 0
