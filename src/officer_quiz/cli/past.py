"""Past sessions as rows for the history: folded from the log, with the results given at the time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from officer_quiz.cli.env import Env
from officer_quiz.cli.examination import rules_of
from officer_quiz.cli.material import Library
from officer_quiz.errors import UserError
from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import message
from officer_quiz.session.attempts import Attempt, attempts
from officer_quiz.session.events import Answered, Finished, Scored
from officer_quiz.session.exam import possible, to_the_end
from officer_quiz.session.pace import Moment
from officer_quiz.session.play import fits
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog, Stamped
from officer_quiz.ui.lists import AnswerRow, SessionRow, rounded
from officer_quiz.ui.told import headline, told


def session_rows(log: EventLog) -> list[SessionRow]:
    """Return all sessions, newest first."""
    return [_row(head.id, log.events(head.id)) for head in reversed(log.sessions())]


def the_session(log: EventLog, id: str) -> SessionRow:
    """Return one session; UserError if there is none of that id."""
    events = log.events(id)
    if not events:
        raise UserError(message("screen.history.no-session", id=id))
    return _row(id, events)


def _row(id: str, events: list[Stamped]) -> SessionRow:
    state = fold(each.event for each in events)
    ended = events[-1].at if isinstance(events[-1].event, Finished) else None
    return SessionRow(
        id,
        state.started.mode,
        events[0].at,
        ended,
        len(state.order),
        len(state.past) if state.started.paper and not ended else len(state.results),
        state.earned,
        possible(state) if state.started.paper else state.possible,
    )


@dataclass(frozen=True, slots=True)
class Remarked:
    """A past result that the question as it is now would give otherwise; fractions of `worth` points."""

    session: str
    question: str
    worth: Fraction
    before: Fraction
    now: Fraction

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "session": self.session,
            "question": self.question,
            "points": rounded(self.worth),
            "score": rounded(self.before * self.worth),
            "remarked": rounded(self.now * self.worth),
        }


def remarked(env: Env, log: EventLog, session: str | None) -> list[Remarked]:
    """Return what past results become when the raw responses are marked by the questions as they are now.

    Only questions changed since, whose responses are still well-formed, can differ. The log stays as it is.
    """
    found: list[Remarked] = []
    for head in log.sessions():
        if session in {None, head.id}:
            events = log.events(head.id)
            library = Library(env, fold(each.event for each in events).started.banks)
            moments = [(each.at, each.event) for each in events]
            found += filter(None, (_remarked(each, moments, library) for each in attempts(head.id, moments)))
    return found


def _remarked(attempt: Attempt, moments: list[Moment], library: Library) -> Remarked | None:
    question = library.question(attempt.question)
    if question is None or attempt.fraction is None or library.content(attempt.question) == attempt.content:
        return None
    if not fits(question, attempt.past):
        return None
    state = fold(event for _, event in moments)
    now = question.score(to_the_end(question, attempt.past), rules_of(state))
    if now == attempt.fraction:
        return None
    return Remarked(attempt.session, attempt.question, attempt.worth, attempt.fraction, now)


def answer_rows(env: Env, log: EventLog, id: str) -> list[AnswerRow]:
    """Return the finished questions of a session in the order they were finished."""
    events = log.events(id)
    state = fold(each.event for each in events)
    library = Library(env, state.started.banks)
    rows = []
    for each in events:
        if not isinstance(each.event, Answered | Scored) or each.event.fraction is None:
            continue
        name = each.event.question
        question, found = library.question(name), library.data(name)
        result = state.results[name]
        past: list[Response | None] = list(state.past.get(name, (None,)))
        changed = found is not None and found.content != state.contents[name]
        rows.append(
            AnswerRow(
                name,
                each.event.kind or "",
                headline(question, env.say) if question else None,
                changed,
                past,
                told(question, past, env.say) if question and not changed else "",
                result.fraction,
                result.worth,
                result.blank,
                each.at,
            )
        )
    return rows
