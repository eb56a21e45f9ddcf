"""Marks in a table, persons down and questions across, gathered: points as numbers, or letters under a row of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from unicodedata import normalize

from officer_quiz.analysis.gathered import Answers, Gathered, Sitting
from officer_quiz.analysis.items import Key
from officer_quiz.messages.catalogue import Message, message

PERSON = frozenset(
    {"attempt", "person", "name", "code", "candidate", "student", "姓名", "学员", "考号", "警号", "称呼"}
)
"""Heads of the column that says who; without one of these it is the first."""
BESIDE = frozenset({"total", "sum", "score", "points", "grade", "unit", "post", "variant", "date", "time"}) | frozenset(
    {"总分", "得分", "成绩", "合计", "单位", "岗位", "部门", "卷别", "日期", "时间", "用时"}
)
"""Heads of columns that are no questions."""
FULL = frozenset({"max", "full", "points", "worth", "max_mark", "满分", "分值"})
KEYS = frozenset({"key", "keys", "answer", "answers", "答案", "标准答案"})
"""First cells of the rows that give each question's points and key."""
NOTHING = frozenset({"", "-", "—", "/"})
"""Cells that say there was no answer."""
_JUDGED = {"√": "对", "t": "对", "true": "对", "×": "错", "f": "错", "false": "错", "x": "错"}
_SPACE = re.compile(r"[\s,、;]+")


class NoTable(ValueError):
    """The rows are no table of marks; `said` says why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass
class Tabled:
    """A table's answers: `keys` by question where it has a row of them, and what to say of how it was read."""

    gathered: Gathered
    keys: dict[str, Key] = field(default_factory=dict)
    notices: list[Message] = field(default_factory=list)


def tabled(rows: Sequence[Sequence[str]], points: Mapping[str, float], pass_mark: float | None = None) -> Tabled:
    """Return the answers in the rows of a table, the first of them its head.

    `points` says what questions are worth, before the table's own row of full marks; without either it is 1 where no
    mark is higher, else the highest mark given, which is told. NoTable for rows that say no marks.
    """
    return _Table(rows, points, pass_mark).read()


