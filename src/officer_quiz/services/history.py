"""Past sessions, answer by answer, with the results given at the time; and what a corrected key changes."""

from __future__ import annotations

from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.results.attempts import Attempt, attempts
from officer_quiz.results.rows import AnswerRow, RemarkedRow, SessionRow
from officer_quiz.session.events import Answered, Finished, Scored
from officer_quiz.session.marking import fits, possible, rules_of, to_the_end
from officer_quiz.session.state import State
from officer_quiz.store.log import EventLog, Recorded


def session_rows(log: EventLog) -> list[SessionRow]:
    """Return all sessions, newest first."""
    return [_row(head.id, log.read(head.id)) for head in reversed(log.sessions())]


def session_row(log: EventLog, id: str) -> SessionRow:
    """Return one session; UserError if there is none of that id."""
    recorded = log.read(id)
    if not recorded:
        raise UserError(message("screen.history.no-session", id=id))
    return _row(id, recorded)


def _row(id: str, recorded: Recorded) -> SessionRow:
    state, events = recorded.state, recorded.events
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


def answer_rows(env: Env, log: EventLog, id: str) -> list[AnswerRow]:
    """Return the finished questions of a session in the order they were finished."""
    recorded = log.read(id)
    state = recorded.state
    library = Library(env, state.started.banks)
    rows = []
    for at, event in recorded.events:
        if not isinstance(event, Answered | Scored) or event.fraction is None:
            continue
        name = event.question
        question, found = library.question(name), library.data(name)
        past = state.past.get(name, (None,))
        changed = found is not None and found.content != state.contents[name]
        rows.append(
            AnswerRow(
                name,
                event.kind or "",
                headline(question, env.say) if question else None,
                changed,
                past,
                responses_in_words(question, past, env.say) if question and not changed else "",
                state.results[name],
                at,
            )
        )
    return rows


def remarked(env: Env, log: EventLog, session: str | None) -> list[RemarkedRow]:
    """Return what past results become when the raw responses are marked by the questions as they are now.

    Only questions changed since, whose responses are still well-formed, can differ. The log stays as it is.
    """
    found: list[RemarkedRow] = []
    for head in log.sessions():
        if session in {None, head.id}:
            recorded = log.read(head.id)
            library = Library(env, recorded.state.started.banks)
            again = (_remarked(each, recorded.state, library) for each in attempts(head.id, recorded.events))
            found += filter(None, again)
    return found


def _remarked(attempt: Attempt, state: State, library: Library) -> RemarkedRow | None:
    question = library.question(attempt.question)
    if question is None or attempt.fraction is None or library.content(attempt.question) == attempt.content:
        return None
    if not fits(question, attempt.past):
        return None
    now = question.score(to_the_end(question, attempt.past), rules_of(state))
    if now == attempt.fraction:
        return None
    return RemarkedRow(attempt.session, attempt.question, attempt.worth, attempt.fraction, now)
