"""What a unit's report holds: how the class did, what the next lesson should be, how a person stands, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from officer_quiz.analysis.attention import Flag, by_attention
from officer_quiz.analysis.gathered import Gathered
from officer_quiz.analysis.groups import (
    FEWEST,
    Change,
    Counted,
    Group,
    Groups,
    changes,
    counted,
    group,
    groups,
    weakest,
)
from officer_quiz.analysis.items import Item, items
from officer_quiz.analysis.papers import PaperFigures, paper_figures
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.results.figures import utc
from officer_quiz.results.marks import Sat
from officer_quiz.services.asked import Asked
from officer_quiz.store.book.opening import open_book

if TYPE_CHECKING:
    from officer_quiz.store.book.book import Book

DIMENSIONS = ("bank", "skill", "post", "level", "unit")
"""What answers are grouped by."""
OF_PEOPLE = frozenset({"post", "unit"})
"""Groups of people: one person is in one of them only."""
LESSONS, QUESTIONS, WRONG = 3, 3, 2
"""Topics of the next lesson, questions of each, and wrong answers of each question."""
MASTERED = 0.8
"""The share of the points from which a topic is no lesson, unless it is the weakest."""
MOST_HAND_INS = 20_000
"""Hand-ins up to which the questions of a paper are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom and what a report is about; empty means all."""

    paper: str = ""
    unit: str = ""
    person: str = ""
    bank: str = ""
    skill: str = ""

    @property
    def filters(self) -> dict[str, str | None]:
        """The scope as the book takes it."""
        return {name: getattr(self, name) or None for name in ("paper", "unit", "person", "bank", "skill")}


@dataclass(frozen=True, slots=True)
class Weak:
    """A question behind a weak topic: what was earned of it, and the wrong answers that were given most."""

    group: Group
    title: str
    wrong: Sequence[tuple[str, int]] = ()

    def data(self) -> dict[str, Any]:
        """The question as JSON data."""
        wrong = [{"answer": answer, "count": count} for answer, count in self.wrong]
        return {**self.group.data(), "title": self.title, "wrong": wrong}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A topic to teach next, with the questions that show why."""

    group: Group
    questions: Sequence[Weak]


@dataclass
class Report:
    """All that a report says; `person` reports compare with nobody."""

    book: str
    day: date
    scope: Scope
    people: int
    papers: Sequence[Counted] = ()
    sat: Sequence[Sat] = ()
    """A person's own hand-ins; empty unless the report is a person's."""
    groups: Mapping[str, Groups] = field(default_factory=dict)
    skills_by_unit: Groups = field(default_factory=lambda: Groups(()))
    lessons: Sequence[Lesson] = ()
    months: Groups = field(default_factory=lambda: Groups(()))
    compared: tuple[str, str] | None = None
    """The months that are compared."""
    changed: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    looked_at: Counted | None = None
    """The paper whose questions are shown."""
    figures: PaperFigures | None = None
    """Its statistics, over the people whom the report is about."""
    questions: Sequence[tuple[Item, Sequence[Flag]]] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """What banks are called and questions ask, by id."""

    @property
    def enough(self) -> bool:
        """Whether figures may be shown: of people enough, or of the one person the report is for."""
        return bool(self.scope.person) or self.people >= FEWEST

    def data(self) -> dict[str, Any]:
        """The report as JSON data."""
        return {
            "format": 1,
            "book": self.book,
            "date": self.day.isoformat(),
            "scope": {name: value for name, value in self.scope.filters.items() if value},
            "people": self.people,
            "papers": [each.data() for each in self.papers],
            "sat": [_sat_data(each) for each in self.sat],
            "groups": {name: [each.data() for each in found.rows] for name, found in self.groups.items()},
            "hidden": {name: found.hidden for name, found in self.groups.items()},
            "skills_by_unit": [each.data() for each in self.skills_by_unit.rows],
            "lessons": [
                {**each.group.data(), "questions": [question.data() for question in each.questions]}
                for each in self.lessons
            ],
            "months": [each.data() for each in self.months.rows],
            "changed": {name: [each.data() for each in found] for name, found in self.changed.items()},
            "paper_figures": self.figures.data() if self.figures else None,
            "questions": [{**item.data(), "flags": [flag.code for flag in found]} for item, found in self.questions],
        }


def _sat_data(sat: Sat) -> dict[str, Any]:
    return {
        "paper": sat.paper,
        "title": sat.title,
        "handed_in": utc(sat.handed_in) if sat.handed_in else None,
        "points": round(float(sat.earned), 4),
        "worth": round(float(sat.worth), 4),
        "waiting": sat.waiting,
        "passed": None if sat.waiting else sat.earned >= sat.pass_mark,
    }


def report(env: Env, source: str, scope: Scope) -> Report:
    """Return the report on a unit book; UserError for a book, paper, unit or person that is not there."""
    with open_book(source, create=False) as book:
        return _Reporting(env, book, scope).report()


