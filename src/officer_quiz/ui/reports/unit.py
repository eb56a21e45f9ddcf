"""A unit's report in words, charts and tables: what happened, what to teach next, what changed; nobody is ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from officer_quiz.analysis.groups import FEWEST, Change, Counted, Group, Groups
from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording, named
from officer_quiz.results.marks import Sat
from officer_quiz.services.reporting import Lesson, Report
from officer_quiz.ui.reports.blocks import Bar, Bars, Block, Grid, Heat, Histogram, Laid, Trend, percent, points
from officer_quiz.ui.reports.questions import questions_block
from officer_quiz.ui.screens.tables import local

NONE = "-"
PAPERS = 3
"""The latest papers whose distribution is drawn."""
MOST_BARS = 30
"""Groups that are drawn; more of them are a table, which paper can break."""
CHANGES = 12
"""Topics and skills of which a change is shown."""


def laid_out(report: Report, say: Wording) -> Laid:
    """Return a report laid out."""
    return Laid(_title(report, say), list(_facts(report, say)), list(_Laying(report, say).blocks()), _foot(report, say))


def _title(report: Report, say: Wording) -> str:
    scope = report.scope
    for name in ("person", "paper", "unit", "bank", "skill"):
        if word := getattr(scope, name):
            told = say(f"screen.skill.{word}") if name == "skill" else report.titles.get(word, word)
            return say(f"report.title.{name}", name=told)
    return say("report.title.all")


def _facts(report: Report, say: Wording) -> Iterator[str]:
    yield say("report.made", day=report.day.isoformat(), book=report.book)
    scope = report.scope
    if scope.unit and (scope.person or scope.paper):
        yield say("report.of-unit", unit=scope.unit)
    if not scope.person:
        yield say("report.people", count=report.people)
    if not report.enough:
        yield say("report.few", fewest=FEWEST)


def _foot(report: Report, say: Wording) -> Sequence[str]:
    if report.scope.person:
        return (say("report.foot.person"),)
    return (say("report.foot.compare", fewest=FEWEST), say("report.foot.use"))


class _Laying:
    """A report being laid out."""

    def __init__(self, report: Report, say: Wording) -> None:
        self.made, self.say = report, say

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks that have something to say, the most useful first."""
        made = self.made
        if not made.enough:
            return
        if made.sat:
            yield self._own()
        if made.papers:
            yield self._papers()
        if made.lessons:
            yield self._lessons()
        if len(made.months.rows) > 1:
            yield self._changed()
        if made.groups:
            yield self._groups()
        if made.questions:
            yield questions_block(made, self.say)

    def name(self, dimension: str, word: str) -> str:
        """Return what a group is called."""
        if dimension in {"skill", "post", "level"}:
            return named(self.say.language, word) or word or NONE
        return self.made.titles.get(word, word) or NONE

    def _own(self) -> Block:
        """A person's own papers: points and pass or not, in the order of time."""
        say = self.say
        heads = [say(f"report.head.{name}") for name in ("paper", "day", "points", "share", "outcome")]
        rows = [self._own_row(each) for each in self.made.sat]
        charts = [
            Trend(say("report.own-trend"), [(_day(each), _share(each)) for each in self.made.sat], say("report.share"))
        ]
        own = Grid(heads, rows, frozenset({2, 3}))
        return Block(say("report.own"), (), charts if len(self.made.sat) > 1 else (), [own])

    def _own_row(self, sat: Sat) -> list[str]:
        say = self.say
        if sat.waiting:
            outcome = say("report.waiting", count=sat.waiting)
        else:
            outcome = say("report.passed" if sat.earned >= sat.pass_mark else "report.not-passed")
        earned = f"{number(sat.earned)}/{number(sat.worth)}"
        return [sat.title or sat.paper, _day(sat), earned, percent(_share(sat)), outcome]

    def _papers(self) -> Block:
        say, papers = self.say, self.made.papers
        heads = [say(f"report.head.{name}") for name in ("paper", "day", "people", "mean", "sd", "mark", "pass-rate")]
        rows = [_paper_row(each) for each in papers]
        charts = [
            Histogram(
                say("report.distribution", title=each.title or each.paper),
                [(_tenth(place), count) for place, count in enumerate(each.bins)],
                (say("report.share"), say("report.head.people")),
                (say("report.mark", percent=percent(each.mark)), each.mark),
            )
            for each in papers[-PAPERS:]
            if each.shown
        ]
        lines = (
            [say("report.papers-waiting", count=waiting)] if (waiting := sum(each.waiting for each in papers)) else []
        )
        return Block(say("report.papers"), lines, charts, [Grid(heads, rows, frozenset({2, 3, 4, 5, 6}))])

    def _lessons(self) -> Block:
        own = bool(self.made.scope.person)
        return Block(
            self.say("report.own-lesson" if own else "report.lesson"),
            [self.say("report.own-lesson-why" if own else "report.lesson-why")],
            parts=[self._lesson(place, each) for place, each in enumerate(self.made.lessons, 1)],
        )

    def _lesson(self, place: int, lesson: Lesson) -> Block:
        say = self.say
        title = say(
            "report.lesson-topic",
            place=place,
            title=self.name("bank", lesson.group.name),
            percent=percent(lesson.group.share),
            answers=lesson.group.answers,
        )
        heads = [say(f"report.head.{name}") for name in ("question", "share", "wrong")]
        rows = [
            [
                f"{each.group.name}  {each.title}".rstrip(),
                percent(each.group.share),
                "\n".join(say("report.wrong", answer=answer, count=count) for answer, count in each.wrong) or NONE,
            ]
            for each in lesson.questions
        ]
        return Block(title, (), (), [Grid(heads, rows, frozenset({1}))] if rows else ())

    def _changed(self) -> Block:
        say, made = self.say, self.made
        trend = [(each.name, each.share) for each in made.months.rows]
        lines, grids = [], []
        if made.compared and made.changed["all"]:
            (whole,) = made.changed["all"]
            before, now = made.compared
            told = {"before": before, "now": now, "was": percent(whole.before), "is": percent(whole.now)}
            lines.append(say("report.change", by=points(whole.by), **told))
            grids = [self._changes(name, made.changed[name]) for name in ("bank", "skill") if made.changed[name]]
        return Block(say("report.changed"), lines, [Trend(say("report.trend"), trend, say("report.share"))], grids)

    def _changes(self, dimension: str, found: Sequence[Change]) -> Grid:
        before, now = self.made.compared or ("", "")
        rows = [
            [self.name(dimension, each.name), percent(each.before), percent(each.now), points(each.by)]
            for each in found[:CHANGES]
        ]
        heads = [self.say(f"report.by.{dimension}"), before, now, self.say("report.head.change")]
        return Grid(heads, rows, frozenset({1, 2, 3}))

    def _groups(self) -> Block:
        say, made = self.say, self.made
        parts = [self._group(name, found) for name, found in made.groups.items() if found.rows]
        hidden = sum(found.hidden for found in made.groups.values())
        lines = [say("report.hidden", count=hidden, fewest=FEWEST)] if hidden else []
        if len({each.key[0] for each in made.skills_by_unit.rows}) > 1:
            parts.append(self._by_unit(made.skills_by_unit))
        return Block(say("report.groups"), lines, parts=parts)

    def _group(self, dimension: str, found: Groups) -> Block:
        say = self.say
        title = say(f"report.by.{dimension}")
        person = bool(self.made.scope.person)
        bars = [Bar(self.name(dimension, each.name), each.share, self._beside(each, person)) for each in found.rows]
        names = ("answers", "blanks", "share") if person else ("people", "answers", "blanks", "share")
        rows = [
            [self.name(dimension, each.name), *([] if person else [str(each.people)]), *_figures(each)]
            for each in found.rows
        ]
        heads = [title, *(say(f"report.head.{name}") for name in names)]
        charts = [Bars("", bars)] if len(bars) <= MOST_BARS else []
        return Block(title, (), charts, [Grid(heads, rows, frozenset(range(1, len(heads))))])

    def _beside(self, found: Group, person: bool) -> str:
        key = "report.beside-own" if person else "report.beside"
        return self.say(key, percent=percent(found.share), people=found.people, answers=found.answers)

    def _by_unit(self, found: Groups) -> Block:
        """Skills by unit: a chart, or a table where there are many units."""
        shares = {each.key: each.share for each in found.rows}
        units = list(dict.fromkeys(unit for unit, _ in shares))
        skills = list(dict.fromkeys(skill for _, skill in shares))
        rows, columns = [unit or NONE for unit in units], [self.name("skill", skill) for skill in skills]
        cells = [[shares.get((unit, skill)) for skill in skills] for unit in units]
        title = self.say("report.skills-by-unit")
        if len(units) <= MOST_BARS:
            return Block(title, (), [Heat("", rows, columns, cells)])
        told = [[NONE if share is None else percent(share) for share in row] for row in cells]
        lines = [[name, *row] for name, row in zip(rows, told, strict=True)]
        return Block(
            title, (), (), [Grid([self.say("report.by.unit"), *columns], lines, frozenset(range(1, len(skills) + 1)))]
        )


def _paper_row(each: Counted) -> list[str]:
    head = [each.title or each.paper, each.first[:10] or NONE, str(each.people)]
    if not each.shown:
        return [*head, NONE, NONE, percent(each.mark), NONE]
    rate = percent(each.passed / each.people)
    return [*head, percent(each.mean), percent(each.sd), percent(each.mark), rate]


def _figures(each: Group) -> list[str]:
    return [str(each.answers), str(each.blanks), percent(each.share)]


def _tenth(place: int) -> str:
    return f"{place * 10}-{place * 10 + (10 if place == 9 else 9)}"


def _share(sat: Sat) -> float:
    return float(sat.earned / sat.worth) if sat.worth else 0.0


def _day(sat: Sat) -> str:
    return local(sat.handed_in)[:10] if sat.handed_in else NONE
