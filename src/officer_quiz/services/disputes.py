"""What trainees said is wrong with a question, and what they had answered by then."""

from __future__ import annotations

from collections.abc import Collection

from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.results.rows import DisputeRow
from officer_quiz.session.events import Disputed
from officer_quiz.session.names import Name
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import Log, Recorded


def disputes(env: Env, log: Log, wanted: Collection[str] = ()) -> list[DisputeRow]:
    """Return every dispute, newest first; with `wanted`, those about these questions and banks."""
    disputed = [name for name, session in log.summaries() if session.disputed]
    rows = [row for name in disputed for row in _of_session(env, name, log.read(name.id))]
    kept = (row for row in rows if not wanted or row.question in wanted or row.bank in wanted)
    return sorted(kept, key=lambda row: row.at, reverse=True)


def _of_session(env: Env, session: Name, recorded: Recorded) -> list[DisputeRow]:
    library = Library(env, recorded.state.started.banks)
    rows = []
    state: State | None = None
    for at, event in recorded.events:
        state = apply(state, event)
        if isinstance(event, Disputed):
            question, found = library.question(event.question), library.data(event.question)
            past = state.past.get(event.question, ())
            unchanged = found is not None and found.content == state.contents.get(event.question)
            rows.append(
                DisputeRow(
                    at,
                    session,
                    event.question,
                    found.bank if found else "",
                    headline(question, env.say) if question else "",
                    responses_in_words(question, past, env.say) if question and unchanged else "",
                    past,
                    event.note,
                    not unchanged,
                )
            )
    return rows
