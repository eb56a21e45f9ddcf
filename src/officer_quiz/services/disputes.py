"""What trainees said is wrong with a question, what they had answered by then, and what the trainer decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.rows import DisputeRow
from officer_quiz.session.events import Disputed, Settled
from officer_quiz.session.names import Name
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import Log, Recorded
from officer_quiz.text.nearest import nearest


def disputes(env: Env, log: Log, wanted: Collection[str] = (), states: Collection[str] = ()) -> list[DisputeRow]:
    """Return every dispute, newest first; with `wanted`, those about these questions and banks, or of these ids.

    With `states`, those in one of them.
    """
    decided = {(event.of, event.number): (at, event) for at, event in log.settled()}
    disputed = [name for name, session in log.summaries() if session.disputed]
    rows = [_with_decision(row, decided) for name in disputed for row in _of_session(env, name, log.read(name.id))]
    kept = (row for row in rows if not wanted or {row.question, row.bank, row.id} & {*wanted})
    return sorted((row for row in kept if not states or row.state in states), key=lambda row: row.at, reverse=True)


def settle(env: Env, log: Log, named: Sequence[str], state: str, note: str) -> list[Message]:
    """Decide on disputes, each named by its id, or all about a question named by its; return what to say.

    UserError for a name of no dispute; nothing is decided then.
    """
    rows = disputes(env, log)
    chosen: dict[str, DisputeRow] = {}
    for name in named:
        found = [row for row in rows if name in {row.id, row.question}]
        if not found:
            near = nearest(name, [called for row in rows for called in (row.id, row.question)], most=None)
            key = "screen.disputes.unknown-near" if near else "screen.disputes.unknown"
            raise UserError(message(key, id=name, near=near))
        chosen |= {row.id: row for row in found}
    for row in chosen.values():
        log.note(Settled(row.question, row.session.uuid, row.number, state, note), env.now())
    return [message(f"screen.disputes.now-{state}", id=id, question=row.question) for id, row in chosen.items()]


def _with_decision(row: DisputeRow, decided: Mapping[tuple[str, int], tuple[datetime, Settled]]) -> DisputeRow:
    if (row.session.uuid, row.number) not in decided:
        return row
    at, event = decided[row.session.uuid, row.number]
    return replace(row, state=event.state, answer=event.note, settled=at)


def _of_session(env: Env, session: Name, recorded: Recorded) -> list[DisputeRow]:
    library = Library(env, recorded.state.started.banks)
    rows = []
    state: State | None = None
    for number, (at, event) in enumerate(recorded.events):
        state = apply(state, event)
        if isinstance(event, Disputed):
            question, found = library.question(event.question), library.data(event.question)
            past = state.past.get(event.question, ())
            unchanged = found is not None and found.content == state.contents.get(event.question)
            rows.append(
                DisputeRow(
                    at,
                    session,
                    number,
                    library.current(event.question),
                    found.bank if found else "",
                    headline(question, env.say) if question else "",
                    responses_in_words(question, past, env.say) if question and unchanged else "",
                    past,
                    event.note,
                    not unchanged,
                )
            )
    return rows
