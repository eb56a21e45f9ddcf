"""What lists show, a row a thing, each with its JSON data: sessions, their answers, the book, disputes, re-marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Literal

from officer_quiz.answers.own_words import Beside
from officer_quiz.kinds.base.ask import Past
from officer_quiz.results.book import Miss
from officer_quiz.results.figures import rounded, utc
from officer_quiz.results.outcome import Outcome
from officer_quiz.scoring import certainty_mark
from officer_quiz.session.events import Sure
from officer_quiz.session.names import Name
from officer_quiz.session.state import Result


@dataclass(frozen=True, slots=True)
class About:
    """What lists say of a question: its headline, its bank's title, its skills."""

    headline: str
    bank: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExamTimes:
    """How long an exam took, breaks left out, and the seconds spent on each of its questions."""

    spent: timedelta
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list; `score` of `points` counts what has been answered. Times are UTC.

    `state`: finished or open; of an exam also over (its time, not handed in) or submitted (not marked yet).
    """

    name: Name
    mode: str
    started: datetime
    finished: datetime | None
    questions: int
    answered: int
    score: Fraction
    points: Fraction
    state: Literal["finished", "open", "over", "submitted"]

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            **self.name.data("id"),
            "mode": self.mode,
            "started": utc(self.started),
            "finished": utc(self.finished) if self.finished else None,
            "questions": self.questions,
            "answered": self.answered,
            "score": rounded(self.score),
            "points": rounded(self.points),
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A finished question of a session: the responses turn by turn, what they earned, when it was marked (UTC).

    `result` is None while a trainer has to mark it; `worth` are its points.
    `headline` is None when the question is gone; `in_words` (the responses) is empty when it is gone or has changed.
    """

    question: str
    kind: str
    headline: str | None
    changed: bool
    past: Past
    in_words: str
    result: Result | None
    worth: Fraction
    at: datetime
    sure: tuple[Sure, ...] = ()
    """How sure the trainee was: of a case, of each part that was asked about."""
    said: tuple[Beside, ...] = ()
    """What was said in one's own words before replies were shown."""

    def data(self) -> dict[str, Any]:
        """The row as JSON data; a question answered in one turn has that response itself, not a list of one."""
        return {
            "question": self.question,
            "kind": self.kind,
            "response": self.past[0] if len(self.past) == 1 else list(self.past),
            "score": rounded(self.result.fraction * self.result.worth) if self.result else None,
            "points": rounded(self.worth),
            "at": utc(self.at),
            "certainty": [_sure(each) for each in self.sure],
            "said": [beside_data(each) for each in self.said],
        }


def _sure(each: Sure) -> dict[str, Any]:
    fraction = Fraction(each.fraction)
    mark = certainty_mark(each.certainty, fraction)
    return {"certainty": each.certainty, "fraction": rounded(fraction), "mark": rounded(mark)}


def beside_data(said: Beside) -> dict[str, Any]:
    """Return one's own words, and what stands beside them, as JSON data; null where it is not known."""
    earned, most = said.points or (None, None)
    return {
        "turn": said.turn,
        "heard": said.heard or None,
        "words": said.words,
        "reply": said.reply or None,
        "best": said.best or None,
        "score": None if earned is None else rounded(earned),
        "points": None if most is None else rounded(most),
    }


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody said in their own words in a conversation: when (UTC), in which session, and what stands beside it.

    `person` is what they call themselves, empty where they did not say. `headline` is empty where the question is gone.
    """

    at: datetime
    session: str
    person: str
    question: str
    bank: str
    headline: str
    beside: Beside
    changed: bool

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "at": utc(self.at),
            "session": self.session,
            "name": self.person or None,
            "question": self.question,
            "bank": self.bank or None,
            **beside_data(self.beside),
            "changed": self.changed,
        }


@dataclass(frozen=True, slots=True)
class BookRow:
    """A question in the wrong-answer book with what the list says of it."""

    miss: Miss
    headline: str
    bank: str
    kind: str

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "question": self.miss.question,
            "kind": self.kind,
            "missed": [utc(at) for at in self.miss.missed],
            "right_days": sorted(day.isoformat() for day in self.miss.right_days),
            "starred": self.miss.starred,
            "state": self.miss.standing,
        }


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute: when (UTC), in which session, about which question, and the note.

    `id` is what it is called, `number` its event's in the session. `headline` is empty where the question is gone,
    `in_words` (the responses by then) where it has changed, too. `state` is what the trainer decided (``open``: nothing
    yet), `answer` what the trainer said, `settled` when (UTC).
    """

    at: datetime
    session: Name
    number: int
    question: str
    bank: str
    headline: str
    in_words: str
    past: Past
    note: str
    changed: bool
    state: str = "open"
    answer: str = ""
    settled: datetime | None = None

    @property
    def id(self) -> str:
        """What it is called on the command line: its session and its number there, ``3f9a2c.5``."""
        return f"{self.session.shown}.{self.number}"

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "id": self.id,
            "at": utc(self.at),
            **self.session.data("session"),
            "question": self.question,
            "bank": self.bank or None,
            "response": list(self.past),
            "note": self.note,
            "changed": self.changed,
            "state": self.state,
            "answer": self.answer or None,
            "settled": utc(self.settled) if self.settled else None,
        }


@dataclass(frozen=True, slots=True)
class RemarkedRow:
    """A past result that the question as it is now would give otherwise; fractions of `worth` points."""

    session: Name
    question: str
    worth: Fraction
    before: Fraction
    now: Fraction

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            **self.session.data("session"),
            "question": self.question,
            "points": rounded(self.worth),
            "score": rounded(self.before * self.worth),
            "remarked": rounded(self.now * self.worth),
        }


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A finished session in the trend: `share` of its points (0 to 1); an exam has a title and an outcome."""

    name: Name
    mode: str
    day: date
    share: float
    title: str
    outcome: Outcome | None

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        data: dict[str, Any] = {
            **self.name.data("id"),
            "mode": self.mode,
            "day": self.day.isoformat(),
            "share": round(self.share, 4),
        }
        if self.outcome:
            data |= {
                "title": self.title,
                "score": rounded(self.outcome.earned),
                "total": rounded(self.outcome.total),
                "pass": rounded(self.outcome.pass_mark),
                "result": self.outcome.decision,
            }
        return data
