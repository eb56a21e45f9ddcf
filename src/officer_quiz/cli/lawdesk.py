"""The trainer's desk for law: what is cited, what went stale, an article's text, a new version recorded."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from officer_quiz.cli.confirming import confirm
from officer_quiz.cli.env import Env
from officer_quiz.cli.files import read_document, read_register
from officer_quiz.cli.material import Library
from officer_quiz.cli.places import shown
from officer_quiz.cli.reading import is_there, read_bytes, write_text
from officer_quiz.cli.rewriting import rewrite
from officer_quiz.cli.texts import TEXT_ENDINGS, texts
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session.coverage import covered, stale, uncovered
from officer_quiz.statutes.articles import Number, articles
from officer_quiz.statutes.register import Register, Statute, Version
from officer_quiz.text.diagnostic import Path as Steps
from officer_quiz.text.editing import inserted
from officer_quiz.text.numerals import to_int
from officer_quiz.ui import statutes as screen
from officer_quiz.ui.console import console, print_json

_NUMBER = re.compile(
    r"第?(?P<article>[0-9零〇一二三四五六七八九十百千]+)条?(?:[-之](?P<sub>[0-9一二三四五六七八九十]+))?"
)


class Desk:
    """Statutes and the questions that cite them, on one day."""

    def __init__(self, env: Env, day: date | None, json: bool) -> None:
        self._env = env
        self._day = day or env.today()
        self._json = json
        self._library = Library(env)
        self._library.tell_left_out()
        self._register: Register = read_register(self._library.statutes)[0]
        self._screen = console(sys.stdout)

    def listed(self) -> None:
        """Print the cited statutes with their versions, articles covered and questions per article."""
        rows = covered(self._library.drawables(), self._register, self._day)
        if self._json:
            print_json({"format": 1, "statutes": [screen.covered_data(row) for row in rows]}, self._screen)
        else:
            screen.print_covered(rows, self._screen, self._env.say)

    def stale(self) -> None:
        """Print the questions whose law changed after they were checked."""
        rows = stale(self._library.drawables(), self._register, self._day)
        if self._json:
            print_json({"format": 1, "stale": [screen.stale_data(row) for row in rows]}, self._screen)
        else:
            screen.print_stale(rows, self._day, self._screen, self._env.say)

    def show(self, words: Sequence[str]) -> None:
        """Print an article and the questions that cite it; UserError where its text is not at hand."""
        name, number = _two(words, "statute.show-what")
        statute, wanted = self._statute(name), _number(number)
        known = texts(self._env).articles(statute)
        if not known:
            raise UserError(message("statute.no-text", name=statute.short))
        if wanted not in known:
            last = screen.numeral(max(known))
            raise UserError(message("statute.not-in-text", name=statute.short, article=number, last=last))
        lines = [line.text for line in known[wanted]]
        rows = covered(self._library.drawables(), self._register, self._day)
        ids = next((row.articles.get(wanted, []) for row in rows if row.statute is statute), [])
        if self._json:
            told = {"statute": statute.short, "article": screen.numeral(wanted), "lines": lines, "questions": ids}
            print_json({"format": 1, **told}, self._screen)
        else:
            screen.print_article(statute, statute.version_on(self._day), lines, ids, self._screen, self._env.say)

    def uncovered(self, words: Sequence[str]) -> None:
        """Print the articles of a statute that no question touches."""
        if len(words) != 1:
            raise UserError(message("statute.uncovered-what"), Exit.USAGE)
        statute = self._statute(words[0])
        rows = covered(self._library.drawables(), self._register, self._day)
        touched = next((row.articles for row in rows if row.statute is statute), {})
        missing = uncovered(statute, self._day, texts(self._env).articles(statute), touched)
        if self._json:
            told = {"statute": statute.short, "uncovered": [screen.numeral(number) for number in missing]}
            print_json({"format": 1, **told}, self._screen)
        else:
            screen.print_uncovered(statute, missing, len(touched), self._screen, self._env.say)

    def add(self, words: Sequence[str]) -> None:
        """Copy statute texts, or all of a folder's, to where they are always found."""
        if not words:
            raise UserError(message("statute.add-what"), Exit.USAGE)
        for word in words:
            path = Path(word)
            if Path(path).is_dir():
                known = [file for file in sorted(path.iterdir()) if file.suffix in TEXT_ENDINGS]
                found = [file for file in known if self._register.find(file.stem)]
                if not found:
                    raise UserError(message("statute.no-texts", path=word))
            else:
                found = [path]
            for file in found:
                self._add(file)

    def amend(self, words: Sequence[str], adopted: date | None, effective: date | None, last: int | None) -> None:
        """Record a new version of a statute in statutes.yaml, and print what becomes stale when it takes effect."""
        if len(words) != 1 or not adopted or not effective or not last:
            raise UserError(message("statute.amend-what"), Exit.USAGE)
        statute = self._statute(words[0])
        newest = statute.versions[-1]
        if effective < adopted:
            raise UserError(message("statute.version-dates"), Exit.USAGE)
        if effective <= newest.effective:
            said = message("statute.not-newer", name=statute.short, effective=newest.effective.isoformat())
            raise UserError(said, Exit.USAGE)
        line = _record(self._library.statutes, self._register.statutes.index(statute), adopted, effective, last)
        print(self._env.say("statute.recorded", name=statute.short, place=line), file=sys.stderr)
        after = Desk(self._env, max(effective, self._day), self._json)
        after.stale()

    def confirm(self, ids: Sequence[str]) -> None:
        """Set the day of checking of questions."""
        if not ids:
            raise UserError(message("statute.confirm-what"), Exit.USAGE)
        for id, place in zip(dict.fromkeys(ids), confirm(self._library.folder, ids, self._day), strict=True):
            said = self._env.say("statute.confirmed", id=id, day=self._day.isoformat(), place=place)
            print(said, file=sys.stderr)

    def _statute(self, name: str) -> Statute:
        statute = self._register.find(name.strip("《》"))
        if statute is None:
            raise UserError(self._register.unknown(name))
        return statute

    def _add(self, file: Path) -> None:
        """Copy one text under the short title of its statute; say how its articles compare with the register."""
        say = self._env.say
        if not is_there(file):
            raise UserError(message("check.no-path", path=str(file)), Exit.USAGE)
        statute = self._statute(file.stem)
        text = read_bytes(file).decode("utf-8-sig", errors="replace")
        known = articles(text)
        if not known:
            raise UserError(message("statute.no-articles", path=str(file)))
        write_text(self._env.added_texts / f"{statute.short}.md", text)
        print(say("statute.added", name=statute.short, articles=len(known)), file=sys.stderr)
        version: Version | None = statute.version_on(self._env.today())
        if version and max(known)[0] != version.articles:
            last = max(known)[0]
            print(say("statute.other-version", name=statute.short, last=last, listed=version.articles), file=sys.stderr)


