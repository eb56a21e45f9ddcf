"""A session summed up: what lists say of it, without its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from fractions import Fraction
from functools import cache
from typing import Any

from officer_quiz.results.outcome import Outcome
from officer_quiz.session.events import Finished, Stamped
from officer_quiz.session.marking import answered
from officer_quiz.session.state import State


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session has come to so far: `score` of `points`, and when it began and was finished (UTC), None if open.

    `questions` are those of the session; of one that the clock ends, those it has come to. `answered` counts the
    questions of an unfinished exam that something is written to. Only an exam has a title and an
    outcome. `finished` is not before `started`, wherever the clock was set meanwhile.
    """

    mode: str
    started: datetime
    finished: datetime | None
    questions: int
    answered: int
    score: Fraction
    points: Fraction
    disputed: bool
    title: str = ""
    outcome: Outcome | None = None

    def data(self) -> list[Any]:
        """Return the summary as JSON data."""
        figures = self.outcome and [str(getattr(self.outcome, each.name)) for each in fields(Outcome)]
        return [
            self.mode,
            self.started.isoformat(),
            self.finished and self.finished.isoformat(),
            self.questions,
            self.answered,
            str(self.score),
            str(self.points),
            self.disputed,
            self.title,
            figures,
        ]

    @classmethod
    def of(cls, data: list[Any]) -> Summary:
        """Return the summary that gave the JSON data; ValueError or TypeError for other data."""
        mode, started, finished, questions, answered, score, points, disputed, title, figures = data
        return cls(
            mode,
            datetime.fromisoformat(started),
            datetime.fromisoformat(finished) if finished else None,
            questions,
            answered,
            number(score),
            number(points),
            disputed,
            title,
            Outcome(*map(number, figures)) if figures else None,
        )


def summed_up(state: State, events: Sequence[Stamped]) -> Summary:
    """Return the summary of a session by its state after all its events."""
    finished = max(events[0].at, events[-1].at) if isinstance(events[-1].event, Finished) else None
    paper = state.started.paper
    return Summary(
        state.started.mode,
        events[0].at,
        finished,
        len(state.results if state.started.minutes else state.order),
        answered(state, lambda _: None),
        state.earned,
        state.possible,
        bool(state.disputes),
        paper.title if paper else "",
        Outcome.of(state) if paper else None,
    )


@cache
def number(text: str) -> Fraction:
    """Return a fraction by its text: there are many, and few different ones."""
    return Fraction(text)
