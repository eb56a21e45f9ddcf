"""Analysis of a table of marks, or of the unit book: read, gathered, worked out, with keys from the banks in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from officer_quiz.analysis.agreement import Agreement
from officer_quiz.analysis.attention import Flag, by_attention
from officer_quiz.analysis.items import CHOICES, Item, Key, items
from officer_quiz.analysis.papers import PaperFigures, paper_figures
from officer_quiz.analysis.tables import NoTable, tabled
from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange import xlsx
from officer_quiz.exchange.base import separated
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.store.disk import read_bytes

MOST_QUESTIONS = 2_000
"""Columns of a workbook that are looked at."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that was analysed: its code and title, empty for a table, and its figures."""

    code: str
    title: str
    figures: PaperFigures


@dataclass(frozen=True)
class Analysed:
    """What came of an analysis: papers, questions with what is wrong with them (the worst first), experts."""

    source: str
    papers: Sequence[PaperLine]
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


class Asked:
    """The questions of the banks in use as analysis and report need them: keys, and one line of what they ask."""

    def __init__(self, env: Env) -> None:
        self._env, self._library = env, Library(env)

    @cached_property
    def _parts(self) -> Mapping[str, Question]:
        """The parts of cases by their ids, which the library knows only as wholes."""
        wholes = (self._library.question(each.id) for each in self._library.candidates() if each.kind == "case")
        return {part.id: part for whole in wholes if whole for part in whole.parts}

    def question(self, id: str) -> Question | None:
        """Return a question or a part of one; None if there is none of that id."""
        return self._library.question(id) or self._parts.get(id)

    def key(self, id: str) -> Key | None:
        """Return the choices of a question and which are right; None where there are none."""
        question = self.question(id)
        if question is None or (question.type not in CHOICES and question.type != "true_false"):
            return None
        if question.type == "true_false":
            return Key(frozenset([question.answer]), ("对", "错"))  # type: ignore[attr-defined]
        return Key(question.keys, tuple(question.choices))  # type: ignore[attr-defined]

    def title(self, id: str) -> str:
        """Return what a question asks in one line, empty for one that is not in the banks."""
        question = self.question(id)
        return headline(question, self._env.say) if question else ""

    def bank(self, id: str) -> str:
        """Return the title of a bank, its id where it is not in use."""
        return self._library.titles.get(id, id)


def analyse_table(path: Path, points: Mapping[str, float], pass_mark: float | None) -> Analysed:
    """Return the analysis of a table of marks; UserError for a file that is none."""
    try:
        found = tabled(_rows(path), points, pass_mark)
    except NoTable as error:
        raise UserError(message("analysis.table.wrong", path=shown(path), said=error.said)) from error
    except Unreadable as error:
        raise UserError(message("analysis.table.wrong", path=shown(path), said=error.message)) from error
    made = items(found.gathered, found.keys.get)
    paper = PaperLine("", path.stem, paper_figures(found.gathered))
    return Analysed(shown(path), [paper], by_attention(made), notices=found.notices)


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