def _record(path: Path, index: int, adopted: date, effective: date, last: int) -> str:
    """Add a line for a version after the last one of the statute at `index`; return its place as ``file:line``."""
    raw = read_bytes(path)
    document = read_document(path, shown(path))
    count = len(document.data[index]["versions"])
    at: Steps = (index, "versions", count - 1)
    start = document.marks.values[at].line
    end = max(mark.line for steps, mark in document.marks.values.items() if steps[:3] == at)
    first = document.lines[start - 1]
    indent = first[: len(first) - len(first.lstrip())]
    if not first.lstrip().startswith("- "):
        raise UserError(message("statute.versions-on-one-line", path=shown(path), line=start))
    version = f"{{adopted: {adopted.isoformat()}, effective: {effective.isoformat()}, articles: {last}}}"
    rewrite(path, raw, lambda text: inserted(text, end, f"{indent}- {version}"))
    return f"{shown(path)}:{end + 1}"


def _two(words: Sequence[str], otherwise: str) -> tuple[str, str]:
    if len(words) != 2:
        raise UserError(message(otherwise), Exit.USAGE)
    return words[0], words[1]


def _number(text: str) -> Number:
    """Read an article's number: 97, 第九十七条, 133-1, 第一百三十三条之一."""
    found = _NUMBER.fullmatch(text)
    article = to_int(found["article"]) if found else None
    if not found or not article:
        raise UserError(message("statute.no-number", text=text), Exit.USAGE)
    return article, (to_int(found["sub"]) or 0) if found["sub"] else 0