class _Table:
    """A table being read."""

    def __init__(self, rows: Sequence[Sequence[str]], points: Mapping[str, float], pass_mark: float | None) -> None:
        filled = [
            (line, [cell.strip() for cell in row]) for line, row in enumerate(rows, 1) if any(map(str.strip, row))
        ]
        if len(filled) < 2:
            raise NoTable(message("analysis.table.empty"))
        (_, head), *self.rows = filled
        heads = [_folded(cell) for cell in head]
        self.person = next((place for place, cell in enumerate(heads) if cell in PERSON), 0)
        beside = {place for place, cell in enumerate(heads) if cell in BESIDE or not cell} | {self.person}
        self.columns = {place: cell for place, cell in enumerate(head) if place not in beside}
        self.points, self.pass_mark = points, pass_mark
        self._check_columns()
        self.full = self._special(FULL)
        self.right = self._special(KEYS)
        self.tabled = Tabled(Gathered())

    def _check_columns(self) -> None:
        if not self.columns:
            raise NoTable(message("analysis.table.no-questions"))
        names = list(self.columns.values())
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise NoTable(message("analysis.table.twice", name=twice))
        if strange := next((name for name in self.points if name not in names), ""):
            raise NoTable(message("analysis.table.no-question", name=strange, known=tuple(names)))

    def _special(self, words: frozenset[str]) -> dict[int, str]:
        """Take out the row that begins with one of the words; return its cells by column."""
        for each in self.rows:
            if _folded(_cell(each[1], self.person)) in words:
                self.rows.remove(each)
                return {place: _cell(each[1], place) for place in self.columns}
        return {}

    def read(self) -> Tabled:
        """Return what the table says."""
        people = list(self._people())
        made = self.tabled
        columns = [self._column(place, people) for place in self.columns]
        worth = sum(each.worth for each in columns)
        for who in range(len(people)):
            earned = sum(each.shares[who] * each.worth for each in columns)
            made.gathered.sittings.append(Sitting("", earned, worth, pass_mark=self.pass_mark))
        made.gathered.questions = {each.question: each for each in columns}
        return made

    def _people(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows that count: not of those who answered nothing at all, nor a second one of a person."""
        seen: set[str] = set()
        absent = again = 0
        for line, row in self.rows:
            name = _cell(row, self.person)
            if all(_cell(row, place) in NOTHING for place in self.columns):
                absent += 1
            elif name and name in seen:
                again += 1
            else:
                seen.add(name)
                yield line, row
        for count, key in ((absent, "absent"), (again, "again")):
            if count:
                self.tabled.notices.append(message(f"analysis.table.{key}", count=count))

    def _column(self, place: int, people: Sequence[tuple[int, list[str]]]) -> Answers:
        cells = [(line, _cell(row, place)) for line, row in people]
        key = self.right.get(place, "")
        if key and not _is_number(key):
            return self._lettered(place, key, cells)
        marks = [(line, 0.0 if cell in NOTHING else self._number(cell, line, place)) for line, cell in cells]
        worth = self._worth(place, [mark for _, mark in marks])
        answers = Answers(self.columns[place], worth=worth)
        for who, ((line, mark), (_, cell)) in enumerate(zip(marks, cells, strict=True)):
            if mark > worth:
                name = self.columns[place]
                raise NoTable(
                    message("analysis.table.too-much", name=name, line=line, mark=_short(mark), worth=_short(worth))
                )
            answers.add(who, mark / worth if worth else 0.0, blank=cell in NOTHING)
        return answers

    def _worth(self, place: int, marks: Sequence[float]) -> float:
        name = self.columns[place]
        if name in self.points:
            return self.points[name]
        if self.full.get(place):
            return self._number(self.full[place], 0, place)
        most = max(marks, default=0.0)
        if most <= 1:
            return 1.0
        self.tabled.notices.append(message("analysis.table.guessed", name=name, worth=_short(most)))
        return most

    def _number(self, cell: str, line: int, place: int) -> float:
        if not _is_number(cell):
            name = self.columns[place]
            key = "analysis.table.no-number" if line else "analysis.table.no-full"
            raise NoTable(message(key, name=name, line=line, cell=cell))
        return float(normalize("NFKC", cell))

    def _lettered(self, place: int, key: str, cells: Sequence[tuple[int, str]]) -> Answers:
        """Mark a column of letters against its key: all of it right, or nothing."""
        right = _answer(key)
        kind = "true_false" if right in {"对", "错"} else "single" if len(right) == 1 else "multiple"
        name = self.columns[place]
        worth = self.points.get(name) or (self._number(self.full[place], 0, place) if self.full.get(place) else 1.0)
        answers = Answers(name, kind, worth=worth)
        for who, (_, cell) in enumerate(cells):
            blank = cell in NOTHING
            given = "" if blank else _answer(cell)
            answers.add(who, float(given == right), given, blank=blank)
        letters = {letter for given in (right, *answers.chosen) for letter in given}
        choices = ("对", "错") if kind == "true_false" else tuple(sorted(letters))
        self.tabled.keys[name] = Key(frozenset([right]) if kind == "true_false" else frozenset(right), choices)
        return answers


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _folded(cell: str) -> str:
    return normalize("NFKC", cell).strip().casefold()


def _is_number(cell: str) -> bool:
    try:
        return isfinite(float(normalize("NFKC", cell)))
    except ValueError:
        return False


def _answer(cell: str) -> str:
    """Return an answer of letters in their order, or the word of a judgement."""
    folded = _folded(cell)
    if folded in _JUDGED or folded in {"对", "错"}:
        return _JUDGED.get(folded, folded)
    return "".join(sorted(_SPACE.sub("", folded).upper()))


def _short(value: float) -> str:
    return f"{value:g}"
