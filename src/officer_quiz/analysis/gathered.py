"""The answers of many people, gathered by question: first attempts only, kept in columns so that a province fits."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import nan

from officer_quiz.results.marks import Marked, Person, QuestionMark


@dataclass(slots=True)
class Sitting:
    """One person's first hand-in of a paper: points `earned` of `worth`, without the `waiting` questions.

    `minutes` is None where nobody measured, `pass_mark` None where there is none.
    """

    paper: str
    earned: float
    worth: float
    waiting: int = 0
    pass_mark: float | None = None
    minutes: float | None = None


@dataclass(slots=True)
class Answers:
    """What was answered to one question, an entry an answer in each list.

    `who` is the index of the sitting, `shares` the share of the question's points (0 to 1, less where a wrong answer
    costs points), `chosen` the answer as typed with authored letters, `blank` 1 for none, `seconds` NaN where unknown.
    """

    question: str
    kind: str = ""
    bank: str = ""
    worth: float = 1.0
    who: array[int] = field(default_factory=lambda: array("l"))
    shares: array[float] = field(default_factory=lambda: array("d"))
    chosen: list[str] = field(default_factory=list)
    blank: bytearray = field(default_factory=bytearray)
    seconds: array[float] = field(default_factory=lambda: array("d"))

    def add(self, sitting: int, share: float, chosen: str = "", *, blank: bool = False, seconds: float = nan) -> None:
        """Add an answer."""
        self.who.append(sitting)
        self.shares.append(share)
        self.chosen.append(chosen)
        self.blank.append(blank)
        self.seconds.append(seconds)


@dataclass
class Gathered:
    """Sittings, and the answers to each question in the order in which questions were first met."""

    sittings: list[Sitting] = field(default_factory=list)
    questions: dict[str, Answers] = field(default_factory=dict)
    _seen: dict[Person, dict[str, frozenset[str]]] = field(default_factory=dict)
    _asked: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)

    def add(self, marked: Marked) -> bool:
        """Add a hand-in; return whether it counts: a person's second one of a paper does not.

        Of a hand-in that counts, a question that the person had in another paper before does not. Those who come
        first are first: hand-ins are given in the order of time.
        """
        before = self._seen.setdefault(marked.person, {})
        if marked.paper in before:
            return False
        known = frozenset[str]().union(*before.values())
        asked = frozenset(each.question for each in marked.questions)
        before[marked.paper] = self._asked.setdefault(asked, asked)
        told = [each for each in marked.questions if each.earned is not None]
        place = len(self.sittings)
        self.sittings.append(
            Sitting(
                marked.paper,
                float(sum(each.earned or 0 for each in told)),
                float(sum(each.worth for each in told)),
                len(marked.questions) - len(told),
                float(marked.pass_mark),
                _minutes(marked),
            )
        )
        for each in told:
            if each.question not in known and each.worth:
                self._answer(place, each)
        return True

    def _answer(self, place: int, mark: QuestionMark) -> None:
        answers = self.questions.get(mark.question)
        if answers is None:
            answers = Answers(mark.question, mark.kind, mark.bank, float(mark.worth))
            self.questions[mark.question] = answers
        assert mark.earned is not None, "what waits for a marker is no answer yet"
        seconds = nan if mark.seconds is None else mark.seconds
        chosen = self._words.setdefault(mark.chosen, mark.chosen)
        answers.add(place, float(mark.earned / mark.worth), chosen, blank=mark.blank, seconds=seconds)


def gathered(marks: Iterable[Marked]) -> Gathered:
    """Return the answers of hand-ins given in the order of time."""
    made = Gathered()
    for each in marks:
        made.add(each)
    return made


def _minutes(marked: Marked) -> float | None:
    """The time a paper took: from start to handing in, else what its questions took together."""
    if marked.started and marked.handed_in:
        return (marked.handed_in - marked.started).total_seconds() / 60
    seconds = [each.seconds for each in marked.questions if each.seconds is not None]
    return sum(seconds) / 60 if seconds else None
