"""Every attempt at a question, from the events of all sessions: what schedules, the wrong-answer book and progress
are made from, whatever the mode it happened in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from officer_quiz.kinds.base.ask import Past
from officer_quiz.results.pace import worked
from officer_quiz.session.events import Answered, Event, Scored, Stamped, Undone
from officer_quiz.session.state import State, apply


class Tried(Protocol):
    """What learning needs to know of an attempt."""

    @property
    def question(self) -> str:
        """The question's id."""

    @property
    def at(self) -> datetime:
        """When it was finished (UTC)."""

    @property
    def fraction(self) -> Fraction | None:
        """The fraction of its points, None when it was left blank."""

    @property
    def seconds(self) -> float:
        """What it took in all its turns."""

    @property
    def turns(self) -> int:
        """How many responses it took."""

    @property
    def hinted(self) -> bool:
        """Whether its hint was looked at."""


Made = TypeVar("Made", bound=Tried)


class Kept(NamedTuple):
    """What is kept of an attempt for learning: see `Tried`."""

    question: str
    at: datetime
    fraction: Fraction | None
    seconds: float
    turns: int
    hinted: bool


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


def attempts(session: str, events: Sequence[Stamped]) -> Iterator[Attempt]:
    """Yield the finished questions of one session in the order they were finished.

    ValueError when `events` do not begin with its start, or cannot have happened.
    """
    yield from replayed(session, events)[1]


def replayed(session: str, events: Sequence[Stamped]) -> tuple[State, list[Attempt]]:
    """Return the state after the events of a session, and its `attempts`; ValueError as there."""
    timed = _Timed(events[0].event)
    found = []
    for earlier, later in pairwise(events):
        timed.take(earlier.at, later)
        event = later.event
        if isinstance(event, Answered | Scored) and event.fraction is not None and event.worth is not None:
            found.append(timed.attempt(session, event.question, later.at, event.fraction, event.worth))
        if isinstance(event, Undone):
            found = [each for each in found if each.question != event.question]
    return timed.state, found


def time_each(events: Sequence[Stamped]) -> Mapping[str, float]:
    """Return the seconds spent on each question of a session."""
    timed = _Timed(events[0].event)
    for earlier, later in pairwise(events):
        timed.take(earlier.at, later)
    return {question: spent.total_seconds() for question, spent in timed.spent.items()}


class _Timed:
    """The state of a session, event by event, and the time each question has taken so far."""

    def __init__(self, first: Event) -> None:
        self.state = apply(None, first)
        self.spent: dict[str, timedelta] = {}

    def take(self, before: datetime, stamped: Stamped) -> None:
        """Take an event in: the time since the one before went to the question at hand; marking takes none."""
        event = stamped.event
        about = self.state.here if self.state.started.paper else getattr(event, "question", None)
        if about is not None and not isinstance(event, Scored):
            self.spent[about] = self.spent.get(about, timedelta()) + worked(before, stamped)
        self.state = apply(self.state, event)

    def attempt(self, session: str, question: str, at: datetime, fraction: str, worth: str) -> Attempt:
        past = self.state.past.get(question, ())
        return Attempt(
            session,
            self.state.started.mode,
            question,
            self.state.contents.get(question, ""),
            at,
            None if all(response is None for response in past) else Fraction(fraction),
            Fraction(worth),
            past,
            self.spent.get(question, timedelta()).total_seconds(),
            question in self.state.hinted,
        )


def until(done: Iterable[Made], now: datetime) -> list[Made]:
    """Return the attempts that are not dated after `now`.

    Those that are were made while the clock was ahead: nobody knows when, so they say nothing until their time comes.
    """
    return [each for each in done if each.at <= now]
