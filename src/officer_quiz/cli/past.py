"""Past sessions as rows for the history: folded from the log, with the results given at the time."""

from __future__ import annotations

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.errors import UserError
from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import Answered, Finished
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog, Stamped
from officer_quiz.ui.lists import AnswerRow, SessionRow
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
        len(state.results),
        state.earned,
        state.possible,
    )


def answer_rows(env: Env, log: EventLog, id: str) -> list[AnswerRow]:
    """Return the finished questions of a session in the order they were finished."""
    events = log.events(id)
    state = fold(each.event for each in events)
    library = Library(env, state.started.banks)
    rows = []
    for each in events:
        if not isinstance(each.event, Answered) or each.event.fraction is None:
            continue
        name = each.event.question
        question, found = library.question(name), library.data(name)
        result = state.results[name]
        past: list[Response | None] = list(state.past[name])
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
