"""Disputes in the log as rows: the question, the note, and what the trainee had answered by then."""

from __future__ import annotations

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.session.events import Disputed
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog
from officer_quiz.ui.disputes import DisputeRow
from officer_quiz.ui.told import headline, told


def dispute_rows(env: Env, log: EventLog) -> list[DisputeRow]:
    """Return every dispute, newest first."""
    rows = [row for head in log.sessions() for row in _of_session(env, log, head.id)]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _of_session(env: Env, log: EventLog, session: str) -> list[DisputeRow]:
    events = log.events(session)
    disputed = [place for place, each in enumerate(events) if isinstance(each.event, Disputed)]
    if not disputed:
        return []
    library = Library(env, fold(each.event for each in events).started.banks)
    rows = []
    for place in disputed:
        event = events[place].event
        assert isinstance(event, Disputed)
        state = fold(each.event for each in events[: place + 1])
        question, found = library.question(event.question), library.data(event.question)
        past = state.past.get(event.question, ())
        unchanged = found is not None and found.content == state.contents.get(event.question)
        rows.append(
            DisputeRow(
                events[place].at,
                session,
                event.question,
                found.bank if found else "",
                headline(question, env.say) if question else "",
                told(question, past, env.say) if question and unchanged else "",
                tuple(past),
                event.note,
                not unchanged,
            )
        )
    return rows
