"""Past sessions, answer by answer, with the results given at the time."""

from __future__ import annotations

from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.results.rows import AnswerRow, SessionRow
from officer_quiz.services.session import find
from officer_quiz.session.events import Answered, Finished, Scored
from officer_quiz.session.marking import possible
from officer_quiz.session.names import Name
from officer_quiz.store.log import Log, Recorded


def session_rows(log: Log) -> list[SessionRow]:
    """Return all sessions, newest first."""
    return [_row(head.name, log.read(head.id)) for head in reversed(log.sessions())]


def session_row(log: Log, typed: str) -> SessionRow:
    """Return one session by its id as typed; UserError if there is none, or several."""
    name = find(log, typed)
    return _row(name, log.read(name.id))


def _row(name: Name, recorded: Recorded) -> SessionRow:
    state, events = recorded.state, recorded.events
    ended = events[-1].at if isinstance(events[-1].event, Finished) else None
    return SessionRow(
        name,
        state.started.mode,
        events[0].at,
        ended,
        len(state.order),
        len(state.past) if state.started.paper and not ended else len(state.results),
        state.earned,
        possible(state) if state.started.paper else state.possible,
    )


def answer_rows(env: Env, log: Log, id: str) -> list[AnswerRow]:
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
