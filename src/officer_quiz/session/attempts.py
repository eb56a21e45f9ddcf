"""Every attempt at a question, from the events of all sessions: what schedules, the wrong-answer book and progress
are made from, whatever the mode it happened in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from officer_quiz.kinds.base.ask import Response
from officer_quiz.session.events import Answered, Hinted, Moved, Revised, Scored, Started, Written
from officer_quiz.session.pace import Moment, worked

Past = tuple[Response | None, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A finished question: when (UTC), the fraction of its points, None when it was left blank, and how it went.

    `content` is the question's content hash at the time; `seconds` what it took in all its `turns`.
    """

    session: str
    mode: str
    question: str
    content: str
    at: datetime
    fraction: Fraction | None
    worth: Fraction
    past: Past
    seconds: float
    hinted: bool

    @property
    def turns(self) -> int:
        """How many responses it took."""
        return max(len(self.past), 1)


def attempts(session: str, moments: Sequence[Moment]) -> Iterator[Attempt]:
    """Yield the finished questions of one session in the order they were finished.

    ValueError when `moments` do not begin with its start.
    """
    started = moments[0][1]
    if not isinstance(started, Started):
        raise ValueError(f"session {session} has no start")
    tally = _Tally(started)
    before = moments[0][0]
    for moment in moments[1:]:
        tally.note(before, moment)
        before, event = moment
        if isinstance(event, Answered | Scored) and event.fraction is not None and event.worth is not None:
            yield tally.attempt(session, event.question, before, event.fraction, event.worth)


def time_each(moments: Sequence[Moment]) -> Mapping[str, float]:
    """Return the seconds spent on each question of a session."""
    started = moments[0][1]
    assert isinstance(started, Started), "a session begins with its start"
    tally = _Tally(started)
    for earlier, later in pairwise(moments):
        tally.note(earlier[0], later)
    return {question: spent.total_seconds() for question, spent in tally.spent.items()}


class _Tally:
    """What each question has come to so far."""

    def __init__(self, started: Started) -> None:
        self.started = started
        self.contents = dict(started.questions)
        self.past: dict[str, Past] = {}
        self.spent: dict[str, timedelta] = {}
        self.hinted: set[str] = set()
        self.here: str | None = None

    def note(self, before: datetime, moment: Moment) -> None:
        """Take an event in: the time before it went to the question at hand."""
        event = moment[1]
        question = getattr(event, "question", None)
        about = self.here if self.started.paper else question
        if about is not None and not isinstance(event, Scored):
            self.spent[about] = self.spent.get(about, timedelta()) + worked(before, moment)
        match event:
            case Moved():
                self.here = event.question
            case Answered():
                self.past[event.question] = (*self.past.get(event.question, ()), event.response)
            case Written():
                self.past[event.question] = event.past
            case Hinted():
                self.hinted.add(event.question)
            case Revised():
                if not event.kept:
                    self.past.pop(event.question, None)
                self.contents[event.question] = event.content or ""

    def attempt(self, session: str, question: str, at: datetime, fraction: str, worth: str) -> Attempt:
        past = self.past.get(question, ())
        return Attempt(
            session,
            self.started.mode,
            question,
            self.contents.get(question, ""),
            at,
            None if all(response is None for response in past) else Fraction(fraction),
            Fraction(worth),
            past,
            self.spent.get(question, timedelta()).total_seconds(),
            question in self.hinted,
        )


def last_fractions(done: Iterable[Attempt]) -> Mapping[str, Fraction | None]:
    """Return each question's last fraction; None when it has only been left blank. `done` is oldest first."""
    last: dict[str, Fraction | None] = {}
    for each in done:
        last[each.question] = last.get(each.question) if each.fraction is None else each.fraction
    return last
