"""Analysis of a table of marks or of the unit book: read, gathered, worked out, with keys from the banks in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from officer_quiz.analysis.agreement import FEWEST, Agreement, agreements
from officer_quiz.analysis.attention import Flag, by_attention
from officer_quiz.analysis.gathered import Gathered
from officer_quiz.analysis.items import Item, items
from officer_quiz.analysis.papers import PaperFigures, paper_figures
from officer_quiz.analysis.tables import NoTable, tabled
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange import xlsx
from officer_quiz.exchange.base import separated
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.services.asked import Asked
from officer_quiz.store.book.address import Address
from officer_quiz.store.book.opening import open_book
from officer_quiz.store.disk import is_there, read_bytes

SQLITE = b"SQLite format 3\0"
"""How a file of SQLite begins."""
MOST_QUESTIONS = 2_000
"""Columns of a workbook that are looked at."""


@dataclass(frozen=True, slots=True)
class PaperResult:
    """A paper that was analysed: its code and title, empty for a table, and its figures."""

    code: str
    title: str
    figures: PaperFigures


@dataclass(frozen=True)
class Analysed:
    """What came of an analysis: papers, questions with what is wrong with them (the worst first), experts."""

    source: str
    papers: Sequence[PaperResult]
    questions: Sequence[tuple[Item, Sequence[Flag]]]
    experts: Sequence[Agreement] = ()
    notices: Sequence[Message] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """What a question of the banks in use asks, in one line, by its id."""

    @property
    def flagged(self) -> list[tuple[Item, Sequence[Flag]]]:
        """The questions with which something is wrong."""
        return [(item, found) for item, found in self.questions if found]

    def data(self, say: Wording) -> dict[str, Any]:
        """The analysis as JSON data; `says` is what is wrong, in the user's language."""
        return {
            "format": 1,
            "source": self.source,
            "papers": [{"paper": each.code, "title": each.title, **each.figures.data()} for each in self.papers],
            "questions": [
                {**item.data(), "flags": [{"code": flag.code, "says": say(flag.said)} for flag in found]}
                for item, found in self.questions
            ],
            "experts": [each.data() for each in self.experts],
        }


def analyse_table(path: Path, points: Mapping[str, float], pass_mark: float | None) -> Analysed:
    """Return the analysis of a table of marks; UserError for a file that is none."""
    try:
        found = tabled(_rows(path), points, pass_mark)
    except NoTable as error:
        raise UserError(message("analysis.table.wrong", path=shown(path), said=error.said)) from error
    except Unreadable as error:
        raise UserError(message("analysis.table.wrong", path=shown(path), said=error.message)) from error
    made = items(found.gathered, found.keys.get)
    paper = PaperResult("", path.stem, paper_figures(found.gathered))
    return Analysed(shown(path), [paper], by_attention(made), notices=found.notices)


def is_book(source: str) -> bool:
    """Return whether something to analyse is a unit book: a server's database or a file of SQLite."""
    if (path := Address.of(source).path) is None:
        return True
    return is_there(path) and path.is_file() and read_bytes(path, len(SQLITE)) == SQLITE


def analyse_book(env: Env, source: str, paper: str, experts: Set[str]) -> Analysed:
    """Return the analysis of the papers in a unit book, or of one; questions of several papers are taken together.

    `experts` are names, units or posts of the people whose judgement makes panels. UserError where there is no such
    book or paper.
    """
    with open_book(source, create=False) as book:
        lines = [each for each in book.papers() if each.paper]
        if paper and paper not in {each.paper for each in lines}:
            known = tuple(each.paper for each in lines) or "—"
            raise UserError(message("analysis.no-paper", paper=paper, book=book.address.shown, known=known))
        wanted = [each for each in lines if not paper or each.paper == paper]
        # A question that somebody had in several papers counts where it was first.
        wanted.sort(key=lambda each: (each.first is None, each.first, each.paper))
        together, judged, results = Gathered(), Gathered(), []
        for line in env.counted(wanted, len(wanted), "analysis.progress"):
            alone = Gathered() if len(wanted) > 1 else together
            for each in book.marked(line.paper):
                for made in {id(alone): alone, id(together): together}.values():
                    made.add(each)
                if experts & {each.person.name, each.person.unit, each.person.post}:
                    judged.add(each)
            results.append(PaperResult(line.paper, line.title, paper_figures(alone)))
    asked = Asked(env)
    found = items(together, asked.key)
    titles = {item.question: title for item in found if (title := asked.title(item.question))}
    panels = agreements(judged.questions.values())
    notices = [message("analysis.few-experts", least=FEWEST)] if experts and not panels else []
    return Analysed(book.address.shown, results, by_attention(found), panels, notices, titles)


def _rows(path: Path) -> list[Sequence[str]]:
    raw = read_bytes(path)
    if xlsx.recognise(path.name, raw):
        return list(next(iter(xlsx.sheets(raw, MOST_QUESTIONS))).rows)
    return list(separated.cells(raw))


def points_of(words: Sequence[str]) -> dict[str, float]:
    """Return the points of questions named on the command line: ``q8=8``, several with commas; UserError for others."""
    points: dict[str, float] = {}
    for word in (part for each in words for part in each.split(",")):
        name, sign, value = word.rpartition("=")
        try:
            points[name.strip()] = float(value)
        except ValueError:
            sign = ""
        if not sign or not name.strip() or not 0 <= points.get(name.strip(), -1) < 1e9:
            raise UserError(message("analysis.bad-points", word=word), Exit.USAGE)
    return points