def check_scope(book: Book, scope: Scope) -> None:
    """UserError unless the paper, unit and person of a scope are in the book, the person once."""
    known: dict[str, Sequence[str]] = {}
    if scope.paper:
        known["paper"] = [each.paper for each in book.papers() if each.paper]
    if scope.unit:
        known["unit"] = [each.unit for each in book.units()]
    for name, words in known.items():
        if getattr(scope, name) not in words:
            told = tuple(words) or "—"
            raise UserError(
                message(f"report.no-{name}", name=getattr(scope, name), book=book.address.shown, known=told)
            )
    if scope.person:
        found = list(book.people(scope.unit or None, scope.person))
        if not found:
            raise UserError(message("report.no-person", name=scope.person, book=book.address.shown))
        if len(found) > 1:
            units = tuple(each.person.unit or "—" for each in found)
            raise UserError(message("report.which-person", name=scope.person, units=units))


class _Reporting:
    """A report being gathered."""

    def __init__(self, env: Env, book: Book, scope: Scope) -> None:
        self.env, self.book, self.scope = env, book, scope
        self.filters: Any = scope.filters
        self.fewest = 1 if scope.person else FEWEST
        self.asked = Asked(env)

    def report(self) -> Report:
        """Gather all that the report says."""
        check_scope(self.book, self.scope)
        whole = self.book.totals(**self.filters)
        people = whole[0].people if whole else 0
        if not people:
            raise UserError(message("report.nothing", book=self.book.address.shown))
        made = Report(self.book.address.shown, self.env.today(), self.scope, people)
        if not made.enough:
            return made
        own = {name: self.filters[name] for name in ("paper", "unit", "person")}
        if self.scope.person:
            made.sat = tuple(self.book.sat(**own))
        elif not (self.scope.bank or self.scope.skill):
            made.papers = counted(self.book.sat(**own))
        made.groups = {name: self._groups(name) for name in DIMENSIONS if self._is_asked(name)}
        if not (self.scope.person or self.scope.unit or self.scope.skill):
            made.skills_by_unit = self._groups("unit", "skill")
        made.lessons = self._lessons(made.groups.get("bank", Groups(())))
        self._months(made)
        self._questions(made)
        made.titles = self._titles(made)
        return made

    def _is_asked(self, name: str) -> bool:
        """Whether groups of that sort tell anything: nobody is compared within what the report is of."""
        if name in OF_PEOPLE and self.scope.person:
            return False
        return not getattr(self.scope, name, "")

    def _groups(self, *by: str) -> Groups:
        return groups(self.book.totals(*by, **self.filters), self.fewest)

    def _lessons(self, banks: Groups) -> list[Lesson]:
        """Return the weakest topics, each with its questions that were answered worst."""
        if self.scope.bank:
            banks = self._groups("bank")
        worst = weakest(banks, LESSONS)
        taught = [each for place, each in enumerate(worst) if not place or each.share < MASTERED]
        return [Lesson(each, self._weak(each.name)) for each in taught]

    def _weak(self, bank: str) -> list[Weak]:
        within = {**self.filters, "bank": bank}
        found = groups(self.book.totals("question", **within), self.fewest)
        worst = sorted(found.rows, key=lambda each: (each.share, each.key))[:QUESTIONS]
        wanted = {each.name for each in worst if each.share < 1}
        answers: dict[str, list[Group]] = {}
        for total in self.book.totals("question", "chosen", **within) if wanted else ():
            if total.key[0] in wanted and total.key[1] and total.earned < total.worth:
                answers.setdefault(total.key[0], []).append(group(total))
        return [
            Weak(each, self.asked.title(each.name), self._wrong(each.name, answers.get(each.name, ())))
            for each in worst
            if each.name in wanted
        ]

    def _wrong(self, question: str, given: Sequence[Group]) -> list[tuple[str, int]]:
        """The answers that earned least, those given most first, told as what they say."""
        usual = [each for each in given if each.answers > 1 or self.scope.person]
        most = sorted(usual, key=lambda each: (-each.answers, each.name))[:WRONG]
        return [(self.asked.says(question, each.name), each.answers) for each in most]

    def _months(self, made: Report) -> None:
        made.months = self._groups("month")
        names = [each.name for each in made.months.rows]
        if len(names) < 2:
            return
        before, now = made.compared = (names[-2], names[-1])
        made.changed = {
            "all": changes(made.months, before, now),
            **{name: changes(self._groups(name, "month"), before, now) for name in ("bank", "skill")},
        }

    def _questions(self, made: Report) -> None:
        """Look at the questions of the paper asked for, else of the latest, where a class is large enough for it."""
        shown = [each for each in made.papers if each.shown]
        if not shown or shown[-1].people > MOST_HAND_INS:
            return
        made.looked_at = shown[-1]
        answers = Gathered()
        for each in self.book.marked(made.looked_at.paper):
            if not self.scope.unit or each.person.unit == self.scope.unit:
                answers.add(each)
        made.figures = paper_figures(answers)
        made.questions = by_attention(items(answers, self.asked.key))

    def _titles(self, made: Report) -> dict[str, str]:
        banks = {each.key[0] for each in made.groups.get("bank", Groups(())).rows}
        banks |= {each.group.name for each in made.lessons} | {each.name for each in made.changed.get("bank", ())}
        titles = {each: self.asked.bank(each) for each in banks}
        titles |= {each.paper: each.title for each in made.papers if each.title}
        flagged = [item.question for item, found in made.questions if found]
        return {**titles, **{each: title for each in flagged if (title := self.asked.title(each))}}
